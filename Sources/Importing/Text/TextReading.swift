import Base

/// A part of a text as one encoding reads it, and how likely that reading is.
///
/// Nearly all bytes are valid in several encodings; so what decides is whether the characters are those
/// that texts of that writing are made of. 1 is a text like any other, 0 is noise.
struct TextReading {
  let label: String
  /// Characters beyond ASCII that say something; punctuation says nothing.
  private(set) var count = 0
  /// How many of them belong together as in a text of that writing.
  private(set) var good = 0.0
  /// Words that nobody writes by chance: 公司, 電話, 주식회사.
  private(set) var words = 0
  /// Of the others, the characters that every Chinese text may hold.
  private(set) var fair = 0
  /// Kana, which only Japanese has.
  private(set) var kana = 0
  /// Stretches that begin as a Chinese name does and are as long as one.
  private(set) var names = 0
  /// Stretches of Chinese characters, and those among them that are one character between Latin letters.
  private(set) var stretches = 0
  private(set) var stranded = 0
  /// Single ones behind a small Latin letter.
  private(set) var clinging = 0
  /// Latin letters with accents, among what counts.
  private(set) var latin = 0
  /// A piece of it that holds such characters, masked.
  private(set) var sample = ""

  var score: Double { count == 0 ? 1 : good / Double(count) }

  /// Half of the Chinese characters stand alone between Latin letters: accents that were read as Chinese.
  var isStranded: Bool { stranded > 0 && stranded * 2 >= stretches }

  /// - Parameter lines: bytes of the file, by lines.
  /// - Returns: nil when the encoding does not allow them.
  init?(_ label: String, _ lines: [LineSurvey.Line]) {
    self.label = label
    for line in lines {
      guard let text = Self.decode(line.bytes, label, isWhole: line.isWhole) else { return nil }
      add(text)
    }
  }

  init(_ label: String, text: String) {
    self.label = label
    add(text)
  }

  /// - Parameter isWhole: a character may not be cut at the end.
  static func decode(_ bytes: [UInt8], _ label: String, isWhole: Bool) -> String? {
    if label == TextEncoding.utf8 {
      var check = UTF8Check()
      guard bytes.withUnsafeBytes({ check.add($0) }) == nil else { return nil }
      if let cut = check.finish() {
        return isWhole ? nil : String(decoding: bytes[..<cut], as: UTF8.self)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    guard let transcoder = Transcoder(label) else { return nil }
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Transcoder.room(for: bytes.count), alignment: 1)
    defer { room.deallocate() }
    guard let made = bytes.withUnsafeBytes({ transcoder.decode($0, into: room) }) else { return nil }
    if isWhole && !transcoder.isComplete { return nil }
    return String(decoding: room[..<made], as: UTF8.self)
  }

  private mutating func add(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    let script = Script.of(label)
    var at = 0
    while at < scalars.count {
      guard scalars[at].value > 0x7F || scalars[at].isLetter else {
        at += 1
        continue
      }
      var end = at + 1
      while end < scalars.count, scalars[end].value > 0x7F || scalars[end].isLetter { end += 1 }
      let word = scalars[at..<end]
      if word.contains(where: { $0.value > 0x7F }) {
        if sample.isEmpty { sample = Self.masked(word) }
        switch script {
        case .eastern: addEastern(word)
        case .alphabet(let isOwn): addAlphabet(word, isOwn)
        }
      }
      at = end
    }
    if case .eastern = script { words += CommonWords.count(in: text, label) }
  }

  private mutating func addEastern(_ word: ArraySlice<Unicode.Scalar>) {
    var at = word.startIndex
    while at < word.endIndex {
      let scalar = word[at]
      at += 1
      if scalar.value <= 0x7F || scalar.isEasternPunctuation { continue }
      if scalar.isIdeograph {
        let start = at - 1
        while at < word.endIndex, word[at].isIdeograph { at += 1 }
        stretches += 1
        if at - start == 1, start > word.startIndex, word[start - 1].isLatin {
          if at < word.endIndex, word[at].isLatin { stranded += 1 }
          if word[start - 1].properties.isLowercase { clinging += 1 }
        }
        if 2...4 ~= at - start, FrequentCharacters.isSurname(word[start]) { names += 1 }
        for ideograph in word[start..<at] {
          count += 1
          if FrequentCharacters.holds(ideograph) {
            good += 1
          } else if FrequentCharacters.isOfFirstLevel(ideograph) {
            fair += 1
          }
        }
        continue
      }
      count += 1
      if isOwnScript(scalar) { good += 1 }
      if scalar.isLatin { latin += 1 }
      if scalar.isKana { kana += 1 }
    }
  }

  private func isOwnScript(_ scalar: Unicode.Scalar) -> Bool {
    switch label {
    case TextEncoding.shiftJIS, TextEncoding.eucJP: scalar.isKana && !(0xFF61...0xFF9F ~= scalar.value)
    case TextEncoding.eucKR: FrequentCharacters.holdsHangul(scalar)
    case TextEncoding.gb18030, TextEncoding.cp936, TextEncoding.big5: false
    default: scalar.isKana || FrequentCharacters.holdsHangul(scalar) || scalar.isLatin
    }
  }

  /// Of a word of an alphabet: its letters are of one script, capitals stand before small letters, and
  /// Latin words are mostly written without accents.
  private mutating func addAlphabet(_ word: ArraySlice<Unicode.Scalar>, _ isOwn: (Unicode.Scalar) -> Bool) {
    let own = word.count { $0.value > 0x7F && isOwn($0) }
    let plain = word.count { $0.value <= 0x7F }
    let isLatin = word.contains { $0.value > 0x7F && $0.isLatin }
    var weight = 1.0
    if plain > 0 && own > 0 && !isLatin { weight = 0.3 }
    if isLatin && own > max(1, plain) { weight = 0.3 }
    for (before, after) in zip(word, word.dropFirst())
    where before.properties.isLowercase && after.properties.isUppercase { weight = min(weight, 0.2) }
    count += word.count - plain
    good += Double(own) * weight
    for scalar in word where scalar.value > 0x7F && scalar.isWesternSign { good += 0.5 }
  }

  /// The first two characters beyond ASCII of a piece; all else is hidden.
  private static func masked(_ word: ArraySlice<Unicode.Scalar>) -> String {
    var shown = String.UnicodeScalarView()
    var left = 2
    for scalar in word.prefix(12) {
      let isShown = scalar.value > 0x9F && left > 0
      if isShown { left -= 1 }
      shown.append(isShown ? scalar : "*")
    }
    return String(shown)
  }
}

/// What a text of an encoding is made of beyond ASCII.
private enum Script {
  case eastern
  case alphabet((Unicode.Scalar) -> Bool)

