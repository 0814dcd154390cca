import Documents
import Foundation
import Model
import Run

/// A folder that a command leaves its pages in. It is claimed before the work begins, so that a run never
/// lands whose report cannot be written; what the command did not write itself, and the report of an earlier
/// run, are never replaced.
struct OutputFolder {
  enum Kind: String {
    case plan, run, verification

    /// The files that a folder of this kind has, beside the lists.
    var files: [String] {
      switch self {
      case .plan: ["plan.json", "report.json", "report.html"]
      case .run: ["report.json", "report.html", "plan.json"]
      case .verification:
        [
          "verification.json", "verification.html", "manifest.json", "findings.csv", "columns.csv",
          "totals.csv",
        ]
      }
    }
  }

  let path: String
  /// By this command: nobody else has put anything into it.
  private let isMade: Bool

  /// - Parameter named: as `--out` has it; nil: `name`, or the first of `name-2`, `name-3` … that is free, in
  ///   the folder for reports of what the command was given (see `reports`).
  /// - Throws: `RunError.output` when the folder cannot be made or written to; `RunError.invalid` when a file
  ///   of it would be replaced.
  static func claim(
    _ named: String?, for kind: Kind, of target: String, name: @autoclosure () -> String = ""
  ) throws(RunError) -> OutputFolder {
    if let named { return try OutputFolder(claiming: named, for: kind) }
    let base = try reports(of: target)
    if kind == .plan { return try OutputFolder(claiming: join(base, name()), for: kind) }
    var path = join(base, name())
    var next = 2
    while exists(path) {
      path = join(base, name()) + "-\(next)"
      next += 1
    }
    return try OutputFolder(claiming: path, for: kind)
  }

  /// Before the name is known: that a folder can be made where reports go.
  static func check(_ named: String?, for kind: Kind, of target: String) throws(RunError) -> OutputFolder? {
    if let named { return try OutputFolder(claiming: named, for: kind) }
    let base = try reports(of: target)
    // A store whose folder is not there cannot be opened, which the run will say.
    guard access(base.isEmpty ? "." : base, W_OK | X_OK) == 0 || errno == ENOENT else {
      throw PrivateFiles.failed(base)
    }
    return nil
  }

  private init(claiming path: String, for kind: Kind) throws(RunError) {
    self.path = path
    if mkdir(path, 0o700) == 0 {
      isMade = true
      return
    }
    guard errno == EEXIST else { throw PrivateFiles.failed(path) }
    isMade = false
    var status = stat()
    guard stat(path, &status) == 0 else { throw PrivateFiles.failed(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .output(path: path, reason: String(cString: strerror(ENOTDIR)))
    }
    guard access(path, W_OK | X_OK) == 0 else { throw PrivateFiles.failed(path) }
    let there = kind.files.filter { Self.exists(path + "/" + $0) }
    // A plan is made again and again until it is right.
    if kind == .plan, there.contains("plan.json") { return }
    if let first = there.first { throw Self.taken(path, first) }
  }

  /// Takes back a folder that was made for nothing.
  func release() {
    if isMade { rmdir(path) }
  }

  /// `reports:` of the migration, which is made when it is not there; else where its store is. As seen from the
  /// working folder where that is shorter.
  private static func reports(of target: String) throws(RunError) -> String {
    let migration = PlanFile.isPlan(path: target) ? (try? PlanFile.read(path: target))?.migration : target
    guard let migration, let file = MigrationFile.load(path: migration).value else { return "" }
    if let reports = file.reports, !exists(reports) {
      guard
        (try? FileManager.default.createDirectory(
          atPath: reports, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
      else { throw PrivateFiles.failed(reports) }
    }
    let base = file.reports ?? (file.storePath as NSString).deletingLastPathComponent
    let here = FileManager.default.currentDirectoryPath
    if base == here { return "" }
    return base.hasPrefix(here + "/") ? String(base.dropFirst(here.count + 1)) : base
  }

  private static func join(_ base: String, _ name: String) -> String {
    base.isEmpty ? name : base + "/" + name
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func taken(_ path: String, _ file: String) -> RunError {
    .invalid([
      Diagnostic(
        code: "report-exists",
        message: Bilingual(
          zh: "\(path) 里已经有 \(file)，没有改动任何东西", en: "\(path) already holds \(file); nothing was changed"),
        hint: Bilingual(zh: "用 --out 指定另一个文件夹", en: "name another folder with --out"))
    ])
  }
}
