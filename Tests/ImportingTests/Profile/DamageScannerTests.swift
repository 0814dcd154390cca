import Base
import Testing

@testable import Importing

struct DamageScannerTests {
  private func codes(_ cell: String, literal: Bool = false) -> [String] {
    let batch = RecordBatch()
    batch.layout = Layout(kinds: [Layout.Kind(path: "", columns: ["c"])])
    batch.beginRecord(kind: 0, parent: -1, ordinal: 1, line: 7, offset: 0)
    append(cell, to: batch, literal: literal)
    var scanner = DamageScanner()
    scanner.scan(batch)
    return scanner.findings.map(\.code)
  }

  @Test(arguments: [
    ("1.38E+10", "scientific"), ("-1.10101E+17", "scientific"), ("1E+11", "scientific"),
    ("2e-05", "scientific"),
    ("110101199003071000", "precision-lost"), ("6222021234567890000", "precision-lost"),
    ("1234567890123450000000000000", "precision-lost"), ("##", "hashes"), ("################", "hashes"),
    ("#N/A", "formula-error"), ("#DIV/0!", "formula-error"), ("锟斤拷", "mojibake"), ("cafÃ©", "mojibake"),
    ("å®\u{89}", "mojibake"), ("鈥渃", "mojibake"), ("瀹夊拰绉戞妧鏈夐檺鍏徃", "mojibake"), ("itâ€™s", "mojibake"),
    ("张\u{FFFD}", "replacement"), ("????", "replacement"), ("_____", "replacement"),
  ])
  func finds(_ cell: String, _ code: String) {
    #expect(codes(cell) == [code])
    #expect(codes("x") == [])
  }

  @Test(arguments: [
    "13812345678", "1.38E", "E+10", "12E+10", "1.5E+1", "110101199003071234", "0000000000000000",
    "123456789012000",
    "#", "#1 Main Street", "?", "__", "café", "naïve", "Müller", "安和科技有限公司", "，“引号”…", "８８", "©2024", "£5",
    "鏡",
    "№ 5", "20 °C", "ÅÄÖ",
  ])
  func passes(_ cell: String) { #expect(codes(cell) == []) }

  @Test func exponentsOfJSONNumbersAreNoDamage() {
    #expect(codes("1.38E+10", literal: true) == [])
    #expect(codes("1.38E+10") == ["scientific"])
  }

  @Test func checkDigitsProveTheLoss() throws {
    var scanner = DamageScanner()
    scanner.scan(batch(["身份证", "x"], [["110101199003071000", nil], ["110101199003072000", "a"]]))
    let finding = try #require(scanner.findings.first)
    #expect(finding.count == 2)
    #expect(finding.proven == 2)
    #expect(finding.firstLine == 2)
    #expect(finding.column == "身份证")
  }

  @Test func countsAcrossBatchesAndNewColumns() {
    var scanner = DamageScanner()
    scanner.scan(batch(["a"], [["##"], ["ok"]]))
    scanner.scan(batch(["a", "b"], [["ok", "1.38E+10"], ["###", nil]], firstLine: 10))
    #expect(scanner.findings.map(\.column) == ["a", "b"])
    #expect(scanner.findings.map(\.count) == [2, 1])
    #expect(scanner.findings.map(\.firstLine) == [2, 10])
  }

  @Test func everyDamageIsWorded() {
    for kind in DamageKind.allCases {
      let text = DamageWording.text(kind)
      #expect(!text.zh.isEmpty && !text.en.isEmpty)
    }
  }
}
