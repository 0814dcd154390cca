import Base
import Foundation
import Model
import Reporting
import Store

/// The lists of a report that are longer than a report holds, as CSV files. They are written to
/// scratch files while the run goes on, and put beside the report when that is written: a run that
/// fails leaves none.
public final class LongLists {
  /// What the report is called whose lists these are, without its ending.
  public static let report = "report"

  private let language: Language
  private var lists: [CSVLists.Kind: any LongListWriting] = [:]
  private var withdrawn: Set<RunReport.RecordName> = []

  /// - Parameter language: of the columns' names and of the words in the cells.
  public init(language: Language) { self.language = language }

  /// Adds an item to the list of its kind; the first time, after the items that the report holds.
  func append<Item: CSVListItem>(_ item: Item, to kind: CSVLists.Kind, after held: [Item]) throws {
    if lists[kind] == nil {
      let list = try LongList<Item>(language: language)
      for item in held { try list.append(item) }
      lists[kind] = list
    }
    try (lists[kind] as? LongList<Item>)?.append(item)
  }

  /// Its changes are not to be listed after all.
  func withdraw(_ record: RunReport.RecordName) {
    if lists[.changes] != nil { withdrawn.insert(record) }
  }

  /// Ends the lists, without the changes of withdrawn records.
  func finish() throws {
    for list in lists.values { try list.finish() }
    if !withdrawn.isEmpty { try lists[.changes]?.drop(withdrawn) }
  }

  /// The file that has all of a list, relative to the report; nil when the report itself has.
  func fileName(_ kind: CSVLists.Kind) -> String? {
    lists[kind] == nil ? nil : kind.fileName(report: Self.report)
  }

  /// Puts the lists into a report's folder, and takes away those of the report that was there before.
  public func write(to folder: String) throws(RunError) {
    for kind in CSVLists.Kind.allCases {
      let path = folder + "/" + kind.fileName(report: Self.report)
      if let list = lists[kind] {
        try list.write(to: path)
      } else {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
  }
}

private protocol LongListWriting: AnyObject {
  func finish() throws
  func drop(_ records: Set<RunReport.RecordName>) throws
  func write(to path: String) throws(RunError)
}

/// One list in its scratch file.
private final class LongList<Item: CSVListItem>: LongListWriting {
  private var scratch: UnnamedFile
  private var csv: CSVList<Item>

  init(language: Language) throws {
    let scratch = try UnnamedFile()
    self.scratch = scratch
    csv = try CSVList(language: language) { bytes in
      _ = try bytes.withUnsafeBytes { try scratch.append($0) }
    }
  }

  func append(_ item: Item) throws { try csv.append(item) }

  func finish() throws { try csv.finish() }

  /// Rows that start with one of the records' names. A list is seldom gone through: only where a
  /// changed record was refused after all.
  func drop(_ records: Set<RunReport.RecordName>) throws {
    var names: Set<[UInt8]> = []
    for record in records { names.insert(try record.csvCells()) }
    let kept = try UnnamedFile()
    var rows = CSVRows { row in
      if let cells = CSVRows.firstCells(5, of: row), names.contains(Array(cells)) { return }
      _ = try row.withUnsafeBytes { try kept.append($0) }
    }
    try scratch.forEachPiece { try rows.take($0) }
    scratch = kept
  }

  func write(to path: String) throws(RunError) {
    try PrivateFiles.writing(path) { target in
      try scratch.forEachPiece { try PrivateFiles.write($0, to: target, path) }
    }
  }
}
