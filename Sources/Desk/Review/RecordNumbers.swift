import Base
import Model
import Run
import Store

/// The numbers that a store gives its records, by who they are.
struct RecordNumbers {
  private var numbers: [Identity: Int] = [:]

  init(_ session: StoreSession) throws {
    let names = Dictionary(uniqueKeysWithValues: try session.sources().map { ($0.id, $0.name) })
    var scopes: [Int: RecordScope] = [:]
    var found: [Identity: Int] = [:]
    try session.forEachRecord { record, key in
      let code = record.source << 8 | Int(record.object)
      let scope =
        scopes[code] ?? RecordScope(source: names[record.source] ?? "", object: record.object)
      scopes[code] = scope
      found[scope.identity(ofKey: key.bindMemory(to: UInt8.self).span)] = record.id
    }
    numbers = found
  }

  func find(_ part: PartName) -> Int? { numbers[part.identity] }
}
