import Base
import Glibc
import Testing

@testable import Importing

/// Reads the whole text, in pieces of a given size.
private func read(
  _ bytes: [UInt8], encoding: String? = nil, pieces: Int = 1 << 16
) throws -> (text: [UInt8], facts: FileFacts) {
  let file = try ScratchFile(bytes, named: "text")
  return try withExtendedLifetime(file) {
    let stream = try TextStream(path: file.path, displayPath: "text", encoding: encoding)
    return (try rest(stream, pieces: pieces), stream.facts)
  }
}

private func rest(_ stream: TextStream, pieces: Int) throws -> [UInt8] {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieces, alignment: 1)
  defer { buffer.deallocate() }
  var text: [UInt8] = []
  while case let count = try stream.read(into: buffer), count > 0 { text += buffer[..<count] }
  return text
}

private let sample = "编号,公司\r\nL001,安和科技（上海）有限公司\r\nL002,镕基贸易😀\r\n"
private let traditional = "編號,公司名稱,聯絡人\r\nL001,臺北電腦股份有限公司,陳國樑\r\nL002,高雄貿易有限公司,黃麗華\r\n"

@Suite struct TextStreamTests {
  /// Western encodings are taken when somebody names them, and given back byte for byte.
  @Test(arguments: [
    ("latin1", "iso-8859-1", "ISO-8859-1", "id,name\n1,José Müller\n2,Zoë Ångström ±½\n"),
    ("cp1252", "windows-1252", "CP1252", "id,name\n1,José Müller\n2,“Zoë” – 5 €\n"),
    ("MacRoman", "macroman", "MACINTOSH", "id,name\n1,José Müller\n2,“Zoë” – ∞\n"),
  ])
  func takesAWesternEncodingThatIsNamed(
    _ named: String, _ label: String, _ iconvName: String, _ text: String
  ) throws {
    for pieces in [1, 7, 1 << 16] {
      let (read, facts) = try read(encode(text, iconvName), encoding: named, pieces: pieces)
      #expect(String(decoding: read, as: UTF8.self) == text)
      #expect(facts.encoding == label && facts.encodingEvidence == "given")
    }
  }

  @Test func aWesternEncodingIsNeverGuessed() throws {
    let bytes = Array("id,name\n1,Jos".utf8) + [0xE9, 0x0A]
    do {
      let (_, facts) = try read(bytes)
      Issue.record("taken for \(facts.encoding)")
    } catch let error as ImportError {
      #expect(error.code == "not-decodable" && error.hintEn.contains("windows-1252"))
    }
    // 81 is no character of windows-1252.
    #expect(throws: ImportError.self) { try read([0x61, 0x81, 0x0A], encoding: "windows-1252") }
  }

  @Test(arguments: [
    ("UTF-8", "utf-8", "valid-throughout"), ("GB18030", "gb18030", "valid-throughout"),
    ("UTF-16LE", "utf-16le", "statistics"), ("UTF-16BE", "utf-16be", "statistics"),
  ])
  func findsTheEncoding(_ iconvName: String, _ label: String, _ evidence: String) throws {
    let (text, facts) = try read(encode(sample, iconvName))
    #expect(String(decoding: text, as: UTF8.self) == sample)
    #expect(facts.encoding == label)
    #expect(facts.encodingEvidence == evidence)
  }

  @Test(arguments: [
    ("UTF-8", "utf-8"), ("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be"), ("GB18030", "gb18030"),
  ])
  func aByteOrderMarkDecidesAndIsLeftOut(_ iconvName: String, _ label: String) throws {
    let (text, facts) = try read(encode("\u{FEFF}" + sample, iconvName))
    #expect(String(decoding: text, as: UTF8.self) == sample)
    #expect(facts.encoding == label)
    #expect(facts.encodingEvidence == "bom")
  }

  @Test func big5IsToldFromGB18030ByItsTrailBytes() throws {
    let (text, facts) = try read(encode(traditional, "BIG5"))
    #expect(String(decoding: text, as: UTF8.self) == traditional)
    #expect(facts.encoding == "big5")
    #expect(facts.encodingEvidence == "statistics")
  }

