import Base
import Testing

@testable import Importing

private let customers = """
  <?xml version="1.0" encoding="utf-8"?>
  <ufinterface roottag="customer" version="2.0">
    <!-- 客户档案 -->
    <customer id="1" 类型='甲'>
      <code>C001</code><name>安和 &amp; 科技</name>
      <contacts><contact main="true"><name>王芳</name><tel>0755-1</tel></contact
      ><contact><name>李强</name></contact></contacts>
      <memo><![CDATA[a<b]]> 尾</memo>
      <empty/>
    </customer>
    <customer id="2"><code>C002</code><name></name><contacts/></customer>
  </ufinterface>

  """

@Suite struct XMLRecordTests {
  @Test(arguments: [1, 2, 3, 7, 64, 1000, 65536])
  func readsRecordsAndChildrenWhateverThePieces(piece: Int) throws {
    let reading = try readTree(.xml, customers.utf8, record: "customer", piece: piece)
    #expect(reading.kinds == ["", "contacts/contact"])
    #expect(reading.columns[0] == ["@id", "@类型", "code", "name", "memo", "empty"])
    #expect(reading.columns[1] == ["@main", "name", "tel"])
    #expect(
      reading.records == [
        .init(
          kind: "", parent: -1,
          cells: [
            "@id": "1", "@类型": "甲", "code": "C001", "name": "安和 & 科技", "memo": "a<b 尾", "empty": "",
          ]),
        .init(
          kind: "contacts/contact", parent: 0, cells: ["@main": "true", "name": "王芳", "tel": "0755-1"]),
        .init(kind: "contacts/contact", parent: 0, cells: ["name": "李强"]),
        .init(kind: "", parent: -1, cells: ["@id": "2", "code": "C002", "name": ""]),
      ])
    #expect(reading.facts.records == 2)
    #expect(reading.ordinals == [1, 1, 1, 2])
  }

  @Test(arguments: [1, 5, 33, 65536])
  func keepsTheBytesAndThePlaceOfEachRecord(piece: Int) throws {
    let reading = try readTree(.xml, customers.utf8, record: "ufinterface/customer", piece: piece)
    let text = Array(customers.utf8)
    for index in [0, 3] {
      let raw = reading.raws[index]
      #expect(raw.hasPrefix("<customer id="))
      #expect(raw.hasSuffix("</customer>"))
      let offset = reading.offsets[index]
      #expect(Array(text[offset..<offset + raw.utf8.count]) == Array(raw.utf8))
    }
    #expect(reading.lines == [4, 6, 7, 11])
    #expect(reading.raws[1].isEmpty)
  }

  @Test func aRecordElementWithoutContentHasItsBytes() throws {
    let reading = try readTree(.xml, "<a><r x='1'/><r\nx='2'\n/></a>".utf8, record: "r")
    #expect(reading.raws == ["<r x='1'/>", "<r\nx='2'\n/>"])
    #expect(reading.lines == [1, 1])
    #expect(reading.records.map(\.cells) == [["@x": "1"], ["@x": "2"]])
  }

  @Test func theTextOfTheRecordItselfAndMixedTextAreCells() throws {
    let text = "<a><r>eins</r><r>vor <b>fett</b> nach<c> <d/> </c></r></a>"
    let reading = try readTree(.xml, text.utf8, record: "r")
    #expect(reading.records[0].cells == [".": "eins"])
    #expect(reading.records[1].cells == [".": "vor  nach", "b": "fett", "c/d": ""])
  }

  @Test func nullEmptyAndMissingAreThreeThings() throws {
    let text = """
      <a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><r><x xsi:nil="true"/><y/></r>
      <r><x xsi:nil="false">1</x></r></a>
      """
    let reading = try readTree(.xml, text.utf8, record: "r")
    #expect(reading.records.map(\.cells) == [["x": "<null>", "y": ""], ["x": "1"]])
  }

  @Test func prefixesAreDroppedWhetherDeclaredOrNot() throws {
    let text = "<rs:data xmlns:z='#RowsetSchema'><z:row c1='a' q:c2='b'><z:p>1</z:p></z:row></rs:data>"
    let reading = try readTree(.xml, text.utf8, record: "rs:data/z:row")
    #expect(reading.records.map(\.cells) == [["@c1": "a", "@c2": "b", "p": "1"]])
  }

  /// T11: XStream writes holes of an array as `<null/>`.
  @Test func holesOfXStreamAreNoCells() throws {
    let text = "<r><fs><null/><w.F><n>a</n></w.F><null/><w.F><n>b</n></w.F></fs></r>"
    let reading = try readTree(.xml, text.utf8, record: "r")
    #expect(reading.kinds == ["", "fs/w.F"])
    #expect(reading.records.map(\.cells) == [[:], ["n": "a"], ["n": "b"]])
  }

  @Test func aChildInAChildKnowsItsParent() throws {
    let text = """
      <all><o no="1"><lines><line><q>1</q><s><n>x</n></s><s><n>y</n></s></line><line><q>2</q></line></lines>
      <total>9</total></o></all>
      """
    let reading = try readTree(
      .xml, text.utf8, record: "o", children: ["lines/line", "lines/line/s"], piece: 3)
    #expect(reading.records.map(\.kind) == ["", "lines/line", "lines/line/s", "lines/line/s", "lines/line"])
    #expect(reading.records.map(\.parent) == [-1, 0, 1, 1, 0])
    #expect(reading.records[0].cells == ["@no": "1", "total": "9"])
    #expect(reading.records[3].cells == ["n": "y"])
  }

  @Test func aRepetitionThatIsNoChildKeepsEveryValue() throws {
    let text = "<a><r><t>1</t><c><n>x</n></c><t>2</t><c><n>y</n></c><t/></r></a>"
    let reading = try readTree(.xml, text.utf8, record: "r", children: [])
    #expect(reading.records.count == 1)
    #expect(reading.records[0].cells == ["t": "1 (repeated)", "c/n": "x (repeated)"])
    #expect(reading.records[0].repeats == ["t=2", "c/n=y", "t="])
  }

  @Test func columnsAndChildrenMetLaterExtendTheLayout() throws {
    var text = "<a>"
    for number in 1...10000 {
      text += "<r><n>\(number)</n>" + (number == 9000 ? "<neu>x</neu>" : "") + "</r>"
    }
    let reading = try readTree(.xml, (text + "</a>").utf8)
    #expect(reading.records.count == 10000)
    #expect(reading.records[8999].cells == ["n": "9000", "neu": "x"])
    #expect(reading.columns == [["n", "neu"]])
    #expect(reading.batches.count > 2)
    #expect(reading.batches.allSatisfy { $0 < 4400 })
    #expect(reading.records.enumerated().allSatisfy { $1.cells["n"] == String($0 + 1) })
  }

  @Test func chineseElementNamesAreColumns() throws {
    let text = "<FormData><样品_主表><客户编码>K1</客户编码></样品_主表></FormData>"
    let reading = try readTree(.xml, text.utf8, record: "样品_主表", piece: 1)
    #expect(reading.records.map(\.cells) == [["客户编码": "K1"]])
  }

  /// T8: declared gb2312, holds characters of GBK.
  @Test func theDeclaredEncodingIsNotBelieved() throws {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"gb2312\"?><a><r><n>".utf8)
    bytes += [0xD6, 0xEC, 0xE9, 0x46, 0xBB, 0xF9]  // 朱镕基 in GBK
    bytes += Array("</n></r></a>".utf8)
    let reading = try readTree(.xml, bytes, record: "r")
    #expect(reading.records.map(\.cells) == [["n": "朱镕基"]])
    let utf8 = "<?xml version='1.0' encoding='utf-16'?><a><r><n>朱镕基</n></r></a>"
    #expect(try readTree(.xml, utf8.utf8, record: "r").records.map(\.cells) == [["n": "朱镕基"]])
  }

  @Test func blanksBeforeTheDeclarationAreSkipped() throws {
    let text = "\r\n \n<?xml version=\"1.0\"?>\n<a><r><n>1</n></r></a>"
    let reading = try readTree(.xml, text.utf8, record: "r", piece: 1)
    #expect(reading.raws == ["<r><n>1</n></r>"])
    #expect(reading.lines == [4])
    #expect(reading.offsets == [29])
  }
}
