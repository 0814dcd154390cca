import Foundation

/// The real binary, run as a person runs it: English, UTC.
public struct Tool: Sendable {
  public struct Output: Sendable {
    /// As a shell says it: 128 and the signal when it was killed.
    public var status: Int32
    public var out: Data
    public var err: String
  }

  public let binary: URL

  public init(binary: URL) { self.binary = binary }

  /// - Parameter input: what is typed in.
  public func run(
    _ arguments: [String], in folder: String, input: String = "", environment: [String: String] = [:]
  ) throws -> Output {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var all = ProcessInfo.processInfo.environment
    all["LC_ALL"] = "C.UTF-8"
    all["TZ"] = "UTC"
    all.merge(environment) { $1 }
    process.environment = all
    // Files, not pipes: no output is large enough to block. Not in the folder, which others may copy.
    let name = "\(FileManager.default.temporaryDirectory.path)/leadferry-tool-\(UUID().uuidString)"
    let paths = [name + ".out", name + ".err", name + ".in"]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    try Data(input.utf8).write(to: URL(fileURLWithPath: paths[2]))
    process.standardOutput = FileHandle(forWritingAtPath: paths[0])
    process.standardError = FileHandle(forWritingAtPath: paths[1])
    process.standardInput = FileHandle(forReadingAtPath: paths[2])
    try process.run()
    process.waitUntilExit()
    let isKilled = process.terminationReason == .uncaughtSignal
    return Output(
      status: process.terminationStatus + (isKilled ? 128 : 0),
      out: FileManager.default.contents(atPath: paths[0]) ?? Data(),
      err: String(decoding: FileManager.default.contents(atPath: paths[1]) ?? Data(), as: UTF8.self))
  }
}
