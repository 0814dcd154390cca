import Base
import Foundation
import Importing
import Mapping
import Model
import Run

/// A folder of exports: what in it can be a source, who is listed in it, and what is neither.
struct ExportFolder {
  struct LeftOut {
    /// Relative to the migration.
    var path: String
    var reason: Bilingual
  }

  struct Found {
    var files: [(path: String, file: DraftFile)] = []
    var people: [[String: String]] = []
    var peopleFiles: [String] = []
    var leftOut: [LeftOut] = []
  }

  /// Files of a folder that are looked at.
  static let limit = 1_000

  private let folder: String
  private let names: [String]

  /// - Throws: `RunError.shape` when there is no such folder.
  init(_ path: String) throws(RunError) {
    folder = Self.absolute(path)
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue
    else {
      throw .shape([
        Diagnostic(
          code: "folder-missing", message: Bilingual(zh: "\(path) 不是文件夹", en: "\(path) is no folder"),
          hint: Bilingual(
            zh: "把导出文件放进一个文件夹，再写它的名字；单个文件用 leadferry draft",
            en: "put the exports into a folder and name it; leadferry draft takes a single file"))
      ])
    }
    let all = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? []
    names = all.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") || $0.hasPrefix("~$") }
    }.sorted()
  }

  /// Where the migration goes: beside the folder, or into it when one stands in it.
  var home: String {
    folder == Self.absolute(".") ? folder : (folder as NSString).deletingLastPathComponent
  }

  static func absolute(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    return (full as NSString).standardizingPath
  }

  func read(relativeTo target: String) -> Found {
    var found = Found()
    var count = 0
    for name in names {
      let full = folder + "/" + name
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory), !isDirectory.boolValue
      else { continue }
      let ending = (name as NSString).pathExtension.lowercased()
      if ["control", "sha256"].contains(ending) { continue }
      let path = Tool.relative(full, to: target)
      if let reason = Self.unreadable[ending] {
        found.leftOut.append(LeftOut(path: path, reason: reason))
        continue
      }
      count += 1
      guard count <= Self.limit else {
        found.leftOut.append(
          LeftOut(
            path: path,
            reason: Bilingual(
              zh: "文件太多，只看前 \(Self.limit) 个", en: "only the first \(Self.limit) files are looked at")))
        continue
      }
      read(full, path, into: &found)
    }
    return found
  }

  private func read(_ full: String, _ path: String, into found: inout Found) {
    do {
      var file = try DraftReader.read(full)
      file.path = path
      if PeopleList.isOne(file) {
        found.people += try PeopleList.rows(full)
        found.peopleFiles.append(path)
      } else if file.root.records == 0 {
        found.leftOut.append(LeftOut(path: path, reason: Bilingual(zh: "没有记录", en: "it holds no record")))
      } else if file.format == .csv, file.root.columns.count < 2 {
        found.leftOut.append(
          LeftOut(path: path, reason: Bilingual(zh: "不像表格：只有一列", en: "no table: it has one column")))
      } else {
        found.files.append((path, file))
      }
    } catch let error as RunError {
      let message = error.diagnostics.first?.message ?? Bilingual(zh: "读不了", en: "it cannot be read")
      found.leftOut.append(LeftOut(path: path, reason: message))
    } catch {
      found.leftOut.append(LeftOut(path: path, reason: Bilingual(zh: "读不了", en: "it cannot be read")))
    }
  }

  private static let sheet = Bilingual(
    zh: "请另存为“CSV UTF-8”再来", en: "save each sheet as CSV UTF-8, and come again")
  private static let archive = Bilingual(zh: "请先解压", en: "unpack it first")
  private static let own = Bilingual(zh: "不是导出文件", en: "no export")

  private static let unreadable: [String: Bilingual] = [
    "xlsx": sheet, "xls": sheet, "xlsm": sheet, "et": sheet, "ods": sheet, "numbers": sheet, "zip": archive,
    "rar": archive,
    "7z": archive, "tar": archive, "tgz": archive, "yaml": own, "yml": own, "md": own, "pdf": own, "doc": own,
    "docx": own,
    "png": own, "jpg": own, "jpeg": own, "leads": own, "db": own, "sqlite": own, "log": own, "html": own,
    "htm": own,
    "sh": own, "py": own, "sql": own,
  ]
}

/// A list of the people of one's own house: users of a system, an owners table.
enum PeopleList {
  static func isOne(_ file: DraftFile) -> Bool { file.listsOwnPeople }

  static func rows(_ path: String) throws -> [[String: String]] {
    try RunError.translating { () throws -> [[String: String]] in
      let reader = try Importers.open(path: path, displayPath: path, options: ReadOptions())
      let batch = RecordBatch()
      var rows: [[String: String]] = []
      while try reader.read(into: batch) {
        for record in 0..<batch.count where batch[record].kind == 0 && batch[record].fault == .none {
          var row: [String: String] = [:]
          for (column, name) in batch.layout.columns.enumerated() {
            row[name] = batch.text(record, column) ?? ""
          }
          rows.append(row)
        }
      }
      return rows
    }
  }
}
