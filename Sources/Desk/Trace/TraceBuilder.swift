import Base
import Documents
import Mapping
import Model
import Run
import Store

/// Puts together what is known of one record: its bytes, its cells, what the mapping made of them, and
/// where each value went.
final class TraceBuilder {
  private let session: StoreSession
  private let migration: LoadedMigration
  private let corrections: [Correction]
  private let open: [OpenRecord]
  /// Those that no replay has taken yet.
  private let waiting: [Correction]

  init(_ session: StoreSession, _ migration: LoadedMigration) throws {
    self.session = session
    self.migration = migration
    corrections = try session.correctionsInForce(forReplay: false)
    open = try session.openRecords()
    waiting = try session.correctionsInForce(forReplay: true).filter { $0.usedRun == nil }
  }

  func hit(record: Int) throws -> TraceReport.Hit? {
    guard let row = try session.recordRow(record), let raw = try session.raw(ofRecord: record),
      let shape = try session.fileShape(row.file)
    else { return nil }
    let own = corrections.filter {
      $0.source == row.source && $0.object == row.object
        && $0.rawFingerprint == Fingerprint(raw.span).value
    }
    return TraceReport.Hit(
      source: row.sourceName, object: name(row.object), key: shown(row.key),
      state: row.vanishedRun == nil ? "stored" : "vanished", firstRun: row.firstRun,
      lastRun: row.lastRun, refusal: nil, code: nil, column: nil,
      bytes: try bytes(raw, shape, line: row.line, ordinal: row.ordinal),
      values: try values(
        row, try read(raw, row.line, shape: shape, source: row.sourceName, object: row.object), own: own,
        above: try above(raw, row.line, shape: shape, source: row.sourceName, object: row.object)),
      judgements: try judgements(record))
  }

  func hit(refusal: Int) throws -> TraceReport.Hit? {
    guard let row = open.first(where: { $0.id == refusal }), let shape = try session.fileShape(row.file)
    else { return nil }
    return TraceReport.Hit(
      source: row.sourceName, object: name(row.object), key: shown(row.key), state: "quarantined",
      firstRun: row.run, lastRun: row.run, refusal: row.id, code: row.code, column: row.column,
      waiting: waiting.filter {
        $0.source == row.source && $0.object == row.object && $0.rawFingerprint == row.rawFingerprint
      }.map {
        TraceReport.Waiting(
          column: $0.column, child: $0.child, before: $0.former, after: $0.value, author: $0.author,
          madeAt: $0.madeAt)
      },
      bytes: try bytes(row.raw, shape, line: row.line, ordinal: row.ordinal), values: [],
      judgements: [])
  }

  func hit(_ record: LeftOut) throws -> TraceReport.Hit {
    let run = try session.runOfFile(record.file.id)
    return TraceReport.Hit(
      source: record.sourceName, object: record.object, key: record.key, state: "left-out",
      firstRun: run, lastRun: run, refusal: nil, code: nil, column: nil, leftOutBy: record.mappingPath,
      bytes: try bytes(record.raw, record.file, line: record.line, ordinal: record.ordinal), values: [],
      judgements: [])
  }

  private func name(_ object: Int) -> String {
    Entity(rawValue: UInt8(truncatingIfNeeded: object))?.name ?? ""
  }

  private func shown(_ key: String) -> String { key.replacing("\u{1F}", with: " ") }

  /// A replay read the record from the store: its bytes lie in the file that it replays.
  private func bytes(
    _ raw: [UInt8], _ shape: FileShape, line: Int, ordinal: Int
  ) throws -> TraceReport.Bytes {
    let file = try shape.replays.flatMap { try session.fileShape($0) } ?? shape
    // There it has another number than among the refused ones.
    let own =
      shape.replays == nil
      ? nil
      : try session.ordinalWhenRefused(replay: shape.id, ordinal: ordinal)
    let raw = Array(InheritedCells.own(raw))
    let found = FileBytes.find(raw, line: line, file, directory: migration.file.directory)
    return TraceReport.Bytes(
      file: file.path, line: line, ordinal: own ?? ordinal, run: try session.runOfFile(shape.id),
      encoding: file.encoding, disk: found.disk, isThere: found.isThere, offset: found.offset,
      decoded: String(decoding: raw, as: UTF8.self), raw: (found.raw ?? []).hex)
  }

