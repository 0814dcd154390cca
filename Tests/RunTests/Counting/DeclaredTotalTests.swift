import Base
import Evidence
import Importing
import Testing
import Verification

/// What stands beside the records of a JSON file and says how many there are: importer and counter read
/// the same by their own ways.
@Suite struct DeclaredTotalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var record: String? = nil
    /// `total=250`; with `?` when it may mean something else.
    var said: [String]
    var testDescription: String { text }
  }

  static let cases = [
    Case(text: #"{"total":2,"items":[{"a":1},{"a":2}]}"#, said: ["total=2"]),
    Case(text: #"{"items":[{"a":1}],"totalSize":1,"done":true}"#, said: ["totalSize=1"]),
    Case(
      text: #"{"code":0,"data":{"total_count":"3","items":[{"a":1}]}}"#, record: "$.data.items[*]",
      said: ["data.total_count=3"]),
    Case(
      text: #"{"total":9,"data":{"rows":[{"a":1}],"count":"1"}}"#, record: "$.data.rows[*]",
      said: ["data.count=1?", "total=9"]),
    Case(text: #"{"data":[{"a":1}],"info":{"count":1,"more":false}}"#, said: ["info.count=1?"]),
    Case(text: #"{"d":[{"a":1}],"meta":{"page":{"total":7}},"x":{"total":8}}"#, said: []),
    Case(
      text: #"{"total":2,"orders":[{"b":1}],"items":[{"a":1}]}"#, record: "$.items[*]", said: ["total=2?"]),
    Case(text: #"{"total":2,"errors":[],"codes":[1],"items":[{"a":1}]}"#, said: ["total=2"]),
    Case(
      text: #"{"pages":[{"total":2,"items":[{"a":1}]},{"total":1,"items":[{"a":3}]}]}"#,
      record: "$.pages[*].items[*]", said: ["pages.total=3?"]),
    Case(
      text:
        #"{"total":-1,"totalCount":1.5,"totalRows":null,"total_records":true,"recordCount":"all","items":[{"a":1}]}"#,
      said: []),
    Case(text: #"{"total":{"total":4},"items":[{"total":5,"l":[{"count":6}]}]}"#, said: []),
    Case(text: #"{"总数":1,"items":[{"a":1}]}"#, said: ["总数=1"]),
    Case(text: #"{"total":1234567890123456,"items":[{"a":1}]}"#, said: []),
    Case(text: #"[{"total":1},{"total":2}]"#, said: []),
    Case(text: "{\"total\":1}\n{\"total\":2}\n", said: []),
    Case(text: #"{"\u0074otal":1,"items":[{"a":"\"total\":3"}]}"#, said: ["total=1"]),
  ]

  @Test(arguments: cases) func bothReadTheSame(_ one: Case) throws {
    var options = ReadOptions()
    options.format = .json
    options.record = one.record
    let twice = try CountedTwice(Array(one.text.utf8), name: "a.json", options: options)
    let read = twice.facts.declaredTotals.map { "\($0.name)=\($0.value)\($0.isPlain ? "" : "?")" }
    #expect(read.sorted() == one.said)
    let counted = twice.file.totals.map { "\($0.name)=\($0.value)\($0.isCertain ? "" : "?")" }
    #expect(counted.sorted() == one.said)
  }

  private func judged(_ files: [(Int, Int)], isPlain: Bool = true) -> [String] {
    JudgedTotal.judge(
      files.map { ($0.1, [DeclaredTotal(name: "total", value: $0.0, isPlain: isPlain)]) }
    ).map { "\($0.declared)/\($0.read) \($0.meaning)" }
  }

  /// By what each file says and holds.
  @Test func whatATotalTurnsOutToBe() {
    #expect(judged([(2, 2)]) == ["2/2 each"])
    #expect(judged([(3, 2)]) == ["3/2 differs"])
    #expect(judged([(3, 3), (2, 2)]) == ["3/3 each", "2/2 each"])
    // Pages.
    #expect(judged([(5, 2), (5, 2), (5, 1)]) == ["5/5 together"])
    #expect(judged([(5, 5), (5, 0)]) == ["5/5 together"])
    #expect(judged([(5, 2), (5, 2)]) == ["5/4 differs"])
    #expect(judged([(2, 2), (2, 2)]) == ["2/4 each"])
    #expect(judged([(5, 2), (6, 3), (4, 4)]) == ["5/2 differs", "6/3 differs", "4/4 each"])
    // Nothing to go by.
    #expect(judged([(0, 4)]) == ["0/4 unclear"])
    #expect(judged([(0, 0)]) == ["0/0 each"])
    #expect(judged([(20, 4)], isPlain: false) == ["20/4 unclear"])
    #expect(judged([(4, 4)], isPlain: false) == ["4/4 each"])
    #expect(JudgedTotal.judge([(4, [])]).isEmpty)
  }
}
