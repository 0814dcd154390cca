import Base
import Model
import Reporting
import Run
import Store

/// Reads what a part of a record says, for a person to look at.
struct PairReader {
  private let session: StoreSession

  init(_ session: StoreSession) { self.session = session }

  /// The part's name for good.
  /// - Throws: when the store has another record under that number by now.
  func name(_ member: ReviewQueue.Member) throws -> PartName {
    guard let name = try name(record: member.record, part: member.part), name.identity == member.identity
    else {
      throw RunError.invalid([
        ReviewWording.problem(
          "store-moved", ReviewWording.storeMoved.zh, ReviewWording.storeMoved.en,
          hintZh: "再次运行 leadferry review",
          hintEn: "run leadferry review again")
      ])
    }
    return name
  }

  func name(record: Int, part: Int) throws -> PartName? {
    try session.place(of: record).map {
      PartName(source: $0.source, object: Entity(name: $0.object) ?? .lead, key: $0.key, part: part)
    }
  }

  func side(_ entity: Entity, _ member: ReviewQueue.Member) throws -> ReviewPair.Side {
    let place = try session.place(of: member.record)
    var values: [RunReport.FieldValue] = []
    var context: [RunReport.FieldValue] = []
    _ = try session.withLanding(of: member.record) { bytes in
      let landed = bytes.bindMemory(to: UInt8.self).span
      Landed.forEachPart(landed) { part in
        guard let owner = Entity(rawValue: part.entity) else { return }
        let isOwn = owner == entity && Int(part.number) == member.part
        guard isOwn || part.number == 0 && owner != entity else { return }
        Landed.forEachValue(landed, part) { number, range in
          guard let field = LeadModel.field(owner, number: number), !range.isEmpty else { return }
          let value = RunReport.FieldValue(field: field.path, value: text(landed.extracting(range)))
          if isOwn {
            values.append(value)
          } else if Self.context.contains(field.path) {
            context.append(value)
          }
        }
      }
    }
    return ReviewPair.Side(
      record: RunReport.RecordName(
        source: place?.source ?? "", object: place?.object ?? "", key: place?.key ?? "",
        file: place?.file ?? "", line: place?.line ?? 0),
      part: member.part, id: EntityID.text(member.id), records: member.size, values: values,
      context: context)
  }

  /// What helps to tell who somebody is.
  private static let context: Set<String> = [
    "account.name", "account.credit_code", "account.city", "contact.name", "contact.mobile", "contact.email",
    "lead.title",
  ]
}
