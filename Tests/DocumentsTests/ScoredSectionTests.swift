import Foundation
import Testing

@testable import Documents

/// The `matching:` section of a migration.
@Suite struct ScoredSectionTests {
  private func load(_ section: String, files: [String: String] = [:]) throws -> Loaded<MigrationFile> {
    let directory = try Directory()
    try directory.write("leads.yaml", "mapping: leads\n")
    for (name, text) in files { try directory.write(name, text) }
    let path = try directory.write(
      "m.yaml",
      "migration: small\nstore: sqlite:t.leads\nsources:\n  sheet: {files: leads.csv, mapping: leads.yaml}\n"
        + section)
    return MigrationFile.load(path: path)
  }

  @Test func withoutASectionWhatIsShippedHolds() throws {
    #expect(try load("").value?.matching == ScoredSection.standard)
    #expect(ScoredSection.standard.contacts?.review == 0.9)
  }

  @Test func aWordIsEnough() throws {
    #expect(try load("matching: exact\n").value?.matching.use == .exact)
    #expect(try load("matching: ask\n").value?.matching.use == .ask)
  }

  @Test func thresholdsGoForBoth() throws {
    let made = try #require(try load("matching: {use: ask, accept: 0.99999, review: 0.5}\n").value).matching
    #expect(made.use == .ask)
    #expect(made.accounts?.accept == 0.99999 && made.contacts?.review == 0.5)
  }

  @Test func mistakesAreNamedWithTheirPlace() throws {
    #expect(try load("matching: exakt\n").summary == ["5:11 not-one-of"])
    #expect(try load("matching: {acept: 0.9}\n").summary == ["5:12 unknown-key"])
    #expect(try load("matching: {accept: 1.5}\n").summary == ["5:20 not-a-probability"])
    #expect(try load("matching: {accept: 0.6, review: 0.7}\n").summary == ["5:25 review-above-accept"])
    #expect(try load("matching: {contacts: none.yaml}\n").summary == ["5:22 file-missing"])
    #expect(
      try load("matching: exakt\n").diagnostics.first?.hint?.en.contains("exact") == true)
  }

  private let own = """
    prior: -10
    columns:
      name: {from: contact.name, as: person}
      mobile: {from: contact.mobile, as: phone}
    compare:
      - {column: mobile, by: phone, weights: [18, 17, 9, 3, 10, -5]}
    block: [name.sound + mobile.last4]
    accept: 0.99
    review: 0.9
    """

  @Test func anOwnConfigurationIsReadAndPartOfTheMigration() throws {
    let made = try #require(try load("matching: {contacts: own.yaml}\n", files: ["own.yaml": own]).value)
    #expect(made.matching.contacts?.comparisons.count == 1)
    #expect(made.matching.accounts == ScoredSection.standard.accounts)
    #expect(made.matchingFiles.map(\.path).first?.hasSuffix("own.yaml") == true)
  }

  @Test func whatItLacksIsNamedInItsOwnFile() throws {
    func summary(_ text: String) throws -> [String] {
      try load("matching: {contacts: own.yaml}\n", files: ["own.yaml": text]).summary
    }
    #expect(try summary(own.replacing("prior: -10\n", with: "")) == ["1:1 missing-key"])
    #expect(try summary(own.replacing(", 10, -5]", with: "]")) == ["6:5 weights-missing"])
    #expect(try summary(own.replacing("contact.mobile", with: "contact.mobil")) == ["4:18 unknown-field"])
  }

  /// To take it in silence would be to join what it forbids.
  @Test func whatARunDoesNotGoByIsRefused() throws {
    func summary(_ text: String) throws -> [String] {
      try load("matching: {contacts: own.yaml}\n", files: ["own.yaml": text]).summary
    }
    #expect(try summary(own + "\nstrong: [mobile]") == ["10:1 unknown-key"])
    #expect(try summary(own.replacing("accept: 0.99", with: "accept: 99")) == ["8:9 not-a-probability"])
    #expect(try summary(own.replacing("review: 0.9", with: "review: 0")) == ["9:9 not-a-probability"])
    #expect(try summary(own.replacing("[18,", with: "[9999,")) == ["6:3 bits-beyond"])
    #expect(try summary(own.replacing("prior: -10", with: "prior: 60")) == ["1:8 bits-beyond"])
    #expect(try summary(own + "\nblock-limit: 1000000") == ["10:14 not-one-of"])
  }

  /// Each example of a `matching:` section in the language's page.
  @Test func theExamplesOfThePageAreRead() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Mappings/README.md").standardizedFileURL
    let text = try String(contentsOf: page, encoding: .utf8)
    let examples = text.components(separatedBy: "```yml\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }.filter { $0.hasPrefix("matching:") }
    #expect(examples.count >= 2)
    for example in examples {
      let loaded = try load(example, files: ["our-contacts.yaml": own])
      #expect(loaded.value != nil, "\(example): \(loaded.diagnostics.map(\.code))")
    }
  }
}
