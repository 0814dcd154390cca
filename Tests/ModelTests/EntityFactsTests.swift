import Testing

@testable import Model

@Suite("Entities: one row each")
struct EntityFactsTests {
  @Test("raw values are 1, 2, …: they index tables, and stand in stored bytes")
  func rawValues() {
    #expect(Entity.allCases.map(\.rawValue) == Array(1...UInt8(Entity.allCases.count)))
    #expect(
      Entity.allCases.map(\.name) == ["account", "contact", "lead", "opportunity", "activity", "owner"])
  }

  @Test(
    "every entity has a row of its own, with a name and titles that no other has", arguments: Entity.allCases)
  func row(_ entity: Entity) {
    let facts = EntityFacts.of(entity)
    #expect(facts.entity == entity)
    #expect(Entity(name: facts.name) == entity)
    for other in Entity.allCases where other != entity {
      #expect(other.title.zh != facts.title.zh && other.title.en != facts.title.en)
    }
    #expect(!facts.telling.isEmpty, "children of it are told apart by nothing")
    #expect(facts.isReferenceTable || !facts.times.isEmpty, "no field says which of two versions is newer")
    for target in facts.relations {
      #expect(target.rawValue < entity.rawValue, "a row points to what stands above it")
      #expect(!EntityFacts.of(target).isReferenceTable)
    }
    // A reference of another entity resolves to a relation.
    for field in facts.fields {
      guard let target = field.target, target != entity else { continue }
      #expect(facts.relations.contains(target), "\(field.path)")
    }
  }

  @Test("fields are those of the entity, numbered from 1 without gaps", arguments: Entity.allCases)
  func fields(_ entity: Entity) {
    let fields = LeadModel.fields(of: entity)
    #expect(fields.map(\.number) == Array(1...UInt8(fields.count)))
    #expect(Set(fields.map(\.name)).count == fields.count)
    for field in fields {
      #expect(field.entity == entity)
      #expect(LeadModel.field(path: field.path) == field)
      #expect(LeadModel.field(entity, number: field.number) == field)
      #expect(LeadModel.number(field.path) == field.number)
    }
    #expect(LeadModel.field(entity, number: UInt8(fields.count) + 1) == nil)
  }

  @Test("a row that names a field which is not there stops the program")
  func unknownField() async {
    await #expect(processExitsWith: .failure) {
      _ = EntityFacts(
        .account, "account", Bilingual(zh: "客户", en: "Account"), LeadModel.accountFields,
        releasedFields: 21, telling: ["no_such_field"])
    }
    await #expect(processExitsWith: .failure) { _ = LeadModel.number("account.no_such_field") }
  }

  @Test("a map has one value for each entity")
  func map() {
    var map = EntityMap<String> { $0.name }
    for entity in Entity.allCases {
      #expect(map[entity] == entity.name)
      #expect(map[raw: entity.rawValue] == entity.name)
    }
    #expect(map[raw: 0] == nil)
    #expect(map[raw: UInt8(Entity.allCases.count) + 1] == nil)
    map[.lead] = "线索"
    #expect(Array(map.values) == ["account", "contact", "线索", "opportunity", "activity", "owner"])
    #expect(map.map { $0.count }[.lead] == 2)
    #expect(EntityMap<Int>(repeating: 0).values.count == Entity.allCases.count)
  }

  @Test("a part's row is its record's number times 4,096 plus its own")
  func partID() {
    let part = PartID(record: 77, part: 4095)
    #expect(part.row == 77 * 4096 + 4095)
    #expect(PartID(row: part.row) == part)
    #expect((part.record, part.part, part.partNumber) == (77, 4095, 4095))
    #expect(!part.isOwn && PartID(record: 1, part: 0).isOwn)
    #expect(part < PartID(record: 78, part: 0))
    #expect(PartID(record: 4, part: Landed.maximumNumber).part == Landed.maximumNumber)
    #expect(PartID(record: 4, part: Landed.maximumNumber + 1).record != 4)
  }
}
