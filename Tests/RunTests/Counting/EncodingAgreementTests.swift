import Base
import Foundation
import Glibc
import Testing

/// Whatever encoding is named, importer and counter read the same cells.
@Suite struct EncodingAgreementTests {
  /// A word of each, which its encoding can write.
  private func word(_ label: String) -> String {
    switch label {
    case "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "gb18030": "宏达é😀"
    case "big5", "big5-hkscs": "臺中書局"
    case "euc-kr": "대구상사"
    case "shift_jis", "euc-jp": "ソフト表"
    case "iso-8859-5", "windows-1251", "koi8-r", "koi8-u", "cp866", "mac-cyrillic": "Пермь"
    case "iso-8859-6", "windows-1256": "حلب"
    case "iso-8859-7", "windows-1253": "Βόλος"
    case "iso-8859-8", "windows-1255": "חיפה"
    case "iso-8859-11", "windows-874", "tis-620": "พัทยา"
    default: "é"
    }
  }

  @Test(arguments: TextEncoding.known)
  func agrees(_ label: String) throws {
    let name = try #require(TextEncoding.iconvName(label))
    let word = word(label)
    for delimiter in [",", "|"] {
      let text = "a\(delimiter)b\n1\(delimiter)\(word)\n\"\(word)\"\(delimiter)\n\(word)\(delimiter)\(word)\n"
      let bytes = try #require(encoded(text, name), "\(label) lacks \(word)")
      var options = ReadOptions()
      options.encoding = label
      let twice = try CountedTwice(bytes, options: options)
      #expect(twice.facts.encoding == label)
      #expect(twice.read == .init(records: 3, filledCells: 5) && twice.agrees, "\(label) \(twice.counted)")
    }
  }

  @Test func labelsAndNamesLeadToOneRow() {
    for label in TextEncoding.known {
      #expect(TextEncoding.label(label) == label && TextEncoding.label(label.uppercased()) == label)
      let converter = TextEncoding.iconvName(label).flatMap { iconv_open("UTF-8", $0) }
      #expect(converter != nil && converter != iconv_t(bitPattern: -1), "\(label)")
      if let converter { iconv_close(converter) }
    }
    for (name, label) in [
      ("ISO_8859-1", "iso-8859-1"), ("cp1252", "windows-1252"), ("GB_2312-80", "gb18030"),
      ("x-sjis", "shift_jis"),
      ("ks_c_5601-1987", "euc-kr"), ("csBig5", "big5"), ("UCS-2", "utf-16le"), ("Latin1", "iso-8859-1"),
    ] { #expect(TextEncoding.label(name) == label, "\(name)") }
    #expect(TextEncoding.label("iso-2022-jp") == nil && TextEncoding.label("utf-7") == nil)
  }
}
