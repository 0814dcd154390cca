import Base
import Documents
import Foundation
import Importing
import Mapping
import Model
import Store

/// The records that stand in quarantine, as the files of a run: one for each file that they were met
/// in, made of the raw bytes that the store kept. The sources need not be there any more.
///
/// All that can be read again takes part, corrected or not: two records of one key must meet, as they
/// would in their file. Records that an importer could not take apart stay where they are, since no
/// correction of a cell helps them.
package final class Replay {
  /// Why a refused record takes no part.
  enum Absence: Sendable {
    /// Its row, element or object could not be taken apart into cells.
    case faulty
    /// A store of an older version does not say what the columns of its file are.
    case withoutColumns
    /// The migration has no mapping for its source and object.
    case unmapped
  }

  struct Input {
    var sourceName: String
    var mapping: CompiledMapping
    var file: ReplayFile
  }

  private(set) var inputs: [Input] = []
  private(set) var absent: [(record: OpenRecord, why: Absence)] = []

  init(_ session: StoreSession, _ migration: LoadedMigration) throws {
    var files: [Int: [OpenRecord]] = [:]
    for record in try session.openRecords() {
      if Self.isFaulty(record) {
        absent.append((record, .faulty))
      } else {
        files[record.file, default: []].append(record)
      }
    }
    for (id, records) in files.sorted(by: { $0.key < $1.key }) {
      guard let shape = try session.fileShape(id) else { continue }
      guard let mapping = migration.mapping(of: records[0], shape) else {
        absent += records.map { ($0, .unmapped) }
        continue
      }
      guard mapping.file.reads != .csv || shape.columns != nil else {
        absent += records.map { ($0, .withoutColumns) }
        continue
      }
      inputs.append(
        Input(
          sourceName: records[0].sourceName, mapping: mapping,
          file: try ReplayFile(records, shape, mapping)))
    }
  }

  package static func isFaulty(_ record: OpenRecord) -> Bool {
    RecordFault.allCases.contains { $0 != .none && $0.code == record.code }
  }
}

extension LoadedMigration {
  /// The mapping that reads a refused record: the one that refused it, else one of its source and
  /// object.
  package func mapping(of record: OpenRecord, _ shape: FileShape) -> CompiledMapping? {
    mapping(source: record.sourceName, object: record.object, shape)
  }

  package func mapping(source: String, object: Int, _ shape: FileShape) -> CompiledMapping? {
    input(source: source, object: object, shape)?.mapping
  }

  /// The input that a file of this shape came in by, and its mapping.
  package func input(
    source: String, object: Int, _ shape: FileShape
  ) -> (entry: InputEntry, mapping: CompiledMapping)? {
    let inputs = file.sources.first { $0.name == source }?.inputs ?? []
    let own = inputs.compactMap { input in
      mappings[input.mapping].map { (entry: input, mapping: $0) }
    }.filter {
      Int($0.mapping.file.object.rawValue) == object && $0.mapping.file.reads == shape.format
    }
    return own.first { $0.mapping.file.name == shape.mapping } ?? own.first
  }
}
