import Base
import Testing

@testable import Importing

/// Opens the bytes as a stream, without reading them.
private func found(_ bytes: [UInt8], encoding: String? = nil) throws -> FileFacts {
  let file = try ScratchFile(bytes, named: "text")
  return try withExtendedLifetime(file) {
    try TextStream(path: file.path, displayPath: "text", encoding: encoding).facts
  }
}

private func text(_ bytes: [UInt8], encoding: String? = nil) throws -> String {
  let file = try ScratchFile(bytes, named: "text")
  return try withExtendedLifetime(file) {
    let stream = try TextStream(path: file.path, displayPath: "text", encoding: encoding)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
    defer { buffer.deallocate() }
    var text: [UInt8] = []
    while case let count = try stream.read(into: buffer), count > 0 { text += buffer[..<count] }
    return String(decoding: text, as: UTF8.self)
  }
}

/// What a file declares of its encoding is used, or contradicted aloud.
@Suite struct DeclaredEncodingTests {
  private func xml(_ declared: String, _ word: String, _ iconvName: String) -> [UInt8] {
    Array("<?xml version='1.0' encoding='\(declared)'?>\n<list><row><t>".utf8) + encode(word, iconvName)
      + Array("</t></row></list>".utf8)
  }

  @Test(arguments: [
    ("ISO-8859-1", "iso-8859-1", "ISO-8859-1", "Café Größe"),
    ("latin1", "iso-8859-1", "ISO-8859-1", "São Paulo"),
    ("ISO-8859-2", "iso-8859-2", "ISO-8859-2", "Žofín Győr"),
    ("ISO-8859-5", "iso-8859-5", "ISO-8859-5", "Казань"),
    ("ISO-8859-7", "iso-8859-7", "ISO-8859-7", "Πάτρα"),
    ("ISO-8859-15", "iso-8859-15", "ISO-8859-15", "12 € œuvre"),
    ("Windows-1250", "windows-1250", "CP1250", "Łódź"),
    ("windows-1251", "windows-1251", "CP1251", "Пермь"),
    ("Windows-1252", "windows-1252", "CP1252", "“naïve” – €"),
    ("windows-1253", "windows-1253", "CP1253", "Ρόδος"),
    ("windows-1254", "windows-1254", "CP1254", "Iğdır Şişli"),
    ("windows-1256", "windows-1256", "CP1256", "حلب"),
    ("KOI8-R", "koi8-r", "KOI8-R", "Тверь"),
    ("cp866", "cp866", "CP866", "Омск"),
    ("TIS-620", "tis-620", "TIS-620", "ภูเก็ต"),
    ("windows-874", "windows-874", "WINDOWS-874", "พัทยา"),
    ("EUC-KR", "euc-kr", "CP949", "대구상사"),
    ("ks_c_5601-1987", "euc-kr", "CP949", "뷁한상사"),
    ("Shift_JIS", "shift_jis", "CP932", "大阪商会①"),
    ("Windows-31J", "shift_jis", "CP932", "ソフト"),
    ("EUC-JP", "euc-jp", "EUC-JP", "名古屋カメラ"),
    ("Big5", "big5", "CP950", "臺中書局"),
    ("Big5-HKSCS", "big5-hkscs", "BIG5-HKSCS", "旺角士多"),
    ("GB2312", "gb18030", "GB18030", "镕昊商行"), ("gbk", "gb18030", "GBK", "瀘州"),
  ])
  func isUsed(_ declared: String, _ label: String, _ iconvName: String, _ word: String) throws {
    let bytes = xml(declared, word, iconvName)
    let facts = try found(bytes)
    #expect(facts.encoding == label && facts.encodingEvidence == "declared")
    #expect(facts.doubts.isEmpty, "\(facts.doubts)")
    #expect(try text(bytes).contains("<t>\(word)</t>"))
  }

  /// Bytes that the encoding does not have.
  @Test(arguments: [
    ("UTF-8", "宏达商行", "GB18030", "gb18030"), ("us-ascii", "Größe", "ISO-8859-1", "windows-1252"),
    ("gb2312", "Köln é", "ISO-8859-1", "windows-1252"),
  ])
  func isContradicted(_ declared: String, _ word: String, _ iconvName: String, _ candidate: String) throws {
    let error = try #require(failure { _ = try found(xml(declared, word, iconvName)) })
    #expect(error.code == "encoding-contradicted" && error.line == 2)
    #expect(error.en.contains(declared) && error.hintEn.contains(candidate), "\(error)")
  }

  /// It decodes, and what it then says is noise.
  @Test(arguments: [
    ("gbk", "宏达商行", "UTF-8", "utf-8"), ("iso-8859-1", "宏达商行", "UTF-8", "utf-8"),
    ("ISO-8859-1", "Größe", "UTF-8", "utf-8"), ("iso-8859-1", "12 € “x”", "CP1252", "windows-1252"),
  ])
  func isDoubted(_ declared: String, _ word: String, _ iconvName: String, _ candidate: String) throws {
    let facts = try found(xml(declared, word, iconvName))
    #expect(facts.doubts.map(\.code) == ["encoding-contradicted"])
    #expect(facts.doubts.first?.hintEn.contains(candidate) == true)
    #expect(throws: ImportError.self) { try facts.refuseDoubts() }
  }

