import Testing

@testable import Evidence

/// The bytes of each record come out of the counters whole, however the file comes in pieces.
struct RecordSinkTests {
  private final class Kept: RecordSink {
    var records: [String] = []

    func take(_ raw: Span<UInt8>, isFaulted: Bool, within context: XMLContext) {
      records.append((isFaulted ? "!" : "") + Bytes.text(raw))
    }
  }

  @Test(arguments: pieceSizes) func json(_ size: Int) throws {
    let cases: [(String, String?, [String])] = [
      (
        #" {"n":2,"d":[ {"a":[1,{"b":2}]} ,3, "x\"]", null,{}]} "#, "$.d[*]",
        ["{\"a\":[1,{\"b\":2}]}", "3", "\"x\\\"]\"", "null", "{}"]
      ),
      ("[{\"a\":1},{\"a\":\"中\"}]", nil, ["{\"a\":1}", "{\"a\":\"中\"}"]),
      (
        "{\"a\":1}\r\n\n {\"a\":2} \n{\"a\":tru}\n{\"a\":3}", nil,
        ["{\"a\":1}", "{\"a\":2}", "!{\"a\":tru}", "{\"a\":3}"]
      ),
      ("{\"a\":[{\"b\":1}]}", "$.a", ["{\"b\":1}"]),
    ]
    for (text, record, records) in cases {
      let kept = Kept()
      let counted = try JSONCounter.count(
        MemoryBytes(Array(text.utf8), size: size), record: record, sink: kept)
      #expect(kept.records == records)
      #expect(counted.records == records.count)
    }
  }

  @Test(arguments: pieceSizes) func xml(_ size: Int) throws {
    let records = ["<c id=\"1\"><n>甲</n><!-- <c/> --></c>", "<c/>", "<x:c xmlns:x='u'><c>in</c></x:c>"]
    let text = "<?xml version=\"1.0\"?>\n<r><head><c2/></head>" + records.joined(separator: "\n  ") + "</r>\n"
    let kept = Kept()
    let counted = try XMLCounter.count(MemoryBytes(Array(text.utf8), size: size), record: "r/c", sink: kept)
    #expect(kept.records == records)
    #expect(counted.records == 3)
  }

  @Test(arguments: pieceSizes) func csv(_ size: Int) throws {
    let text = "k,n\r\n1,\"a\n\"\"b\"\"\"\r\n\r\n合计,1\r\n2,\"x\" y\r\n3,z"
    var shape = CSVShape(delimiter: 0x2C, topRows: 1)
    shape.footerRowNumbers = [4]
    let kept = Kept()
    let counted = try CSVCounter(shape: shape, sink: kept).count(MemoryBytes(Array(text.utf8), size: size))
    #expect(kept.records == ["1,\"a\n\"\"b\"\"\"\r\n", "!2,\"x\" y\r\n", "3,z"])
    #expect(counted.records == 3)
  }
}
