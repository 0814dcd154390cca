import Base
import Foundation
import Importing
import Model
import Run
import Store

/// A record that a mapping's `where:` left out. The store keeps only its number in its file: the file
/// is read again, as long as it is the one that was read.
struct LeftOut {
  var file: FileShape
  var sourceName: String
  var object: String
  var mappingPath: String
  var ordinal: Int
  var line: Int
  var raw: [UInt8]
  var key: String

  /// - Returns: nil when none of the files has a record there that was left out.
  /// - Throws: `RunError.impossible` when that cannot be told any more, and nobody else stands there.
  static func find(
    place query: String, _ session: StoreSession, _ migration: LoadedMigration
  ) throws -> LeftOut? {
    guard let place = TracePlace(query) else { return nil }
    for id in try session.filesLeavingOut(path: place.path) {
      guard let file = try session.fileShape(id), let names = try session.names(ofFile: id) else { continue }
      let path = file.path.hasPrefix("/") ? file.path : migration.file.directory + "/" + file.path
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
        try check(file, place, session: session, why: Bilingual(zh: "文件已不在", en: "the file is gone"))
        continue
      }
      var sha = SHA256()
      data.withUnsafeBytes { sha.update($0) }
      guard sha.finish() == file.sha256 else {
        try check(file, place, session: session, why: Bilingual(zh: "文件已改动", en: "the file has changed"))
        continue
      }
      let object = Int(Entity(name: names.object)?.rawValue ?? 0)
      guard let input = migration.input(source: names.source, object: object, file) else { continue }
      let mapping = input.mapping
      let reader = try Importers.open(
        path: path, displayPath: file.path, options: input.entry.readOptions(mapping.file))
      guard let found = try find(reader, place.at, key: mapping.file.key.map(\.value)),
        try session.isLeftOut(file: id, ordinal: found.ordinal)
      else { continue }
      return LeftOut(
        file: file, sourceName: names.source, object: names.object, mappingPath: mapping.file.path,
        ordinal: found.ordinal, line: found.line, raw: found.raw, key: found.key)
    }
    return nil
  }

  private typealias Found = (ordinal: Int, line: Int, raw: [UInt8], key: String)

  private static func find(
    _ reader: any RecordReader, _ place: TracePlace.At, key names: [String]
  ) throws -> Found? {
    let batch = RecordBatch()
    var found: Found?
    while try reader.read(into: batch) {
      for at in 0..<batch.count where batch.kind(at) == 0 {
        let entry = batch[at]
        switch place {
        case .line(let line): if Int(entry.line) > line { return found }
        case .ordinal(let ordinal):
          if Int(entry.ordinal) < ordinal { continue }
          if Int(entry.ordinal) > ordinal { return found }
        }
        let columns = batch.layout.kinds[0].columns
        let key = names.compactMap { name in columns.firstIndex(of: name).flatMap { batch.text(at, $0) } }
        let raw = Array(batch.rawText(at).utf8)
        found = (Int(entry.ordinal), Int(entry.line), raw, key.joined(separator: " "))
      }
    }
    return found
  }

  /// Says why it cannot be told, unless somebody is known to stand at that very line.
  private static func check(
    _ file: FileShape, _ place: TracePlace, session: StoreSession, why: Bilingual
  ) throws {
    let isKnown = try session.isKnown(PlaceInFile(path: file.path, place.inFile.position))
    // A record of XML or JSON may reach over many lines: the one above may be meant.
    guard !isKnown, file.format == .csv else { return }
    let line = place.at.line
    let shown = line == nil ? "\(file.path): " : ""
    throw RunError.impossible(
      Diagnostic(
        code: "trace-left-out", at: line.map { SourcePosition(file: file.path, line: $0) },
        message: Bilingual(
          zh: "\(shown)\(why.zh)：被映射条件排除的记录只在文件里，无法再看到",
          en: "\(shown)\(why.en): what a mapping's where: left out stood in it alone, and cannot be shown"),
        hint: Bilingual(
          zh: "放回 SHA-256 为 \(file.sha256) 的文件", en: "put the file with SHA-256 \(file.sha256) back")))
  }
}