  /// What was read as ASCII to find the declaration cannot be UTF-16: .NET writes this.
  @Test func utf16ThatIsNone() throws {
    let facts = try found(xml("utf-16", "宏达商行", "UTF-8"))
    #expect(facts.encoding == "utf-8" && facts.doubts.isEmpty)
    #expect(facts.warnings.map(\.code) == ["encoding-contradicted"])
  }

  @Test func anUnknownNameIsNotPassedOver() throws {
    let error = try #require(failure { _ = try found(xml("x-private-7", "a", "UTF-8")) })
    #expect(error.code == "encoding-unknown" && error.en.contains("x-private-7"))
    #expect(try found(xml("x-private-7", "a", "UTF-8"), encoding: "utf-8").encoding == "utf-8")
  }

  @Test(arguments: [
    ("UTF-32LE", "utf-32le"), ("UTF-32BE", "utf-32be"), ("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be"),
  ])
  func aByteOrderMarkIsADeclaration(_ iconvName: String, _ label: String) throws {
    let marked = try found(encode("\u{FEFF}no,word\n1,乙\n", iconvName))
    #expect(marked.encoding == label && marked.encodingEvidence == "bom")
    let plain = encode("no,word\n1,乙😀\n2,y\n", iconvName)
    #expect(try found(plain).encoding == label)
    #expect(try text(plain) == "no,word\n1,乙😀\n2,y\n")
    // What leaves the order open takes it from the mark.
    let generic = label.hasPrefix("utf-16") ? "utf-16" : "UTF-32"
    #expect(try found(encode("\u{FEFF}a\n乙\n", iconvName), encoding: generic).encoding == label)
  }

  @Test func whatIsGivenAgainstAMark() throws {
    let error = try #require(failure { _ = try found([0xEF, 0xBB, 0xBF, 0x61], encoding: "gbk") })
    #expect(error.code == "encoding-contradicted" && error.en.contains("utf-8"))
  }
}

/// Files that say nothing of their encoding: what decodes and is unlikely is doubted, with candidates.
@Suite struct UndeclaredEncodingTests {
  @Test(arguments: [
    ("CP949", "euc-kr", "no,firm\n1,대구상사\n2,한국물산\n"), ("CP949", "euc-kr", "no,who\n1,박민수\n"),
    ("CP932", "shift_jis", "番号,会社\n1,大阪カメラ商会\n"), ("EUC-JP", "euc-jp", "no,firm\n1,株式会社オオタ\n"),
    ("CP950", "big5", "no,word\n1,電\n"), ("CP950", "big5", "no,word\n1,文中\n"),
    ("ISO-8859-1", "windows-1252", "no,ort\n1,Köln\n2,Fürth\n"),
    ("ISO-8859-1", "windows-1252", "no,termo\n1,Opções\n2,x\n"),
    ("CP1254", "windows-1254", "no,ad\n1,Ayşegül\n2,Işıkara\n"),
  ])
  func isDoubted(_ iconvName: String, _ candidate: String, _ table: String) throws {
    let facts = try found(encode(table, iconvName))
    let doubt = try #require(facts.doubts.first, "taken for \(facts.encoding)")
    #expect(doubt.code == "encoding-doubtful" && doubt.line != nil)
    #expect(doubt.hintEn.contains(candidate) && doubt.hintZh.contains(candidate), "\(doubt.hintEn)")
    #expect(try found(encode(table, iconvName), encoding: candidate).doubts.isEmpty)
    #expect(try text(encode(table, iconvName), encoding: candidate) == table)
  }

  /// What GB18030 does not even have is refused, with the same candidates.
  @Test(arguments: [
    ("CP1251", "windows-1251", "номер,город\n1,Самара\n"), ("KOI8-R", "koi8-r", "номер,город\n1,Самара\n"),
    ("CP1253", "windows-1253", "αριθμός,πόλη\n1,Βόλος\n"), ("WINDOWS-874", "windows-874", "ที่,ชื่อ\n1,พัทยา\n"),
    ("CP1256", "windows-1256", "رقم,مدينة\n1,حلب\n"),
    ("CP1252", "windows-1252", "no,ville\n1,Orléans\n2,Santé\n"),
  ])
  func isRefused(_ iconvName: String, _ candidate: String, _ table: String) throws {
    let error = try #require(failure { _ = try found(encode(table, iconvName)) })
    #expect(error.code == "not-decodable" && error.hintEn.contains(candidate), "\(error.hintEn)")
  }

