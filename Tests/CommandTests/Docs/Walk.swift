import Foundation

/// Runs the commands of a page in a fresh folder with the sample in it, and lays what they show beside the
/// page.
///
/// What is laid aside, on both sides: the folder (`/tmp/anhe` on pages), times as `2026-11-25 15:56:27` or
/// `2026-11-25T15:56:27Z`, and blanks at the end of a line. All else must be there to the letter, line by
/// line, where no `…` stands for lines that are left out.
struct Walk {
  let dir: Workdir
  /// `zh` or `en`, as the locale would say.
  let language: String

  init(language: String) throws {
    dir = try Workdir()
    self.language = language
    _ = try dir.copySample()
    try dir.takeNight(1)
  }

  struct Difference: CustomStringConvertible {
    var description: String
  }

  /// - Returns: where the page says what is not so.
  func walk(_ page: Page) throws -> [Difference] {
    try page.steps.compactMap { step in
      let (status, lines) = try run(step.command)
      let place = "\(page.path):\(step.line): $ \(step.command)"
      // 126 and above: not to be run, not found, killed.
      if status >= 126 || (step.isHidden && status != 0) {
        return Difference(description: "\(place)\nends with \(status):\n\(lines.joined(separator: "\n"))")
      }
      guard !step.isHidden, let missing = Self.firstMissing(step.shown, in: lines, folder: dir.path) else {
        return nil
      }
      return Difference(
        description: "\(place)\ndoes not show:\n\(missing)\nbut:\n\(lines.joined(separator: "\n"))")
    }
  }

  /// Standard output and error come as on a terminal: one after the other.
  private func run(_ command: String) throws -> (status: Int32, lines: [String]) {
    // What any SQL tool does can be done without one.
    if let query = command.wholeMatch(of: /sqlite3 (\S+) "(.*)"/) {
      let (store, sql) = (String(query.1), String(query.2))
      if sql.hasPrefix("SELECT") { return (0, try StoreReading(dir.file(store)).rows(sql)) }
      try dir.execute(sql, in: store)
      return (0, [])
    }
    let out = dir.file(".walk")
    _ = FileManager.default.createFile(atPath: out, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: dir.path)
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = Workdir.binary.deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
    // By `LANG` alone: the machine may lack the locale, and need not have it.
    for name in ["LC_ALL", "LC_MESSAGES"] { environment[name] = nil }
    environment["LANG"] = language == "zh" ? "zh_CN.UTF-8" : "C.UTF-8"
    environment["TZ"] = "UTC"
    environment["LOGNAME"] = "anna"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let handle = FileHandle(forWritingAtPath: out)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let isKilled = process.terminationReason == .uncaughtSignal
    let lines = dir.text(".walk").components(separatedBy: "\n").filter { !Self.isProgress($0) }
    return (process.terminationStatus + (isKilled ? 128 : 0), lines)
  }

  /// A line that says how far long work is: a slow machine shows some where a page has none.
  static func isProgress(_ line: String) -> Bool {
    line.prefixMatch(
      of: /(reading|matching|computing golden rows|building indexes|committing|读取|匹配|计算主记录|建立索引|提交)  [0-9]/)
      != nil
  }

  /// The first shown line that is not where it should be; nil when all are.
  static func firstMissing(_ shown: [String], in output: [String], folder: String) -> String? {
    let wanted = trimmed(shown.map { plain($0, folder) })
    let lines = trimmed(output.map { plain($0, folder) })
    var at = 0
    var mayLeaveOut = false
    for (index, line) in wanted.enumerated() {
      if line.trimmingCharacters(in: .whitespaces) == "…" {
        mayLeaveOut = true
        continue
      }
      // One of the lines that are left out.
      if mayLeaveOut, line.isEmpty { continue }
      let found =
        mayLeaveOut ? lines[at...].firstIndex(of: line) : (at < lines.count && lines[at] == line ? at : nil)
      guard let found else { return shown.indices.contains(index) ? line : "" }
      at = found + 1
      mayLeaveOut = false
    }
    return at < lines.count && !mayLeaveOut ? "(an end where more follows: \(lines[at]))" : nil
  }

  private static func plain(_ line: String, _ folder: String) -> String {
    var text = line.replacing(folder, with: "/tmp/anhe")
      .replacing(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\dZ?/, with: "(time)")
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Without blank lines at both ends.
  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines[...]
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines)
  }
}
