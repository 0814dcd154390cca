import Testing

@testable import Evidence

struct XMLCounterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var record: String?
    var records: Int
    var filled: Int
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "flat", text: "<?xml version='1.0'?><r><c><a>1</a><b/></c><c><a> </a><b>x</b></c></r>",
      record: "r/c",
      records: 2, filled: 3),
    Case(
      name: "attributes", text: "<r x='9'><c id=\"7\" b='' xmlns:z='urn:z' z:y = 'a>b'/></r>", record: "c",
      records: 1, filled: 2),
    Case(
      name: "comments, sections, instructions",
      text: "<r><!-- <c> -- --><c><a><![CDATA[<c>]]]]></a><?pi <c>?><b><![CDATA[]]></b></c></r>", record: "c",
      records: 1, filled: 1),
    Case(
      name: "layout blanks are no cells",
      text: "<r>\n <c>\n  <a>1</a>\n  <b>\n  <d>2</d> text</b>\n </c>\n</r>",
      record: "c", records: 1, filled: 3),
    Case(name: "same name nested", text: "<r><c><c>1</c></c></r>", record: "c", records: 1, filled: 1),
    Case(
      name: "same name elsewhere", text: "<r><h><c>1</c></h><b><c>2</c></b></r>", record: "b/c", records: 1,
      filled: 1),
    Case(
      name: "prefixes", text: "<s:r xmlns:s='u'><s:c><s:a>1</s:a></s:c></s:r>", record: "r/c", records: 1,
      filled: 1),
    Case(name: "children of the root", text: "<r><a>1</a><b k='v'/></r>", record: nil, records: 2, filled: 2),
    Case(
      name: "no value",
      text: "<r xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><c><a i:nil='true'/></c></r>",
      record: "c", records: 1, filled: 0),
    Case(
      name: "a nil of another namespace", text: "<r xmlns:i='urn:i'><c><a i:nil='true'/></c></r>",
      record: "c",
      records: 1, filled: 1),
    Case(
      name: "references to blanks between elements",
      text: "<r><c>&#32;<a>1</a>&#xA;</c><c>&#32;<a>1</a>&#x4e00;</c></r>", record: "c", records: 2, filled: 3
    ),
    Case(name: "references", text: "<r><c><a>&amp;</a></c></r>", record: "c", records: 1, filled: 1),
    Case(name: "chinese names", text: "<表><客户><编码>甲</编码></客户></表>", record: "表/客户", records: 1, filled: 1),
    Case(name: "blanks in tags", text: "<r ><c\n><a >1</a\n></c ></r>\n", record: "c", records: 1, filled: 1),
  ]

  @Test(arguments: cases)
  func counts(_ example: Case) throws {
    for size in pieceSizes {
      let source = MemoryBytes(Array(example.text.utf8), size: size)
      let found = try XMLCounter.count(source, record: example.record)
      #expect(found.records == example.records, "pieces of \(size)")
      #expect(found.filledCells == example.filled, "pieces of \(size)")
    }
  }

  @Test(arguments: [
    "<r><c></r>", "<r><c>", "<r", "", "<!DOCTYPE r><r/>", "<r></x>", "<r a=1/>", "<r><!-- x</r>", "< r/>",
  ])
  func refuses(_ text: String) {
    for size in [1, 3, 100] {
      #expect(throws: CountError.self) {
        try XMLCounter.count(MemoryBytes(Array(text.utf8), size: size), record: "c")
      }
    }
  }

  @Test(arguments: 1...40)
  func agreesWithTheGenerator(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    var text = "<root v=\"2\">\n"
    var filled = 0
    for index in 0..<30 {
      if index % 7 == 0 { text += "<!-- <customer> is no record here -->" }
      text += "<customer id='\(index)'>\n"
      filled += 1
      for name in ["code", "name", "m:phone"] {
        switch Int.random(in: 0...4, using: &numbers) {
        case 0: text += "<\(name)/>"
        case 1: text += "<\(name)></\(name)>"
        case 2:
          text += "<\(name)>安和&lt;</\(name)>\n"
          filled += 1
        case 3:
          text += "<\(name)><![CDATA[ x ]] ]]></\(name)>"
          filled += 1
        default:
          text += "<\(name) k=\"v\" e=\"\"><sub>1</sub></\(name)>"
          filled += 2
        }
      }
      text += "</customer>"
    }
    text += "</root>"
    for size in [1, 2, 5, 64, 1 << 20] {
      let found = try XMLCounter.count(MemoryBytes(Array(text.utf8), size: size), record: "root/customer")
      #expect(found.records == 30)
      #expect(found.filledCells == filled)
    }
  }
}