  /// A sample says what it is without telling who.
  @Test func samplesAreMasked() throws {
    let doubt = try #require(try found(encode("no,firm\n1,대구상사무역\n", "CP949")).doubts.first)
    #expect(doubt.hintEn.contains("대구****") && !doubt.hintEn.contains("상"))
    let western = try #require(try found(encode("no,who\n1,Jürgensen\n2,Fürth\n", "CP1252")).doubts.first)
    #expect(western.hintEn.contains("*ü") && !western.hintEn.contains("rgensen"))
  }

  /// GBK as people in China write it, down to a header and two names, is never held up.
  @Test(arguments: [
    "编号,姓名\n1,王芳\n2,李娜\n", "no,who\n1,赵缎\n", "no,who\n1,亓扑\n2,佘魑\n", "1,龚翊\n2,褚璇\n",
    "no,place\n1,A座\n2,B栋\n", "no,temp\n1,23℃\n2,5×3\n", "no,firm\n1,IBM中国\n2,APP店\n",
    "編號,姓名\n1,陳國樑\n", "no,note\n1,（无）\n", "no,who\n1,雷乖\n2,郭酮折\n", "no,who\n1,钱多\n",
    "型号,规格\nT恤,Q版\n", "no,v\n1,是\n2,否\n",
  ])
  func chineseIsNot(_ table: String) throws {
    let facts = try found(encode(table, "GB18030"))
    #expect(facts.encoding == "gb18030" && facts.doubts.isEmpty, "\(facts.doubts)")
  }

  @Test func utf8IsNotDoubtedInAnyScript() throws {
    for table in [
      "no,город\n1,Самара\n", "no,πόλη\n", "no,ville\n1,Orléans\n", "no,市\n", "no,상사\n", "no,حلب\n",
    ] {
      let facts = try found(Array(table.utf8))
      #expect(facts.encoding == "utf-8" && facts.doubts.isEmpty, "\(table)")
    }
  }

  /// These pairs of GBK are valid UTF-8, of letters that nobody writes together.
  @Test func chineseThatIsUTF8ByChance() throws {
    let bytes = Array("no,word\n1,".utf8) + [0xD0, 0xA1, 0xCF, 0xB2, 0xC4, 0xB2, 0x0A]
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    let facts = try found(bytes)
    #expect(facts.doubts.first?.code == "encoding-doubtful", "\(facts.encoding)")
    #expect(facts.doubts.first?.hintEn.contains("gb18030") == true)
  }

  /// Not one byte of it is ASCII or zero.
  @Test(arguments: [("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be")])
  func utf16WithoutAnyASCII(_ iconvName: String, _ label: String) throws {
    let word = "客户名称与联系电话登记表，由市场部填写。"
    let facts = try found(encode(word, iconvName))
    #expect(facts.encoding == label && facts.encodingEvidence == "statistics")
    #expect(try text(encode(word, iconvName)) == word)
  }
}

/// One file, two encodings, line by line.
@Suite struct MixedEncodingTests {
  private let chinese = "7,宏达商行,孙丽\n"

  @Test(arguments: [1, 40])
  func utf8LinesInGBK(_ others: Int) throws {
    let bytes =
      encode("no,firm,who\n" + String(repeating: chinese, count: others), "GB18030")
      + Array("8,华美印刷厂,周涛\n".utf8)
    let problem = failure { try found(bytes).refuseDoubts() }
    #expect(problem?.code == "encoding-mixed" && problem?.line == others + 2)
  }

  @Test(arguments: [1, 40])
  func gbkLinesInUTF8(_ others: Int) throws {
    for line in ["8,华美印刷厂,周涛\n", "8,华美,周\n", "8,华美,周涛涛\n"] {
      let bytes =
        Array(("no,firm,who\n" + String(repeating: chinese, count: others)).utf8) + encode(line, "GB18030")
      let problem = failure { try found(bytes).refuseDoubts() }
      #expect(problem?.code == "encoding-mixed", "\(line): \(String(describing: problem))")
      #expect(problem?.line == 2 && problem?.en.contains("line \(others + 2)") == true)
    }
  }

  @Test func westernUTF8InGBK() throws {
    let bytes = encode("no,who\n1,孙丽\n2,周涛\n", "GB18030") + Array("3,Zoé Lefèvre\n".utf8)
    #expect(failure { try found(bytes).refuseDoubts() }?.code == "encoding-mixed")
  }

  /// A few characters of GBK are valid UTF-8 by themselves.
  @Test func aLineOfGBKThatCouldBeUTF8() throws {
    let facts = try found(encode("编号,备注\n1,小\n2,喜\n3,已发报价单\n", "GB18030"))
    #expect(facts.encoding == "gb18030" && facts.doubts.isEmpty)
  }

  /// Line ends of all kinds count alike.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func linesAreCounted(_ end: String) throws {
    let bytes =
      encode("no,firm\(end)1,宏达商行\(end)\(end)", "GB18030") + Array("2,华美印刷厂\(end)".utf8)
    #expect(failure { try found(bytes).refuseDoubts() }?.line == 4)
  }
}
