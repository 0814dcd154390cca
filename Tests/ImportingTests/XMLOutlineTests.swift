import Base
import Testing

@testable import Importing

@Suite struct XMLOutlineTests {
  private func outline(_ text: String) -> XMLLookAhead {
    Array(text.utf8).withUnsafeBytes { XMLLookAhead.outline(of: $0) }
  }

  @Test(arguments: [
    ("<u><c><n/><k><t/><t/></k></c><c><n/></c></u>", "u/c"),
    ("<u><c><code/><name/></c></u>", "u/c"),
    ("<u><c><code/><ks><k><n/></k><k><n/></k></ks></c></u>", "u/c"),
    ("<D><I><E><T/></E><K><V/><V/></K></I></D>", "D/I"),
    ("<resp><code/><data><row><a/></row><row><a/></row></data></resp>", "resp/data/row"),
    ("<r><null/><null/><a>1</a></r>", "r"),
    ("<a>1</a>", "a"),
  ])
  func findsTheRecord(text: String, path: String) {
    #expect(outline(text).recordPath().names.joined(separator: "/") == path)
  }

  @Test func findsTheChildrenOfAnyRecordSeen() {
    let seen = outline("<u><c><p/><k><t/></k></c><c><p/><k><t/><t/></k></c><c><q/><q/><q/></c></u>")
    #expect(seen.childPaths(of: XMLPath("c")) == ["k/t", "q"])
  }

  @Test func anUnfinishedTextIsEnough() {
    #expect(outline("<u><c><n>1</n></c><c><n>2").recordPath() == XMLPath("/u/c"))
  }

  @Test func aFileOfOneRecordReadsWithAndWithoutItsName() throws {
    let text =
      "<ufinterface roottag='customer'><customer><code>C1</code><name>x</name></customer></ufinterface>"
    for record in ["customer", "ufinterface/customer", "/ufinterface/customer", nil] {
      let reading = try readTree(.xml, text.utf8, record: record)
      #expect(reading.records.map(\.cells) == [["code": "C1", "name": "x"]])
    }
  }
}
