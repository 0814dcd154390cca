import Base
import Testing

@testable import Importing

private let envelope = #"""
  {"errcode":0,"info":{"page":1,"tags":[]},
   "data":{"items":[
    {"id":1234567890123456789,"rate":1.10,"name":"安和\u79d1\u6280 \"A\" \ud83d\ude00","ok":true,"no":null,
     "owner":{"name":"王芳","dept":{"id":7}},
     "follow_user":[{"userid":"a","tags":["x","y"]},{"userid":"b","sub":[{"k":1}]}],
     "phones":["1","2"],"empty":"","list":[],"obj":{}},
    {"id":-2e5,"owner":null,"follow_user":null}
   ]},"more":false}

  """#

@Suite struct JSONRecordTests {
  @Test(arguments: [1, 2, 3, 7, 64, 1000, 65536])
  func readsAnEnvelopeWhateverThePieces(piece: Int) throws {
    let reading = try readTree(.json, envelope.utf8, record: "$.data.items[*]", piece: piece)
    #expect(reading.kinds == ["", "follow_user", "follow_user.sub"])
    #expect(
      reading.records == [
        .init(
          kind: "", parent: -1,
          cells: [
            "id": "#1234567890123456789", "rate": "#1.10", "name": "安和科技 \"A\" 😀", "ok": "#true",
            "no": "<null>", "owner.name": "王芳", "owner.dept.id": "#7", "phones": "1 (repeated)",
            "empty": "",
          ], repeats: ["phones=2"]),
        .init(
          kind: "follow_user", parent: 0, cells: ["userid": "a", "tags": "x (repeated)"],
          repeats: ["tags=y"]),
        .init(kind: "follow_user", parent: 0, cells: ["userid": "b"]),
        .init(kind: "follow_user.sub", parent: 2, cells: ["k": "#1"]),
        .init(kind: "", parent: -1, cells: ["id": "#-2e5"]),
      ])
    let text = Array(envelope.utf8)
    for index in [0, 4] {
      let (raw, offset) = (Array(reading.raws[index].utf8), reading.offsets[index])
      #expect(raw.first == UInt8(ascii: "{") && raw.last == UInt8(ascii: "}"))
      #expect(Array(text[offset..<offset + raw.count]) == raw)
    }
    #expect(reading.raws[4] == #"{"id":-2e5,"owner":null,"follow_user":null}"#)
    #expect(reading.lines == [3, 5, 5, 5, 7])
    #expect(reading.facts.records == 2)
    #expect(try readTree(.json, envelope.utf8, record: "data.items").records == reading.records)
    #expect(try readTree(.json, envelope.utf8).records == reading.records)
  }

  @Test(arguments: [1, 3, 65536])
  func readsARootArray(piece: Int) throws {
    let text = "[ {\"a\":1} ,\n{\"a\":\"[}\\\\\"},null, 7,\"x\"]\n"
    for record in [nil, "$", "$[*]"] {
      let reading = try readTree(.json, text.utf8, record: record, piece: piece)
      #expect(
        reading.records.map(\.cells) == [["a": "#1"], ["a": "[}\\"], [:], [".": "#7"], [".": "x"]])
      #expect(reading.raws == ["{\"a\":1}", "{\"a\":\"[}\\\\\"}", "null", "7", "\"x\""])
      #expect(reading.lines == [1, 2, 2, 2, 2])
    }
    #expect(try readTree(.json, "[]".utf8).facts.warnings.map(\.code) == ["no-records"])
  }

  @Test func rowsThatAreArraysHaveNumberedColumns() throws {
    let reading = try readTree(.json, "[[\"a\",1],[\"b\",2,null]]".utf8)
    #expect(
      reading.records.map(\.cells) == [
        ["[0]": "a", "[1]": "#1"], ["[0]": "b", "[1]": "#2", "[2]": "<null>"],
      ])
  }

  @Test(arguments: [1, 2, 5, 65536])
  func readsOneObjectALine(piece: Int) throws {
    let text = "{\"a\":1}\r\n\n  {\"a\":2,}\n{\"a\":3} x\n{\"b\":\"你\"}\n[1]\n{\"a\":5}"
    let reading = try readTree(.json, text.utf8, piece: piece)
    #expect(reading.records.map(\.cells) == [["a": "#1"], [:], [:], ["b": "你"], [:], ["a": "#5"]])
    #expect(reading.faults == [.none, .malformed, .malformed, .none, .malformed, .none])
    #expect(reading.raws == ["{\"a\":1}", "{\"a\":2,}", "{\"a\":3} x", "{\"b\":\"你\"}", "[1]", "{\"a\":5}"])
    #expect(reading.lines == [1, 3, 4, 5, 6, 7])
    #expect(reading.ordinals == [1, 2, 3, 4, 5, 6])
    #expect(reading.facts.blankRows == 1)
  }

  @Test func anEnvelopeWithAnObjectInThePlaceOfRowsIsOneRecord() throws {
    let text = "{\"errcode\":0,\n\"data\":{\"_id\":\"5\",\"creator\":{\"name\":\"x\"}}}"
    #expect(
      try readTree(.json, text.utf8, record: "$.data[*]").records.map(\.cells) == [
        ["_id": "5", "creator.name": "x"]
      ])
    #expect(
      try readTree(.json, text.utf8).records.map(\.cells) == [
        ["errcode": "#0", "data._id": "5", "data.creator.name": "x"]
      ])
    #expect(try readTree(.json, "{\"data\":null}".utf8, record: "data").records.isEmpty)
  }

  @Test func listedChildrenMayBeObjectsArraysOrPlainValues() throws {
    let text = #"[{"n":1,"c":{"k":1},"t":["x",null,"y"],"o":[{"z":1},{"z":2}]},{"c":[{"k":2}],"t":"w"}]"#
    let reading = try readTree(.json, text.utf8, children: ["c[*]", "t"])
    #expect(reading.records.map(\.kind) == ["", "c", "t", "t", "", "c", "t"])
    #expect(reading.records.map(\.parent) == [-1, 0, 0, 0, -1, 4, 4])
    #expect(reading.records[0].cells == ["n": "#1", "o.z": "#1 (repeated)"])
    #expect(reading.records[0].repeats == ["o.z=2"])
    #expect(reading.records[3].cells == [".": "y"])
  }

  @Test func layoutsGrowAndBatchesStayWithinTheirLimit() throws {
    let rows = (1...10000).map { "{\"n\":\($0)" + ($0 == 9000 ? ",\"neu\":{\"a\":1}}" : "}") }
    let reading = try readTree(.json, ("[" + rows.joined(separator: ",") + "]").utf8)
    #expect(reading.batches == [4096, 4096, 1808])
    #expect(reading.columns == [["n", "neu.a"]])
    #expect(reading.records.enumerated().allSatisfy { $1.cells["n"] == "#\($0 + 1)" })
  }

  @Test func membersInAnotherOrderAreTheSameColumns() throws {
    let reading = try readTree(.json, #"[{"a":1,"b":2,"c":3},{"c":3,"a":1,"\u0062":2}]"#.utf8)
    #expect(reading.columns == [["a", "b", "c"]])
    #expect(reading.records[0].cells == reading.records[1].cells)
  }

  @Test func aNestedPathLeadsThroughArrays() throws {
    let text = #"{"pages":[{"rows":[{"a":1}]},{"rows":[{"a":2}]}],"rows":[{"a":3}]}"#
    let reading = try readTree(.json, text.utf8, record: "$.pages[*].rows[*]", piece: 1)
    #expect(reading.records.map(\.cells) == [["a": "#1"], ["a": "#2"]])
  }

  @Test func anEmptyNameIsAName() throws {
    let reading = try readTree(.json, #"[{"": [{"a": 1}], "b": {"": 2}}]"#.utf8)
    #expect(reading.kinds == ["", "''"])
    #expect(reading.roots.map(\.cells) == [["b.''": "#2"]])
    #expect(reading.ordinals == [1, 1])
  }
}
