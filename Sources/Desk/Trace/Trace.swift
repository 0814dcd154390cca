import Base
import Model
import Run
import Store

extension Desk {
  /// All that stands behind a phone number, an e-mail address, the id of a golden row, a key of a source,
  /// or `file:line`.
  /// - Parameters:
  ///   - target: a migration, whose mappings show what made each value.
  ///   - limit: of so many hits everything is told.
  /// - Throws: `RunError.impossible` when nothing is found.
  public static func trace(
    migration target: String, query: String, limit: Int = 5
  ) throws(RunError) -> TraceReport {
    let migration = try LoadedMigration.load(path: target)
    let path = migration.file.storePath
    return try RunError.translating {
      guard try LeadStore.exists(path: path) else { throw StoreError.missing(path: path) }
      return try LeadStore.reading(path: path) { session in
        if let leftOut = try LeftOut.find(place: query, session, migration) {
          let hit = try TraceBuilder(session, migration).hit(leftOut)
          return TraceReport(
            query: query, kind: PlaceFinder.kind, becomes: nil, total: 1, hits: [hit])
        }
        for finder in TraceFinders.all {
          let found = try finder.find(query, session)
          guard !found.isEmpty else { continue }
          let builder = try TraceBuilder(session, migration)
          var hits = try found.records.prefix(limit).compactMap { try builder.hit(record: $0) }
          hits += try found.refusals.prefix(max(0, limit - hits.count)).compactMap {
            try builder.hit(refusal: $0)
          }
          return TraceReport(
            query: query, kind: finder.kind, becomes: found.becomes,
            total: found.records.count + found.refusals.count, hits: hits)
        }
        throw RunError.impossible(nothing)
      }
    }
  }

  private static let nothing = Diagnostic(
    code: "trace-nothing",
    message: Bilingual(
      zh: "库和隔离区里都没有这个值、编号、主键或位置",
      en: "neither store nor quarantine has such a value, id, key or place"),
    hint: Bilingual(
      zh: "位置写成 文件:行 或 文件#序号；被映射条件排除的记录只能按位置查",
      en: "a place is file:line or file#number; what where: leaves out is found by its place alone"))
}
