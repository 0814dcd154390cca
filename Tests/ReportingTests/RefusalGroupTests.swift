import Model
import Testing

@testable import Reporting

@Suite struct RefusalGroupTests {
  private func cell(
    _ code: String, _ value: String, column: String = "档位", field: String = "lead.status"
  ) -> RunReport.RefusedCell {
    let words = Bilingual(zh: "词", en: "words")
    return RunReport.RefusedCell(
      code: code, column: column, field: field, value: value, message: words, remedy: words)
  }

  @Test func theLargestGroupComesFirst() {
    var groups = RefusalGroups()
    for value in ["a", "b", "b", "c", "c", "c"] { groups.add(cell("enum-unknown", value)) }
    groups.add(cell("money-invalid", "c"))
    #expect(groups.sorted.map { "\($0.count) \($0.value ?? "-")" } == ["3 c", "2 b", "1 a", "1 c"])
  }

  @Test func anyNumberOfValuesTakesBoundedMemory() {
    var groups = RefusalGroups()
    for number in 0..<20_000 { groups.add(cell("enum-unknown", "v\(number)")) }
    groups.add(cell("enum-unknown", String(repeating: "x", count: 5000)))
    let sorted = groups.sorted
    #expect(sorted.count == RefusalGroups.limit + 1)
    #expect(sorted.first?.value == nil)
    #expect(sorted.reduce(0) { $0 + $1.count } == 20_001)
  }

  @Test func whatIsCorrectedIsNotCounted() {
    var groups = RefusalGroups()
    var mended = cell("enum-unknown", "a")
    mended.corrected = "b"
    groups.add(mended)
    #expect(groups.sorted.isEmpty)
  }

  private func command(
    _ code: String, _ value: String, column: String = "档位", field: String = "lead.status",
    hasStore: Bool = true
  ) -> String? {
    var groups = RefusalGroups()
    groups.add(cell(code, value, column: column, field: field))
    return groups.sorted.first.flatMap {
      RefusalMend.command($0, migration: "m.yaml", value: value, hasStore: hasStore)
    }?.joined(separator: " ")
  }

  @Test func aCommandIsOneThatAShellTakes() {
    #expect(
      command("enum-unknown", "don't") == "leadferry quarantine fix m.yaml --map lead.status 'don'\\''t=…'")
    #expect(command("owner-unknown", "某人") == "leadferry quarantine fix m.yaml --owner '某人=…'")
    #expect(
      command("money-invalid", "$5 or so", column: "预算 (元)")
        == "leadferry quarantine fix m.yaml --column '预算 (元)' --from '$5 or so' --to …")
  }

  @Test func whereNoCommandHelpsNoneIsNamed() {
    #expect(command("money-invalid", "x", hasStore: false) == nil)
    #expect(command("enum-unknown", "x", hasStore: false) != nil)
    for code in ["cell-hashes", "cell-error", "money-scientific"] { #expect(command(code, "x") == nil) }
    // Two equal harmed numbers were two numbers; what no field takes is no word.
    #expect(command("phone-digits", "139", field: "contact.mobile") == nil)
    #expect(command("key-repeated", "x", field: "") == nil)
    #expect(command("region-unknown", "苏省", field: "account.province") != nil)
    #expect(command("money-invalid", "") == nil)
    #expect(command("money-invalid", "two\nlines") == nil)
    #expect(command("text-after-quote", "", column: "") == nil)
  }
}