  @Test func traditionalCharactersInGBKStayGB18030() throws {
    let (text, facts) = try read(encode(traditional, "GBK"))
    #expect(String(decoding: text, as: UTF8.self) == traditional)
    #expect(facts.encoding == "gb18030")
  }

  /// The last character alone shows that the file is not UTF-8.
  @Test func theWholeInputDecides() throws {
    let bytes = [UInt8](repeating: 0x61, count: 900_000) + encode("\n镕", "GB18030")
    let (text, facts) = try read(bytes)
    #expect(facts.encoding == "gb18030")
    #expect(text.count == 900_000 + 4)
  }

  @Test func windowsEuroNeedsCP936() throws {
    let (text, facts) = try read(encode("金额,币种\n12,", "GBK") + [0x80, 0x0A])
    #expect(String(decoding: text, as: UTF8.self) == "金额,币种\n12,€\n")
    #expect(facts.encoding == "cp936")
  }

  @Test(arguments: ["gbk", "GB2312", "cp936", "gb18030"])
  func namesOfGB18030(_ name: String) throws {
    let (text, facts) = try read(encode(sample, "GB18030"), encoding: name)
    #expect(String(decoding: text, as: UTF8.self) == sample)
    #expect(facts.encoding == "gb18030")
    #expect(facts.encodingEvidence == "given")
  }

  @Test func aGivenEncodingOverridesWhatTheBytesShow() throws {
    // These four bytes are valid UTF-8 (ñî) and valid GB18030.
    let bytes: [UInt8] = [0xC3, 0xB1, 0xC3, 0xAE]
    #expect(try read(bytes).facts.encoding == "utf-8")
    #expect(try String(decoding: read(bytes, encoding: "gbk").text, as: UTF8.self).count == 2)
  }

  @Test func anUnknownEncodingIsRefused() {
    #expect(code { _ = try read([0x61], encoding: "ebcdic") } == "encoding-unknown")
  }

  @Test func nothingFitsNamesOffsetAndLine() throws {
    let bytes = encode("编号\n公司\n", "GB18030") + [0xFF, 0x0A]
    let error = try #require(failure { _ = try read(bytes) })
    #expect(error.code == "not-decodable")
    #expect(error.offset == 10)
    #expect(error.line == 3)
  }

  @Test(arguments: [1, 2, 3, 5, 262_143, 262_144])
  func anInvalidByteIsFoundAnywhere(_ before: Int) throws {
    let bytes = [UInt8](repeating: 0x61, count: before) + [0xE4, 0xB8, 0x0A, 0x61]
    let error = try #require(failure { _ = try read(bytes, encoding: "utf-8") })
    #expect(error.code == "not-decodable")
    #expect(error.offset == before)
  }

  @Test func aCharacterCutByTheEndIsInvalid() throws {
    let error = try #require(failure { _ = try read([0x61, 0xE4, 0xB8], encoding: "utf-8") })
    #expect(error.offset == 1)
  }

  /// Characters of every length across every place of the reading unit.
  @Test(arguments: ["UTF-8", "GB18030", "UTF-16LE"], [0, 1, 2, 3])
  func charactersCutByTheReadingUnit(_ encoding: String, _ shift: Int) throws {
    let long = String(repeating: "a", count: shift) + String(repeating: "é镕😀,\n", count: 60_000)
    let (text, _) = try read(encode(long, encoding), pieces: 1000 + shift)
    #expect(text.elementsEqual(long.utf8))
  }

  /// A code of GB18030 whose character has another proper code cannot give its bytes back.
  @Test func bytesThatDoNotComeBackAreRefused() throws {
    let bytes = encode("公司", "GB18030") + [0x95, 0x32, 0x90, 0x31]
    let error = try #require(failure { _ = try read(bytes, encoding: "gb18030") })
    #expect(error.code == "not-decodable")
  }

  @Test func westernTextIsTakenWithDoubt() throws {
    let (_, facts) = try read(Array("name\n".utf8) + [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x0A])
    #expect(facts.doubts.map(\.code) == ["encoding-doubtful"])
  }