  private func read(
    _ raw: [UInt8], _ line: Int, shape: FileShape, source: String, object: Int
  ) throws -> RawRecord? {
    guard let mapping = migration.mapping(source: source, object: object, shape) else { return nil }
    return try RawRecord(raw: raw, line: line, shape, mapping)
  }

  private func above(
    _ raw: [UInt8], _ line: Int, shape: FileShape, source: String, object: Int
  ) throws -> FilledCells {
    let file = try shape.replays.flatMap { try session.fileShape($0) } ?? shape
    let input = migration.input(source: source, object: object, file)
    return FilledCells(
      raw, line: line, file, input.map { $0.entry.readOptions($0.mapping.file) },
      directory: migration.file.directory)
  }

  // MARK: Values

  private func values(
    _ row: StoreSession.RecordRow, _ raw: RawRecord?, own: [Correction], above: FilledCells
  ) throws -> [TraceReport.Value] {
    let landed = try session.landedValues(row.id)
    let stored = try session.withLanding(of: row.id) { Array($0) } ?? []
    let again = raw?.landedAgain(own, stored: stored) ?? []
    return try landed.map { value in
      let rule = raw?.rule(of: value.field)
      // Where the mapping makes the same value again, there are its cells.
      let made = again.first { $0.value == value }
      var traced = TraceReport.Value(
        field: value.field.path, value: shown(value.text),
        cells: made.map { cells(rule, raw, child: $0.child, own: own, above: above) } ?? [],
        transform: rule?.transform?.value ?? (rule == nil ? "" : value.field.type.rawValue),
        mapping: raw?.mapping.file.path ?? "", mappingLine: rule?.path.place.line, golden: nil,
        goldenValue: nil, wins: false, rule: "", winner: nil)
      if let golden = try session.goldenRow(value.field.entity, record: row.id, part: value.part) {
        try judge(&traced, value, row: row, golden: golden)
      }
      return traced
    }
  }

  private func cells(
    _ rule: FieldRule?, _ raw: RawRecord?, child: Int, own: [Correction], above: FilledCells
  ) -> [TraceReport.Cell] {
    guard let raw, case .columns(let names)? = rule?.origin else { return [] }
    return names.compactMap { name in
      guard raw.batch.count > child,
        let column = raw.batch.layout.kinds[raw.batch.kind(child)].columns.firstIndex(of: name.value),
        let text = raw.batch.text(child, column), !text.isEmpty
      else { return nil }
      let correction = own.last { $0.child == child && $0.column == name.value }
      return TraceReport.Cell(
        column: name.value, text: text, corrected: correction?.value, author: correction?.author,
        isFilledDown: above.columns.contains(name.value) ? true : nil, filledFrom: above.lines[name.value])
    }
  }

  /// Whether the value is the golden row's, and by which rule: the first that tells it and the strongest
  /// other, or it and the winner, apart.
  private func judge(
    _ traced: inout TraceReport.Value, _ value: LandedValue, row: StoreSession.RecordRow,
    golden: (nr: Int, id: String)
  ) throws {
    let entity = value.field.entity
    let isRelation = value.field.type == .reference
    let (text, winner) = try session.goldenValue(entity, nr: golden.nr, column: value.field.name)
    traced.golden = golden.id
    traced.goldenValue = text
    traced.wins = isRelation || text == value.text.split(separator: "\u{1F}").first.map(String.init)
    let ranking = try GoldenRanking(entity, nr: golden.nr, session)
    if ranking.count < 2 {
      traced.rule = "only"
      return
    }
    if winner != row.id, traced.wins {
      traced.rule = "same"
    } else if let reason = ranking.reason(of: value.field, record: row.id, part: value.part) {
      traced.rule = reason.rule.rawValue
    } else {
      traced.rule = "only"
      return
    }
    if winner != row.id, let place = try session.place(of: winner) {
      traced.winner = "\(place.source)/\(shown(place.key)) \(place.file):\(place.line)"
    }
  }

  private func judgements(_ record: Int) throws -> [TraceReport.Judgement] {
    try session.judgements(onRecord: record).map { row in
      let other = try session.place(of: row.left == record ? row.right : row.left)
      return TraceReport.Judgement(
        entity: name(row.entity), verdict: row.verdict, reason: row.reason, author: row.author,
        score: row.score,
        other: other.map { "\($0.source)/\(shown($0.key)) \($0.file):\($0.line)" } ?? "", run: row.run,
        revokedRun: row.revokedRun, judgedAt: row.judgedAt,
        note: row.note.flatMap { $0.isEmpty ? nil : $0 })
    }
  }
}
