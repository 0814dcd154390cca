import Testing

@testable import Importing

@Suite struct XMLTrapTests {
  /// T9.
  @Test func aDoctypeIsRefused() throws {
    let bombs = [
      "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a><r>&x;</r></a>",
      "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a><r/></a>",
    ]
    for text in bombs {
      for piece in [1, 65536] {
        let error = try #require(treeError(.xml, text.utf8, record: "r", piece: piece))
        #expect(error.code == "doctype")
        #expect(error.line == (text.hasPrefix("<?xml") ? 2 : 1))
      }
    }
    #expect(treeError(.xml, bombs[0].utf8)?.code == "doctype")
  }

  @Test func tenThousandLevelsAreRefused() throws {
    let text = String(repeating: "<a>", count: 10000) + String(repeating: "</a>", count: 10000)
    #expect(treeError(.xml, text.utf8)?.code == "too-deep")
    #expect(treeError(.xml, ("<r><x>" + text + "</x></r>").utf8, record: "r")?.code == "too-deep")
  }

  /// T10: a recovering parser would have cut these texts.
  @Test(arguments: [
    ("<a>\n<r><n>A&B公司</n></r></a>", "malformed-xml", 2),
    ("<a>\n\n<r><n>1</m></r></a>", "malformed-xml", 3),
    ("<a><r>&nbsp;</r></a>", "malformed-xml", 1),
    ("<a><r x=1/></a>", "malformed-xml", 1),
    ("<a><r x='1' x='2'/></a>", "malformed-xml", 1),
    ("<a><r/></a>\n<b/>", "malformed-xml", 2),
    ("kein xml", "malformed-xml", 1),
  ])
  func brokenTextsAreErrorsWithTheirPlace(text: String, code: String, line: Int) throws {
    for piece in [1, 65536] {
      let error = try #require(treeError(.xml, text.utf8, record: "r", piece: piece))
      #expect(error.code == code)
      #expect(error.line == line)
      #expect((error.column ?? 0) >= 1)
      #expect(!error.zh.isEmpty && !error.hintEn.isEmpty)
    }
  }

  @Test func aControlCharacterIsNamed() throws {
    let reference = try #require(treeError(.xml, "<a>\n<r>x&#x1F;</r></a>".utf8, record: "r"))
    #expect(reference.code == "control-character")
    #expect(reference.en.contains("U+001F"))
    #expect(reference.line == 2)
    let plain = try #require(treeError(.xml, "<a>\n<r>xy\u{B}</r></a>".utf8, record: "r"))
    #expect(plain.code == "control-character")
    #expect(plain.en.contains("U+000B"))
    #expect(plain.line == 2)
    #expect(plain.column == 6)
  }

  @Test(arguments: ["<a><r><n>1</n></r><r><n>2", "<a><r>1</r>", "<a><r", "<a><r x='", "<a><!-- "])
  func anUnfinishedFileIsTruncated(text: String) throws {
    for piece in [1, 65536] {
      let error = try #require(treeError(.xml, text.utf8, record: "r", piece: piece))
      #expect(error.code == "file-truncated")
      #expect(error.line == 1)
      #expect(error.column == text.count + 1)
    }
  }

  @Test func anEmptyFileIsAnError() {
    #expect(treeError(.xml, " \n".utf8)?.code == "file-empty")
  }

  @Test func aCellOfMoreThanSixteenMegabytesIsRefused() throws {
    let large = String(repeating: "0123456789abcdef", count: (1 << 20) + 1)
    #expect(treeError(.xml, "<a><r><n>\(large)</n></r></a>".utf8, record: "r")?.code == "cell-too-large")
    let allowed = String(repeating: "0123456789abcdef", count: 1 << 20)
    let reading = try readTree(.xml, "<a><r><n>\(allowed)</n></r></a>".utf8, record: "r")
    #expect(reading.records[0].cells["n"]?.utf8.count == 16 << 20)
    #expect(reading.raws[0].utf8.count == (16 << 20) + 14)
  }

  @Test func tooManyAttributesAreRefused() {
    let many = (0..<1100).map { " a\($0)=''" }.joined()
    #expect(treeError(.xml, "<a><r\(many)/></a>".utf8, record: "r")?.code == "too-many-attributes")
  }

  @Test func aRecordThatIsNowhereIsAnErrorAndAnEmptyListIsNot() throws {
    let other = "<u><vendor><code>1</code></vendor></u>"
    let error = try #require(treeError(.xml, other.utf8, record: "customer"))
    #expect(error.code == "record-not-found")
    #expect(error.en.contains("customer"))
    for text in ["<u/>", "<u><code>0</code></u>"] {
      let reading = try readTree(.xml, text.utf8, record: "customer")
      #expect(reading.records.isEmpty)
      #expect(reading.facts.warnings.map(\.code) == ["no-records"])
    }
    #expect(try readTree(.xml, "<u><h><x>1</x></h><list/></u>".utf8, record: "list/customer").records.isEmpty)
  }

  @Test func anErrorBehindGoodRecordsComesAfterThem() throws {
    let text = "<a>" + String(repeating: "<r><n>1</n></r>", count: 9000) + "<r><n></r></a>"
    #expect(treeError(.xml, text.utf8, record: "r")?.code == "malformed-xml")
  }
}
