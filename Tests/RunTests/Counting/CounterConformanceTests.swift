import Base
import Testing

/// The importers and the independent counter agree on the records and the filled cells of every file.
@Suite struct CounterConformanceTests {
  private func expectAgreement(
    _ text: String, name: String = "export", _ options: ReadOptions, _ wrapping: Wrapping, seed: Int
  ) throws {
    var options = options
    var bytes = Array(text.utf8)
    if let wrapped = wrapping.bytes(text) {
      bytes = wrapped
      options.encoding = wrapping.label
    }
    let twice: CountedTwice
    do {
      twice = try CountedTwice(bytes, name: name, options: options)
    } catch {
      Issue.record("seed \(seed), \(wrapping): \(error)\n\(text)")
      return
    }
    #expect(
      twice.agrees,
      "seed \(seed), \(wrapping): read \(twice.read), counted \(twice.counted)\n\(options)\n\(text)")
  }

  @Test(arguments: Wrapping.allCases)
  func csv(_ wrapping: Wrapping) throws {
    for seed in 1...60 {
      let file = GeneratedCSV(seed: seed)
      try expectAgreement(file.text, file.options, wrapping, seed: seed)
    }
  }

  @Test(arguments: Wrapping.allCases)
  func xml(_ wrapping: Wrapping) throws {
    for seed in 1...60 {
      let file = GeneratedXML(seed: seed)
      try expectAgreement(file.text, file.options, wrapping, seed: seed)
    }
  }

  @Test(arguments: Wrapping.allCases)
  func json(_ wrapping: Wrapping) throws {
    for seed in 1...60 {
      let file = GeneratedJSON(seed: seed)
      try expectAgreement(file.text, name: file.name, file.options, wrapping, seed: seed)
    }
  }

  /// The euro sign as Windows writes it, which GB18030 does not have.
  @Test func whatWindowsWritesAsGBK() throws {
    let bytes =
      Array("a|b\n".utf8) + [0xA0, 0x7C, 0x80] + Array("|2\n".utf8) + [0xB0, 0xB2] + Array("|\n".utf8)
    let twice = try CountedTwice(bytes)
    #expect(twice.facts.encoding == "cp936")
    #expect(twice.read == .init(records: 2, filledCells: 3))
    #expect(twice.agrees)
  }

  @Test func footersBetweenTheRecords() throws {
    let text = "名称,城市,金额\n甲,东,1\n小计,,1\n乙,西,2\n\n丙,,3\n小计,,5\n合计,,6\n"
    let twice = try CountedTwice(Array(text.utf8))
    #expect(twice.facts.footerRowNumbers == [3, 7, 8])
    #expect(twice.read == .init(records: 3, filledCells: 8))
    #expect(twice.agrees)
  }

  @Test(arguments: [
    ("<a><h/><b><c>1</c></b><b><c>2</c></b></a>", "/a/b"),
    ("{\"数\": {\"a.b\": [{\"c\": 1}]}}", "$.数['a.b'][*]"),
    ("[{\"c\": 1}]", "$[*]"),
  ])
  func theFoundRecordPathIsTold(_ text: String, _ path: String) throws {
    let twice = try CountedTwice(Array(text.utf8))
    #expect(twice.facts.recordPath == path)
    #expect(twice.agrees)
  }
}
