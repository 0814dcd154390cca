import Base
import Testing

/// The importer and the counter cut rows and cells alike in every dialect.
@Suite struct DialectAgreementTests {
  private static let pieces = [
    "a", " ", "\t", ",", "\"", "'", "\\", "\n", "\r\n", "\"\"", ", \"", "\" ,", "é", "\\,",
  ]

  @Test(arguments: [
    CSVDialect(delimiter: 0x2C), CSVDialect(delimiter: 0x2C, quote: 0x27),
    CSVDialect(delimiter: 0x2C, quote: nil), CSVDialect(delimiter: 0x2C, escape: 0x5C),
    CSVDialect(delimiter: 0x2C, quote: 0x27, escape: 0x5C),
    CSVDialect(delimiter: 0x2C, quote: nil, escape: 0x5C),
  ])
  func rowsAndCells(_ dialect: CSVDialect) throws {
    var seed: UInt64 = 20_261_129
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<300 {
      var text = "p,q,r\n"
      for _ in 0..<(5 + next(40)) { text += Self.pieces[next(Self.pieces.count)] }
      var options = ReadOptions()
      options.format = .csv
      options.headerRow = 1
      (options.delimiter, options.quote, options.escape) = (dialect.delimiter, dialect.quote, dialect.escape)
      let twice = try CountedTwice(Array(text.utf8), options: options)
      #expect(twice.facts.dialect == dialect)
      #expect(
        twice.agrees && twice.file.rows == twice.facts.physicalRows, "\(twice.read) \(twice.counted)\n\(text)"
      )
    }
  }
}
