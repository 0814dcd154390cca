import Model

/// The column that names a record: `线索编号` for a lead before any other id, and only one that is filled
/// and different in (nearly) every record.
struct KeyGuess {
  let column: String?
  let reasons: [DraftReason]

  /// Records that have no key of their own.
  var refused: Int {
    reasons.reduce(0) { sum, reason in
      switch reason {
      case .keyTwice(let count), .keyBlank(let count): sum + count
      default: sum
      }
    }
  }

  init(_ kind: DraftKind, object: Entity, name: String) {
    guard kind.records > 0 else {
      column = Self.byName(kind.columns.map(\.name), object)
      reasons = []
      return
    }
    let own = Self.ownWords(object)
    var best: (column: ColumnEvidence, score: Int)?
    for column in kind.columns where column.repeated == 0 && column.filled > 0 {
      let header = HeaderName(column.name)
      guard header.context == .own || header.core == "referenceid", !Self.isOfAnother(header, object) else {
        continue
      }
      var score = 0
      let isOwn = own.contains { word in Self.ends.contains { header.core == word + $0 } }
      if isOwn { score += 60 }
      // Dynamics puts the id of a record into a column that is to be left alone.
      if column.name.hasPrefix("(Do Not Modify)"), own.contains(header.core) { score += 60 }
      if header.core == "id" || header.core == "recordid" || header.core == "kunnr" { score += 35 }
      if HeaderWords.keys.contains(header.core) { score += 40 }
      if Self.isKey(header.core) { score += 10 }
      if Self.ownKeys(object).contains(header.core) { score += 45 }
      guard score > 0 else { continue }
      let twice = column.filled - column.distinct
      if column.isUnique { score += 20 } else if twice * 20 > column.filled { continue }
      if column.filled < kind.records { score -= 10 }
      guard column.filled * 10 >= kind.records * 9 else { continue }
      if best.map({ score > $0.score }) ?? true { best = (column, score) }
    }
    if let best {
      column = best.column.name
      var reasons: [DraftReason] = []
      let twice = best.column.filled - best.column.distinct
      if twice > 0 { reasons.append(.keyTwice(twice)) }
      if best.column.filled < kind.records { reasons.append(.keyBlank(kind.records - best.column.filled)) }
      self.reasons = reasons
    } else {
      column = nil
      reasons = [.noKey]
    }
  }

  private static func byName(_ columns: [String], _ object: Entity) -> String? {
    let candidates = columns.filter { name in
      let header = HeaderName(name)
      return header.context == .own && isKey(header.core) && !isOfAnother(header, object)
    }
    let own = ownWords(object)
    return candidates.first { name in own.contains(where: HeaderName(name).core.contains) }
      ?? candidates.first
  }

  private static let ends = ["编号", "编码", "单号", "代码", "id", "guid", "code", "key", "no", "number"]

  static func isKey(_ core: String) -> Bool {
    guard !HeaderWords.notKeys.contains(core) else { return false }
    if HeaderWords.keys.contains(core) { return true }
    return ends.contains { end in
      core.hasSuffix(end) && core.count > end.count
        && !["postal", "zip", "country", "currency", "state", "dial", "area"].contains { core.hasPrefix($0) }
    }
  }

  private static func ownWords(_ object: Entity) -> [String] {
    switch object {
    case .account: ["account", "customer", "company", "客户", "公司", "单位", "cus", "partner"]
    case .contact: ["contact", "person", "联系人", "linkman"]
    case .lead: ["lead", "clue", "线索"]
    case .opportunity: ["opportunity", "deal", "chance", "商机", "机会"]
    case .activity: ["activity", "task", "event", "follow", "跟进", "记录", "history"]
    default: []
    }
  }

  private static func ownKeys(_ object: Entity) -> Set<String> {
    switch object {
    case .account:
      ["kunnr", "ccuscode", "客户编码", "客户编号", "客户代码", "customercode", "customerno", "accountid", "往来单位编码"]
    case .lead: ["线索编号", "线索id", "leadid"]
    default: []
    }
  }

  /// `客户编号` in a list of leads names the customer; who made a record has an id, too.
  private static func isOfAnother(_ header: HeaderName, _ object: Entity) -> Bool {
    let core = header.core
    if HeaderWords.notKeys.contains(core) || HeaderWords.auditPeople.contains(core)
      || HeaderWords.system.contains(core)
    {
      return true
    }
    if ["ownerid", "userid", "masterrecordid", "parentid", "campaignid", "individualid", "recordtypeid"]
      .contains(core)
    {
      return true
    }
    if let target = FieldGuess.shared.target(of: header, object: object), target != object { return true }
    let own = ownWords(object)
    let others = Entity.golden.filter { $0 != object }.flatMap(ownWords)
    if own.contains(where: core.contains) { return false }
    return others.contains(where: { core.contains($0) && $0.count > 3 || core.hasPrefix($0) })
      || ["身份证", "信用", "税号", "邮政", "产品", "合同", "订单", "员工", "部门", "开票", "银行"].contains(where: core.contains)
  }
}
