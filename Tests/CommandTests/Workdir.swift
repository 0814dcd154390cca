import Foundation
import Testing

/// A fresh folder in which a test runs the real binary; gone when the test is done.
final class Workdir {
  let path: String

  struct Output {
    var status: Int32
    var out: String
    var err: String
  }

  init() throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("leadferry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = base.path
  }

  deinit {
    // A test may have taken away the right to write.
    _ = try? Process.run(URL(fileURLWithPath: "/bin/chmod"), arguments: ["-R", "u+rwX", path]).waitUntilExit()
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: file(name)) }

  func text(_ name: String) -> String { String(decoding: bytes(name) ?? Data(), as: UTF8.self) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  /// Where what was built beside these tests is.
  static var products: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    return bundle?.deletingLastPathComponent()
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  }

  /// The binary that `LEADFERRY_TESTED` names, which `make test` builds with optimisation; else the one that
  /// was built beside these tests.
  static let binary: URL = {
    if let path = ProcessInfo.processInfo.environment["LEADFERRY_TESTED"] { return URL(filePath: path) }
    return products.appendingPathComponent("leadferry")
  }()

  /// Runs `leadferry` here. English and UTC, whatever the machine says.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Output {
    try run(arguments, environment: environment)
  }

  /// - Parameter shell: what a shell does before it becomes the tool, such as `umask 000`.
  func run(
    _ arguments: [String], environment: [String: String] = [:], shell: String? = nil
  ) throws -> Output {
    let process = process(arguments, environment, shell)
    // Files, not pipes: no output is large enough to block.
    let (outPath, errPath) = (file(".out-\(UUID().uuidString)"), file(".err-\(UUID().uuidString)"))
    for path in [outPath, errPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: outPath)
    process.standardError = FileHandle(forWritingAtPath: errPath)
    try process.run()
    process.waitUntilExit()
    defer { for path in [outPath, errPath] { try? FileManager.default.removeItem(atPath: path) } }
    // As a shell says it: 128 and the signal.
    let isKilled = process.terminationReason == .uncaughtSignal
    return Output(
      status: process.terminationStatus + (isKilled ? 128 : 0),
      out: String(decoding: FileManager.default.contents(atPath: outPath) ?? Data(), as: UTF8.self),
      err: String(decoding: FileManager.default.contents(atPath: errPath) ?? Data(), as: UTF8.self))
  }

  /// Starts `leadferry` here, and lets it run; nobody sees what it says.
  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
    let process = process(arguments, environment, nil)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func process(
    _ arguments: [String], _ environment: [String: String], _ shell: String?
  ) -> Process {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "\(shell); exec \"$0\" \"$@\"", Self.binary.path] + arguments
    }
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    var all = ProcessInfo.processInfo.environment
    all["LC_ALL"] = "C.UTF-8"
    all["TZ"] = "UTC"
    all.merge(environment) { $1 }
    process.environment = all
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Read by SQL through GRDB, not by a command of the system: see `StoreReading`.
  var store: String { file("t.leads") }
}

extension Workdir {
  /// A small migration: one CSV source with key, company, person, mobile and remark.
  func writeSmallMigration(_ rows: String, gates: String = "", snapshot: Bool = true) throws {
    try write(
      "m.yaml",
      """
      migration: small
      store: sqlite:t.leads
      sources:
        sheet: {files: leads.csv, mapping: leads.yaml, trust: 1, snapshot: \(snapshot)}
      \(gates)
      """)
    try write(
      "leads.yaml",
      """
      mapping: leads
      reads: csv
      object: lead
      key: 编号
      fields:
        account.name: 公司
        contact.name: 联系人
        contact.mobile: 手机
        lead.remark: 备注
      """)
    try write("leads.csv", "编号,公司,联系人,手机,备注\n" + rows)
  }
}
