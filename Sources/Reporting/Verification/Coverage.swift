import Model
import Verification

/// How many things of one kind were compared.
public struct Coverage: Codable, Sendable, Equatable {
  public enum Subject: String, Codable, Sendable, CaseIterable {
    case records, cells, values, rows, merges, relations
  }

  public var subject: Subject
  public var title: Bilingual
  /// How it was compared.
  public var how: Bilingual
  public var compared: Int
  /// Findings of the checks behind it.
  public var violated: Int
  public var notCheckable: Int

  static func all(_ result: VerificationResult) -> [Coverage] {
    Subject.allCases.map { subject in
      let tallies = result.checks.filter { subject.checks.contains($0.check) }
      let violated = tallies.reduce(0) { $0 + $1.violated }
      let compared =
        switch subject {
        case .records: result.files.reduce(0) { $0 + $1.read }
        case .cells: result.files.reduce(0) { $0 + $1.cells.filled }
        default: tallies.reduce(0) { $0 + $1.holds + $1.violated }
        }
      return Coverage(
        subject: subject, title: subject.title, how: subject.how, compared: compared, violated: violated,
        notCheckable: tallies.reduce(0) { $0 + $1.notCheckable })
    }
  }
}

extension Coverage.Subject {
  fileprivate var checks: [Check] {
    switch self {
    case .records: [.ledger, .sources, .recordCount, .declaredCount, .records, .raw]
    case .cells: [.cells]
    case .values: [.values]
    case .rows: [.golden]
    case .merges: [.judgements]
    case .relations: [.relations, .fanOut]
    }
  }

  fileprivate var title: Bilingual {
    switch self {
    case .records: Bilingual(zh: "记录", en: "Records")
    case .cells: Bilingual(zh: "单元格", en: "Cells")
    case .values: Bilingual(zh: "值", en: "Values")
    case .rows: Bilingual(zh: "主记录", en: "Golden rows")
    case .merges: Bilingual(zh: "合并的判断", en: "Judgements of merges")
    case .relations: Bilingual(zh: "关联", en: "Relations")
    }
  }

  fileprivate var how: Bilingual {
    switch self {
    case .records:
      Bilingual(
        zh: "逐条记账，另由不同于导入器的程序计数",
        en: "accounted for one by one, and counted by other means than the importer's")
    case .cells:
      Bilingual(zh: "每个非空单元格的去处", en: "where every filled cell went")
    case .values:
      Bilingual(zh: "库中的值与来源单元格逐个核对", en: "each landed value held against its source cell")
    case .rows:
      Bilingual(zh: "由来源记录重新算出，再与库中比较", en: "computed again from their records")
    case .merges:
      Bilingual(
        zh: "每次合并与它所依据的判断相符，每个判断与它的理由相符",
        en: "every merge held against its judgements, every judgement against its reason")
    case .relations:
      Bilingual(
        zh: "指向的客户、联系人、负责人都在，每个客户的下属数目不变",
        en: "account, contact and owner are reached; as many rows under each account as before")
    }
  }
}
