import Testing

@testable import Verification

struct TextRelationTests {
  @Test(arguments: [
    Judged("设备采购", "设备采购", .equal),
    Judged("  设备采购\u{3000}", "设备采购", .trimmed),
    Judged("=\"00123\"", "00123", .unwrapped),
    // A blank that stayed, or one inside that went.
    Judged(" 设备", " 设备", .different), Judged("设备 采购", "设备采购", .different),
    Judged("ＡＢＣ", "ABC", .different), Judged("ABC", "abc", .different),
    Judged("设备采购", "设备采", .different), Judged("设备采购", "设备采购商", .different),
    // The same to the eye: decomposed, or another dash.
    Judged("é", "e\u{301}", .different), Judged("A-1", "A–1", .different),
    Judged("00123", "123", .different), Judged("NULL", "", .different),
  ]) func keepsWhatIsWritten(_ pair: Judged) {
    #expect(pair.by(TextRelation(fold: .none)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("ＡＢＣ１２３", "ABC123", .width), Judged("ABC", "ABC", .equal),
    Judged("ＡＢＣ", "ABD", .different), Judged("ＡＢＣ", "abc", .different),
    Judged("Ａ  Ｂ", "A B", .different),
  ]) func foldsWidthAlone(_ pair: Judged) {
    #expect(pair.by(TextRelation(fold: .width)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("a   b", "a b", .blanks), Judged("a\u{200B}b", "ab", .blanks),
    // A blank may not vanish between words, nor come from nowhere.
    Judged("a   b", "ab", .different), Judged("ab", "a b", .different),
    Judged("Ａ  b", "A b", .different),
  ]) func foldsBlanksAlone(_ pair: Judged) {
    #expect(pair.by(TextRelation(fold: .space)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("安和 科技（上海）有限公司", "安和科技(上海)有限公司", .blanks),
    Judged("Anhe  Tech", "Anhe Tech", .blanks), Judged("Anhe Tech", "AnheTech", .different),
    Judged("安和科技有限公司", "安和科技公司", .different), Judged("安和科技有限公司", "安合科技有限公司", .different),
  ]) func foldsNamesOfCompanies(_ pair: Judged) {
    #expect(pair.by(TextRelation(fold: .name)) == pair.likeness)
  }

  @Test func saysNothing() {
    let plain = TextRelation(fold: .none)
    for cell in ["", "  ", "—", "无", "N/A", "NULL", "\u{3000}-"] { #expect(plain.isSilent(cell), "\(cell)") }
    for cell in ["0", "无锡", "NULLE", "-1"] { #expect(!plain.isSilent(cell), "\(cell)") }
    #expect(!TextRelation(fold: .none, keepsPlaceholders: true).isSilent("N/A"))
  }
}

struct ExactRelationTests {
  @Test(arguments: [
    Judged("C-001", "C-001", .equal), Judged(" C-001 ", "C-001", .trimmed),
    Judged("'00123", "00123", .unwrapped), Judged("a\u{1F}b ", "a\u{1F}b", .trimmed),
    Judged("00123", "123", .different), Judged("123", "00123", .different),
    Judged("C-001", "c-001", .different), Judged("Ｃ-001", "C-001", .different),
    // Two parts are no one part, nor the other way round.
    Judged("a\u{1F}b", "ab", .different), Judged("a\u{1F}b", "b\u{1F}a", .different),
    Judged("1.38E+10", "13800000000", .different),
  ]) func keysAreExact(_ pair: Judged) { #expect(pair.by(ExactRelation()) == pair.likeness) }

  @Test func aReferenceNamesItsSource() {
    let other = ExactRelation(suffix: Array("\u{1E}u8".utf8))
    #expect(Judged("C1", "C1\u{1E}u8", .equal).by(other) == .equal)
    #expect(Judged("C1", "C1", .different).by(other) == .different)
    #expect(Judged("C1", "C1\u{1E}oa", .different).by(other) == .different)
    #expect(Judged("C1", "\u{1E}u8", .different).by(other) == .different)
  }
}

struct CreditCodeRelationTests {
  @Test(arguments: [
    Judged("91310115MA1K4BT93X", "91310115MA1K4BT93X", .equal),
    Judged("91310115ma1k4bt93x", "91310115MA1K4BT93X", .letterCase),
    Judged("9131 0115 MA1K4BT93X", "91310115MA1K4BT93X", .width),
    Judged("91310115MA1K4BT93X", "91310115MA1K4BT93Y", .different),
    Judged("91310115MA1K4BT93X", "91310115ma1k4bt93x", .different),
    Judged("91310115MA1K4BT93X", "91310115MA1K4BT93", .different),
    // O for 0 and I for 1 look alike and are not.
    Judged("9131O115MA1K4BT93X", "91310115MA1K4BT93X", .different),
  ]) func isTheSameCode(_ pair: Judged) { #expect(pair.by(CreditCodeRelation()) == pair.likeness) }
}

struct EmailRelationTests {
  @Test(arguments: [
    Judged("li@anhe.cn", "li@anhe.cn", .equal), Judged(" li@anhe.cn", "li@anhe.cn", .trimmed),
    Judged("Li@AnHe.cn", "li@anhe.cn", .letterCase),
    Judged("李强 <Li@anhe.cn>", "li@anhe.cn", .partOfText),
    Judged("mailto:li@anhe.cn", "li@anhe.cn", .partOfText),
    Judged("li@anhe.cn", "Li@anhe.cn", .different), Judged("li@anhe.cn", "i@anhe.cn", .different),
    Judged("li@anhe.cn", "li@anhe.com", .different), Judged("li@anhe.cn", "", .different),
    // Two addresses are not one, unless the mapping says so.
    Judged("li@anhe.cn; wang@anhe.cn", "li@anhe.cn", .different),
    Judged("li@anhe.cn; wang@anhe.cn", "wang@anhe.cn", .different),
  ]) func isOneAddress(_ pair: Judged) {
    #expect(pair.by(EmailRelation(takesFirst: false)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("li@anhe.cn; wang@anhe.cn", "li@anhe.cn", .firstOfSeveral),
    Judged("li@anhe.cn; wang@anhe.cn", "wang@anhe.cn", .different),
  ]) func isTheFirst(_ pair: Judged) { #expect(pair.by(EmailRelation(takesFirst: true)) == pair.likeness) }
}

struct URLRelationTests {
  @Test(arguments: [
    Judged("https://anhe.cn/A", "https://anhe.cn/A", .equal), Judged(" anhe.cn ", "anhe.cn", .trimmed),
    Judged("HTTPS://Anhe.CN/A", "https://anhe.cn/A", .letterCase),
    // A path has its letters as they are.
    Judged("https://anhe.cn/A", "https://anhe.cn/a", .different),
    Judged("http://anhe.cn", "https://anhe.cn", .different), Judged("anhe.cn/", "anhe.cn", .different),
  ]) func isTheSameAddress(_ pair: Judged) { #expect(pair.by(URLRelation()) == pair.likeness) }
}

struct WechatRelationTests {
  @Test(arguments: [
    Judged("wx_li88", "wx_li88", .equal), Judged("ｗx_li88", "wx_li88", .width),
    Judged("138 1234 5678", "13812345678", .phone),
    Judged("wx_li88", "WX_li88", .different), Judged("wx_li88", "wx_li8", .different),
    Judged("13812345678", "13812345679", .different),
  ]) func isTheSameAccount(_ pair: Judged) { #expect(pair.by(WechatRelation()) == pair.likeness) }
}