  static func of(_ label: String) -> Script {
    switch label {
    case "windows-1251", "koi8-r", "koi8-u", "cp866", "iso-8859-5", "mac-cyrillic":
      .alphabet { 0x400...0x45F ~= $0.value || $0.value == 0x490 || $0.value == 0x491 }
    case "windows-1253", "iso-8859-7": .alphabet { 0x384...0x3CE ~= $0.value }
    case "windows-1255", "iso-8859-8": .alphabet { 0x5D0...0x5EA ~= $0.value }
    case "windows-1256", "iso-8859-6": .alphabet { 0x620...0x652 ~= $0.value }
    case "windows-874", "tis-620", "iso-8859-11": .alphabet { 0xE01...0xE4E ~= $0.value }
    case let label
    where label.hasPrefix("iso-8859") || label.hasPrefix("windows") || label.hasPrefix("cp4")
      || label.hasPrefix("cp85") || label == "macroman":
      .alphabet { $0.isLatin }
    default: .eastern
    }
  }
}

extension Unicode.Scalar {
  var isIdeograph: Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
  }

  fileprivate var isKana: Bool { (0x3041...0x30FF).contains(value) || (0xFF66...0xFF9F).contains(value) }

  fileprivate var isLatin: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
    default: false
    }
  }

  fileprivate var isLetter: Bool {
    value < 0x80 ? isLatin : properties.isAlphabetic
  }

  /// Signs and full-width forms, which stand in Chinese texts and in those of their neighbours.
  fileprivate var isEasternPunctuation: Bool {
    switch value {
    case 0x3000...0x3017, 0xFF01...0xFF5E, 0xFFE0...0xFFE6, 0x2010...0x2027, 0x2030, 0x203B, 0x2103,
      0x2160...0x217F, 0x2190...0x2193, 0x2460...0x249B, 0x2500...0x257F, 0x25A0...0x25CF, 0x2605, 0x2606,
      0xA0, 0xA7, 0xB0, 0xB1, 0xB7, 0xD7, 0xF7, 0x20AC, 0x2116, 0xFEFF, 0x200B:
      true
    default: false
    }
  }

  fileprivate var isWesternSign: Bool {
    switch value {
    case 0xA0, 0xA3, 0xA7, 0xA9, 0xAA, 0xAB, 0xAE, 0xB0, 0xB2, 0xB7, 0xBA, 0xBB, 0xBF, 0xA1, 0x2013, 0x2014,
      0x2018...0x201E, 0x2026, 0x20AC, 0x2116:
      true
    default: false
    }
  }
}

/// Words of headers, companies and places: two characters that stand together by chance are hardly one.
private enum CommonWords {
  static func count(in text: String, _ label: String) -> Int {
    let words = label == TextEncoding.eucKR ? korean : label == TextEncoding.utf8 ? all : chinese
    return words.count { text.contains($0) }
  }

  private static let chinese = [
    "公司", "有限", "股份", "集团", "集團", "科技", "贸易", "貿易", "姓名", "名称", "名稱", "电话", "電話", "手机", "手機", "客户",
    "客戶", "编号", "編號", "地址", "日期", "时间", "時間", "备注", "備註", "联系", "聯絡", "聯繫", "金额", "金額", "状态", "狀態",
    "部门", "部門", "负责", "負責", "产品", "產品", "数量", "數量", "单位", "單位", "中国", "中國", "北京", "上海", "广州", "深圳",
    "城市", "省份", "来源", "來源", "行业", "行業", "职务", "職務", "先生", "女士", "经理", "經理", "合计", "创建", "創建", "线索",
    "线路", "商机", "項目", "项目", "类型", "類型", "邮箱", "信箱", "序号", "序號", "企业", "企業", "跟进", "跟進", "說明", "说明",
    "会社", "株式", "電機", "住所", "氏名", "担当", "番号", "田中", "山田", "鈴木", "佐藤", "高橋", "渡辺", "太郎", "一郎", "東京",
    "大阪",
  ]
  private static let korean = [
    "회사", "이름", "전화", "주식", "고객", "주소", "번호", "서울", "부산", "대표", "담당", "성명", "연락", "이메일", "전자", "무역",
  ]
  private static let all = chinese + korean
}
