import Foundation
import GRDB
import Model

/// One landed value that a fault can harm.
public struct Victim: Sendable {
  public var place: Place
  public var field: Field
  /// 0: of the record itself; 1, 2, …: of its children.
  public var number: Int
  public var bytes: [UInt8]

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public var harmed: Harmed { Harmed(place, object: field.entity.name, fields: [field.name]) }
}

extension Site {
  /// One of the landed values of a field, by the seed.
  /// - Parameter isFit: which values can be harmed this way.
  public func victim(
    _ path: String, source: String? = nil, where isFit: (String) -> Bool = { _ in true }
  ) throws -> Victim {
    guard let victim = try victims(path, source: source, where: isFit, 1).first else {
      throw Complaint.noVictim(path)
    }
    return victim
  }

  /// Values of different records, in the order of the draw.
  public func victims(
    _ path: String, source: String? = nil, where isFit: (String) -> Bool = { _ in true }, _ count: Int
  ) throws -> [Victim] {
    guard let field = LeadModel.field(path: path) else { throw Complaint("no field \(path)") }
    var found: [(record: Int, number: Int, bytes: [UInt8])] = []
    let rows = try rows(
      """
      SELECT l.record, l.bytes FROM landing l JOIN record r ON r.id = l.record
      JOIN source s ON s.id = r.source WHERE ?1 IS NULL OR s.name = ?1
      ORDER BY l.record
      """, [source])
    for row in rows {
      let (record, bytes): (Int, Data) = (row[0], row[1])
      for part in LandedRecord(Array(bytes)).parts where part.entity == field.entity.rawValue {
        for value in part.values where value.field == field.number && !value.bytes.isEmpty {
          if isFit(String(decoding: value.bytes, as: UTF8.self)) {
            found.append((record, part.number, value.bytes))
          }
        }
      }
    }
    random.shuffle(&found)
    var taken: Set<Int> = []
    var victims: [Victim] = []
    for item in found where victims.count < count && taken.insert(item.record).inserted {
      victims.append(
        Victim(place: try place(of: item.record), field: field, number: item.number, bytes: item.bytes))
    }
    guard victims.count == count else { throw Complaint.noVictim("\(victims.count) of \(count), \(path)") }
    return victims
  }

  /// Puts another value in the place of a landed one; nil takes it away.
  public func set(_ victim: Victim, _ bytes: [UInt8]?) throws {
    guard bytes != victim.bytes else { throw Complaint("\(victim.field.path): the fault changes nothing") }
    var landed = try landed(victim.place.record)
    landed.set(victim.field, victim.number, bytes)
    try set(victim.place.record, landed)
  }

  public func set(_ victim: Victim, _ text: String) throws { try set(victim, Array(text.utf8)) }
}
