import Base
import Testing

@Suite struct FileNameTests {
  @Test(arguments: [
    Array("线索 2026.csv".utf8), [0xBF, 0xCD, 0xBB, 0xA7, 0x2E, 0x63, 0x73, 0x76], [0xFF, 0x61, 0xE4, 0xB8],
    [0xEF, 0x9E, 0xBF, 0x61], [0xEF, 0x9E, 0xBF, 0xFE], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [],
  ])
  func everyNameHasATextThatLeadsBack(_ bytes: [UInt8]) {
    let text = FileName.text(bytes)
    #expect(FileName.bytes(text) == bytes)
    #expect(!text.unicodeScalars.contains("\u{FFFD}"))
  }

  @Test func twoNamesNeverHaveOneText() {
    #expect(FileName.text([0xBF]) != FileName.text([0xEF, 0x9E, 0xBF]))
    #expect(FileName.text(Array("客户.csv".utf8)) == "客户.csv")
  }
}