  @Test(arguments: [
    [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
    Array("%PDF-1.7\n".utf8), (0...255).map { UInt8($0) }, [UInt8](repeating: 0, count: 64),
  ])
  func binaryIsNotText(_ bytes: [UInt8]) {
    #expect(code { _ = try read(bytes) } == "not-text")
  }

  @Test func neverAReplacementCharacter() throws {
    let (text, _) = try read(encode(sample, "GB18030"))
    #expect(!String(decoding: text, as: UTF8.self).unicodeScalars.contains("\u{FFFD}"))
  }

  // MARK: The file itself

  @Test func factsOfTheFile() throws {
    let (_, facts) = try read(Array("abc".utf8))
    #expect(facts.bytes == 3)
    #expect(facts.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(facts.modified > 0)
    #expect(!facts.isCompressed)
  }

  @Test func gzipOfSeveralMembersWithTheDigestOfWhatLiesOnDisk() throws {
    let packed = gzip(encode("编号,公司\n", "GB18030")) + gzip(encode("1,安和\n", "GB18030")) + [0, 0, 0]
    let (text, facts) = try read(packed)
    #expect(String(decoding: text, as: UTF8.self) == "编号,公司\n1,安和\n")
    #expect(facts.isCompressed)
    #expect(facts.bytes == packed.count)
    #expect(facts.sha256.count == 64)
    #expect(facts.encoding == "gb18030")
  }

  @Test(arguments: [1, 8, 20])
  func gzipCutOff(_ cut: Int) {
    let packed = gzip(Array(sample.utf8))
    #expect(code { _ = try read(Array(packed.dropLast(cut))) } == "file-truncated")
  }

  @Test func gzipDamaged() {
    var packed = gzip(Array(String(repeating: sample, count: 50).utf8))
    packed[packed.count - 6] ^= 0xFF
    #expect(code { _ = try read(packed) } == "gzip-damaged")
  }

  @Test func missingEmptyDirectoryAndPipe() throws {
    #expect(
      code { _ = try TextStream(path: "/nowhere/x", displayPath: "x", encoding: nil) } == "file-missing")
    #expect(code { _ = try TextStream(path: "/tmp", displayPath: "x", encoding: nil) } == "file-is-directory")
    #expect(code { _ = try read([]) } == "file-empty")
    let file = try ScratchFile("x", named: "beside")
    let pipe = file.path + ".pipe"
    mkfifo(pipe, 0o600)
    defer { unlink(pipe) }
    #expect(code { _ = try TextStream(path: pipe, displayPath: "x", encoding: nil) } == "file-unreadable")
  }

  @Test func emptyGzip() { #expect(code { _ = try read(gzip([])) } == "file-empty") }

  @Test func changedWhileRead() throws {
    let file = try ScratchFile(String(repeating: "a,b\n", count: 1000))
    let stream = try TextStream(path: file.path, displayPath: "x", encoding: nil)
    try file.write(Array(String(repeating: "a,c\n", count: 1001).utf8))
    #expect(code { _ = try rest(stream, pieces: 4096) } == "file-changed")
  }

  @Test func replacedWhileRead() throws {
    let file = try ScratchFile(String(repeating: "a,b\n", count: 1000))
    let stream = try TextStream(path: file.path, displayPath: "x", encoding: nil)
    unlink(file.path)
    try file.write(Array(String(repeating: "a,b\n", count: 1000).utf8))
    #expect(code { _ = try rest(stream, pieces: 4096) } == "file-changed")
  }

  @Test func headIsReadAgain() throws {
    let file = try ScratchFile(encode("\u{FEFF}" + sample, "UTF-16LE"))
    let stream = try TextStream(path: file.path, displayPath: "x", encoding: nil)
    let head = try stream.head(7)
    #expect(head.elementsEqual(sample.utf8.prefix(7)))
    #expect(try rest(stream, pieces: 5).elementsEqual(sample.utf8))
    withExtendedLifetime(file) {}
  }

  /// A zero byte in a short text of another encoding does not make it UTF-16, which it also decodes as.
  @Test func aZeroByteIsNoUTF16() {
    for text in ["a,b\n1,x\u{0}y\n", "编号,公司\n1,甲\u{0}公\n", "[{\"a\":\"\u{0}\"}]"] {
      let facts = try? read(Array(text.utf8)).1
      #expect(facts?.encoding.hasPrefix("utf-16") != true, "\(text)")
    }
  }
}
