import Base
import Foundation
import Importing
import Run
import Store

/// The cells of a record that say what rows above it say (`fill_down:`), and the lines of those rows: its file
/// is read again for them, as long as it is the one that was read.
struct FilledCells {
  private(set) var columns: Set<String> = []
  private(set) var lines: [String: Int] = [:]

  /// - Parameters:
  ///   - raw: of the record, as the store has it.
  ///   - line: of its row.
  ///   - options: as the file is read; nil: no mapping is known for it.
  init(_ raw: [UInt8], line: Int, _ file: FileShape, _ options: ReadOptions?, directory: String) {
    guard file.format == .csv else { return }
    var names: Set<String> = []
    _ = InheritedCells.read(raw.span) { column, _ in
      names.insert(String(decoding: raw[column], as: UTF8.self))
    }
    columns = names
    guard !names.isEmpty, var options else { return }
    options.fillDown = []
    let path = file.path.hasPrefix("/") ? file.path : directory + "/" + file.path
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return }
    var sha = SHA256()
    data.withUnsafeBytes { sha.update($0) }
    guard sha.finish() == file.sha256 else { return }
    lines = (try? Self.find(names, above: line, path, file: file, options: options)) ?? [:]
  }

  private static func find(
    _ names: Set<String>, above line: Int, _ path: String, file: FileShape, options: ReadOptions
  ) throws -> [String: Int] {
    let reader = try Importers.open(path: path, displayPath: file.path, options: options)
    let batch = RecordBatch()
    var lines: [String: Int] = [:]
    while try reader.read(into: batch) {
      let places = batch.layout.columns.enumerated().filter { names.contains($1) }
      for record in 0..<batch.count {
        if Int(batch[record].line) >= line { return lines }
        for (column, name) in places
        where batch[record].fault == .none && !batch.withCell(record, column, FillDown.isBlank) {
          lines[name] = Int(batch[record].line)
        }
      }
    }
    return lines
  }
}
