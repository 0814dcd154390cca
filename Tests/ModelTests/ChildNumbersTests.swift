import Base
import Testing

@testable import Model

/// Who keeps which number when the children of a record come and go.
@Suite struct ChildNumbersTests {
  private static let names = ChildNames(
    kinds: [ChildNames.Kind(path: "contacts/contact", key: ["@id"])], separator: UInt8(ascii: "/"))

  /// A contact as "name", "name mobile" or "name mobile key"; `-` for none.
  private func record(_ children: [String], extras: [String: String] = [:]) -> [UInt8] {
    var parts: [PartValues] = []
    var all = extras
    for (index, child) in children.enumerated() where !child.isEmpty {
      let words = child.split(separator: " ").map(String.init)
      var values = ["name": words[0]]
      if words.count > 1, words[1] != "-" { values["mobile"] = words[1] }
      if words.count > 2 { all["contacts/contact[\(index + 1)]/@id"] = words[2] }
      parts.append(PartValues(entity: .contact, number: index + 1, values: values.filter { $0.value != "-" }))
    }
    return landedBytes([PartValues(entity: nil, values: all)] + parts)
  }

  /// "number name" of each contact of the overlaid record, and its extras.
  private func merged(
    _ former: [UInt8], _ new: [UInt8], used: Set<UInt16> = []
  ) -> (contacts: [String], extras: [String: String], bytes: [UInt8]) {
    var writer = LandedWriter()
    LandedOverlay.merge(
      former: former.span, new: new.span, names: Self.names, used: { used }, into: &writer)
    let count = writer.arena.count
    let bytes = writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) }
    let parts = landedParts(bytes)
    return (
      parts.filter { $0.entity == .contact }.map { "\($0.number) \($0.values["name"] ?? "-")" },
      parts.first { $0.entity == nil }?.values ?? [:], bytes
    )
  }

  @Test(arguments: [
    // The first went; the others stay who they are: by key, by content.
    (["甲 - k1", "乙 - k2", "丙 - k3"], ["乙 - k2", "丙 - k3"], ["2 乙", "3 丙"]),
    (["甲", "乙", "丙"], ["乙", "丙"], ["2 乙", "3 丙"]),
    // A key says more than a name, and two keys are two children.
    (["甲 - k1", "乙 - k2"], ["乙 - k1", "甲 - k2"], ["1 乙", "2 甲"]),
    (["甲 - k1"], ["甲 - k2"], ["2 甲"]),
    // Edited and moved: known by name, or by the mobile where the name is new.
    (["甲 1", "乙 2", "丙 3"], ["丙 4", "乙 2"], ["2 乙", "3 丙"]),
    (["- 1", "- 2"], ["乙 2"], ["2 乙"]),
    // As many as before, and nobody known: edited in their places.
    (["甲", "乙"], ["甲", "丁"], ["1 甲", "2 丁"]),
    // Fewer than before, and nobody known: nobody says whose place it is.
    (["甲", "乙"], ["丁"], ["3 丁"]),
    // A new one in front gets a number of its own.
    (["甲", "乙"], ["丁", "甲", "乙"], ["1 甲", "2 乙", "3 丁"]),
    // Two of one name: the mobile tells them apart.
    (["甲 1", "甲 2"], ["甲 2"], ["2 甲"]),
    // Equal ones keep their order.
    (["甲", "甲", "乙"], ["甲", "甲"], ["1 甲", "2 甲"]),
    // A key that the mapping has only now.
    (["甲", "乙"], ["乙 - k2"], ["2 乙"]),
    // A key twice says nothing.
    (["甲 - k", "乙 - k"], ["乙 - k"], ["2 乙"]),
  ])
  func keepsItsNumber(former: [String], new: [String], expected: [String]) {
    #expect(merged(record(former), record(new)).contacts == expected)
  }

  @Test func aNumberIsNeverGivenTwice() {
    #expect(merged(record(["甲"]), record(["甲", "乙"]), used: [1, 2, 3]).contacts == ["1 甲", "4 乙"])
    // Until there are no more; then one that no child of now has.
    let all = Set((1...4095).map(UInt16.init))
    #expect(merged(record(["甲"]), record(["甲", "乙"]), used: all).contacts == ["1 甲", "2 乙"])
  }

  @Test func extrasGoWithTheirChild() {
    let former = record(
      ["甲", "乙"], extras: ["contacts/contact[1]/qq": "1", "contacts/contact[2]/qq": "2", "memo[2]": "m"])
    let moved = merged(former, record(["乙"], extras: ["contacts/contact[1]/qq": "2"]))
    #expect(moved.extras == ["contacts/contact[2]/qq": "2", "memo[2]": "m"])
    // A blank cell keeps what the same child had.
    #expect(merged(former, record(["乙"])).extras == ["contacts/contact[2]/qq": "2", "memo[2]": "m"])
    // Somebody else in its place does not inherit.
    #expect(merged(former, record(["丙", "丁"])).extras == ["memo[2]": "m"])
  }

  @Test func valuesOfARecognisedChildStay() {
    let result = merged(record(["甲 1 k1", "乙 2 k2"]), record(["丁 - k2"]))
    #expect(result.contacts == ["2 丁"])
    #expect(landedParts(result.bytes).contains { $0.values["mobile"] == "2" })
  }

  @Test func layingTheSameOverAgainChangesNothing() {
    let former = record(["甲 1 k1", "乙 2 k2", "丙 3 k3"], extras: ["contacts/contact[3]/qq": "3"])
    let new = record(["丙 4 k3", "丁 5 k4", "乙 2 k2"])
    let once = merged(former, new).bytes
    #expect(merged(once, new).bytes == once)
  }

  @Test func namesThatOnlyLookLikeAChilds() {
    let names = Self.names
    for text in ["phone[2]", "a[x]/b", "a[]/b", "a[0]/b", "a[9999]/b", "a[2", "[2]"] {
      #expect(names.parse(ArraySlice(text.utf8)) == nil, "\(text)")
    }
    #expect(names.parse(ArraySlice("contacts/contact[2]".utf8))?.number == 2)
    #expect(names.parse(ArraySlice("calls/call[3]/x[2]".utf8))?.number == 3)
    #expect(ChildNames.none.parse(ArraySlice("a[2]/b".utf8)) == nil)
  }
}
