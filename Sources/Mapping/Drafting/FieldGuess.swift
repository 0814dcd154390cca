import Model

/// Which fields a header is likely to be for, by the synonyms of the model. What a header says of nobody in
/// particular (`类型`, `Description`, `Owner`) is the record's own.
struct FieldGuess: Sendable {
  static let shared = FieldGuess()

  /// Fields that every entity has under one name: what is said of one is said of all.
  private static let roles = ["owner", "remark", "created_at", "updated_at", "product"]

  private var byName: [String: [(field: Field, rank: Int)]] = [:]
  private let references: [String: Entity]

  private init() {
    var byName: [String: [(field: Field, rank: Int)]] = [:]
    let fields = LeadModel.allFields.filter { Entity.golden.contains($0.entity) }
    func add(_ name: String, _ field: Field, _ rank: Int) {
      let folded = HeaderName.folded(name)
      guard !folded.isEmpty, byName[folded]?.contains(where: { $0.field == field }) != true else { return }
      byName[folded, default: []].append((field, rank))
    }
    for field in fields where field.type != .reference {
      for (index, name) in field.synonyms.enumerated() { add(name, field, index) }
      for name in [field.title.zh, field.title.en, field.name, field.entity.name + field.name] {
        add(name, field, 50)
      }
      for prefix in Self.prefixes(of: field.entity) {
        for name in [field.title.zh, field.title.en, field.name] { add(prefix + name, field, 60) }
      }
    }
    for role in Self.roles {
      let all = fields.filter { $0.name == role }
      let names = all.flatMap(\.synonyms) + (role == "remark" ? Self.remarks : [])
      for field in all { for (index, name) in names.enumerated() { add(name, field, 70 + index) } }
    }
    if let content = LeadModel.field(path: "activity.content"), let at = LeadModel.field(path: "activity.at")
    {
      for name in Self.remarks { add(name, content, 80) }
      for name in [
        "date", "time", "日期", "时间", "创建时间", "createddate", "createtime", "createdtime", "startdatetime",
        "duedate",
      ] {
        add(name, at, 80)
      }
    }
    self.byName = byName
    references = Self.referenceNames
  }

  private static let remarks =
    "备注 说明 描述 description remark remarks note notes memo comment comments details 详情 备注信息"
    .split(separator: " ").map(String.init)

  private static func prefixes(of entity: Entity) -> [String] {
    switch entity {
    case .account: ["客户", "公司", "企业", "单位", "account", "company", "customer", "billing"]
    case .contact: ["联系人", "主要联系人", "contact", "contactperson", "primarycontact"]
    case .lead: ["线索", "lead"]
    case .opportunity: ["商机", "opportunity", "deal"]
    case .activity: ["跟进", "activity"]
    default: []
    }
  }

  /// Headers that name another record by its key.
  private static let referenceNames: [String: Entity] = {
    var names: [String: Entity] = [
      "所属客户": .account, "whatid": .account, "whoid": .contact, "ccuscode": .account,
    ]
    let words: [(Entity, String)] = [
      (.account, "account customer company client cus 客户 公司 往来单位"), (.contact, "contact 联系人"),
      (.lead, "lead clue 线索"),
      (.opportunity, "opportunity deal chance 商机 机会"),
    ]
    for (entity, list) in words {
      for word in list.split(separator: " ") {
        for end in ["id", "code", "no", "number", "编号", "编码", "代码", "guid", "key"] {
          names[word + end] = entity
        }
      }
    }
    return names
  }()

  /// All fields of this name, whatever they are of.
  func fields(named core: String) -> [Field] { (byName[core] ?? []).map(\.field) }

  func fields(named core: String, of entity: Entity) -> [(field: Field, rank: Int)] {
    (byName[core] ?? []).filter { $0.field.entity == entity }.sorted { $0.rank < $1.rank }
  }

  /// Fields of the name, the record's own first.
  func ranked(_ core: String, object: Entity) -> [(field: Field, rank: Int)] {
    let all = byName[core] ?? []
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element.field.entity == object, right.element.field.entity == object)
      if a != b { return a }
      return (left.element.rank, left.offset) < (right.element.rank, right.offset)
    }.map(\.element)
  }

  /// The entity whose key the header names.
  func target(of name: HeaderName, object: Entity) -> Entity? {
    if case .entity(let entity) = name.context, HeaderWords.keys.contains(name.core) {
      return entity == object ? nil : entity
    }
    guard name.context == .own else { return nil }
    if ["parentid", "parent", "parentaccountid", "上级客户编号", "parentaccount"].contains(name.core) {
      return object == .account ? .account : nil
    }
    return references[name.core].flatMap { $0 == object ? nil : $0 }
  }

  /// What the record of a child's path is; nil: nobody knows.
  static func object(ofPath path: String) -> Entity? {
    let name = path.lowercased()
    let words: [(Entity, [String])] = [
      (.contact, ["contact", "linkman", "联系人", "person", "bomentity", "partneraddres"]),
      (.opportunity, ["opportunit", "商机", "deal", "chance"]),
      (.activity, ["follow", "activit", "visit", "call", "note", "跟进", "拜访", "task", "event", "log", "记录"]),
    ]
    let last = name.split { "/.".contains($0) }.last.map(String.init) ?? name
    for text in [last, name] {
      if let found = words.first(where: { $0.1.contains(where: text.contains) }) { return found.0 }
    }
    return nil
  }
}
