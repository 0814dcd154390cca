import Model
import Testing

@testable import Store

@Suite("Golden tables: one for each entity that records make")
struct GoldenTableTests {
  @Test("every golden entity has its table, whatever its number")
  func all() {
    #expect(GoldenTable.all.map(\.entity) == Entity.golden)
    for entity in Entity.allCases { #expect(GoldenTable.of(entity).entity == entity) }
  }

  @Test(
    "columns: the relations, then the fields with their companions, then extras, then labels",
    arguments: Entity.golden)
  func columns(_ entity: Entity) {
    let columns = GoldenTable.of(entity).columns
    #expect(Set(columns.map(\.name)).count == columns.count)
    #expect(columns.count <= GoldenTable.columnLimit)
    #expect(
      columns.prefix(EntityFacts.of(entity).relations.count).map(\.source)
        == EntityFacts.of(entity).relations.map { .relation($0) })
    let choices = LeadModel.fields(of: entity).filter { $0.type == .choice }
    #expect(
      columns.suffix(choices.count + 1).map(\.name) == ["extras"] + choices.map { "\($0.name)_label" })
    for field in LeadModel.fields(of: entity) where field.type != .reference {
      #expect(columns.contains { $0.source == .field(field.number) }, "\(field.path)")
    }
  }

  @Test("numbers of relations are those of no field and no other relation", arguments: Entity.golden)
  func relationNumbers(_ entity: Entity) {
    var numbers = LeadModel.fields(of: entity).map(\.number)
    numbers += EntityFacts.of(entity).relations.map { GoldenField.relation(of: entity, to: $0) }
    numbers += [GoldenField.relation(of: entity, to: entity), GoldenField.extras]
    #expect(Set(numbers).count == numbers.count)
  }

  @Test("a run that is rolled back restores the rows of each", arguments: Entity.golden)
  func versions(_ entity: Entity) {
    #expect(VersionedTable.names.contains(entity.name))
  }
}
