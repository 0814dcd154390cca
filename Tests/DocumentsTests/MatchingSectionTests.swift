import Testing

@testable import Documents

@Suite struct MatchingSectionTests {
  private func load(_ text: String) -> Loaded<MatchConfiguration> {
    MatchingSection.load(text: SourceText(path: "matching.yaml", text: text))
  }

  private let good = """
    matching: leads
    columns:
      name: {from: [surname, given], as: person}
      mobile: {as: phone}
    compare:
      - {column: name, by: person, frequency: 0.5, group: who}
      - {column: mobile, by: phone}
    block: [mobile, name.sound + mobile.last4]
    link: one-to-one
    accept: 0.9
    strong: mobile
    """

  @Test func readsAll() throws {
    let loaded = load(good)
    #expect(loaded.diagnostics.isEmpty)
    let made = try #require(loaded.value)
    #expect(made.columns[0].from == ["surname", "given"])
    #expect(made.columns[1].from == ["mobile"])
    #expect(made.comparisons[0].frequency == 0.5 && made.comparisons[0].group == "who")
    #expect(made.blocking[1].parts.map(\.function) == [.sound, .last4])
    #expect(made.link == .oneToOne && made.accept == 0.9 && made.strong == [1])
  }

  @Test func saysWhereAndWhatWasMeant() {
    let loaded = load(
      good.replacing("name.sound", with: "name.soumd").replacing("by: phone", with: "by: phome"))
    #expect(loaded.value == nil)
    #expect(loaded.diagnostics.map(\.code) == ["not-one-of", "not-one-of"])
    #expect(loaded.diagnostics.map { $0.position?.line } == [7, 8])
    #expect(loaded.diagnostics[1].hint?.en.contains("sound") == true)
  }

  @Test func anUnknownColumnIsRefused() {
    #expect(load(good.replacing("strong: mobile", with: "strong: mobil")).value == nil)
  }
}
