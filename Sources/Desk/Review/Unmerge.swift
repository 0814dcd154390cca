import Base
import Model
import Run
import Store

extension Desk {
  /// What `unmerge` wrote down.
  public struct Unmerged: Codable, Sendable {
    public var entity: Entity
    public var id: String
    /// Who is to stand apart, `u8/000123#1`; the others stay one.
    public var apart: [String]
    public var staying: [String]
    /// Judgements that are new; 0 when all of it was judged before.
    public var judgements: Int
  }

  /// How many parts an entity may have, to be taken apart whole: each is judged against each.
  static let mostTakenApart = 60

  /// Takes one entity apart again: judges the named records to be others than the rest of it; without
  /// names, all of them to be others than each other. The next run splits the golden row.
  /// - Parameters:
  ///   - id: of an account, a contact, or a lead.
  ///   - records: `source/key`, or `source/key#part` for a child's.
  public static func unmerge(
    migration path: String, id: String, records: [String], by author: String
  ) throws(RunError) -> Unmerged {
    let store = try LoadedMigration.load(path: path).file.storePath
    return try RunError.translating {
      guard try LeadStore.exists(path: store) else { throw StoreError.missing(path: store) }
      return try LeadStore.writing(path: store) { session -> (commit: Bool, result: Unmerged) in
        let (entity, golden) = try merged(id, session)
        let reader = PairReader(session)
        let members = try session.parts(behind: golden, of: entity).compactMap {
          try reader.name(record: $0.record, part: $0.part)
        }
        let apart = try named(records, among: members, id)
        guard members.count > 1 else { throw refused(.alone, id) }
        guard !records.isEmpty || members.count <= mostTakenApart else { throw refused(.tooMany, id) }
        guard records.isEmpty || apart.count < members.count else { throw refused(.all, id) }
        let staying = members.filter { !apart.contains($0) }
        var book = JudgementBook(try session.peoplesJudgements())
        var pairs: [PairName] = []
        if records.isEmpty {
          for (number, one) in members.enumerated() {
            for other in members[..<number] { pairs.append(PairName(entity, other, one)) }
          }
        } else {
          for one in apart { for other in staying { pairs.append(PairName(entity, other, one)) } }
        }
        let now = Tool.now()
        // What people called the same goes first: it would stand against the rest.
        for pair in pairs where book.judgement(of: pair)?.verdict == .same {
          _ = try book.add(
            PeoplesJudgement(pair: pair, verdict: nil, author: author, judgedAt: now, reason: "unmerge"))
        }
        for pair in pairs {
          _ = try book.add(
            PeoplesJudgement(
              pair: pair, verdict: .different, author: author, judgedAt: now, reason: "unmerge"))
        }
        for judgement in book.added { try session.add(judgement) }
        let left = records.isEmpty ? Array(members.dropFirst()) : apart
        return (
          commit: !book.added.isEmpty,
          result: Unmerged(
            entity: entity, id: golden, apart: left.map(\.text),
            staying: (records.isEmpty ? Array(members.prefix(1)) : staying).map(\.text),
            judgements: book.added.count)
        )
      }
    }
  }

  /// The entity of that id.
  private static func merged(_ id: String, _ session: StoreSession) throws -> (Entity, String) {
    if let entity = try session.entity(ofID: id) {
      switch entity {
      case .account, .contact, .lead: return (entity, id)
      default: break
      }
      throw refused(.entity(entity), id)
    }
    throw refused(.unknown, id)
  }

  private static func named(
    _ records: [String], among members: [PartName], _ id: String
  ) throws -> [PartName] {
    try records.map { text in
      let found = members.filter { $0.text == text || "\($0.source)/\($0.key)" == text }
      guard let part = found.first else { throw refused(.stranger(text), id) }
      guard found.count == 1 else { throw refused(.ambiguous(text), id) }
      return part
    }
  }

  private enum Refusal {
    case unknown, alone, tooMany, all
    case entity(Entity)
    case stranger(String)
    case ambiguous(String)
  }

  private static func refused(_ refusal: Refusal, _ id: String) -> RunError {
    func invalid(_ code: String, zh: String, en: String, hintZh: String, hintEn: String) -> RunError {
      .invalid([ReviewWording.problem(code, zh, en, hintZh: hintZh, hintEn: hintEn)])
    }
    switch refusal {
    case .unknown:
      return invalid(
        "id-unknown", zh: "线索库里没有 \(id)", en: "there is no \(id) in the store",
        hintZh: "编号见 lead_overview 或 crosswalk 视图",
        hintEn: "see the views lead_overview and crosswalk for ids")
    case .alone:
      return invalid(
        "not-merged", zh: "\(id) 只由一条记录合成", en: "\(id) is of one record alone", hintZh: "没有可拆的",
        hintEn: "there is nothing to take apart")
    case .tooMany:
      return invalid(
        "too-many-records", zh: "\(id) 由超过 \(mostTakenApart) 条记录合成",
        en: "\(id) is of more than \(mostTakenApart) records",
        hintZh: "写明要拆出的记录", hintEn: "name the records that are to stand apart")
    case .all:
      return invalid(
        "nothing-left", zh: "\(id) 的记录都写上了", en: "these are all the records of \(id)",
        hintZh: "不写记录，即全部拆开；或只写要拆出的",
        hintEn: "name none to take all apart, or only those that are to stand apart")
    case .entity(let entity):
      return invalid(
        "not-judged", zh: "\(id) 是\(entity.title.zh)，不由判断合并",
        en: "\(id) is of the kind \(entity.name), which no judgement merges",
        hintZh: "客户、联系人和线索可以拆", hintEn: "accounts, contacts and leads can be taken apart")
    case .stranger(let text):
      return invalid(
        "record-unknown", zh: "\(text) 不在 \(id) 里", en: "\(text) is not behind \(id)",
        hintZh: "写作 来源/主键，子记录加 #序号",
        hintEn: "write source/key, and #part for a child's")
    case .ambiguous(let text):
      return invalid(
        "record-ambiguous", zh: "\(text) 在 \(id) 里不止一处", en: "\(text) stands behind \(id) more than once",
        hintZh: "加上 #序号", hintEn: "add #part")
    }
  }
}
