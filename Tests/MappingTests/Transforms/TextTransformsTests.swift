import Testing

@testable import Mapping

@Suite struct TextTransformsTests {
  @Test func textIsTrimmedAndElseExact() throws {
    let text = try Try(TextTransform.self)
    #expect(text("  甲 乙\u{3000}") == "甲 乙")
    #expect(text("\u{FEFF}\u{200B}甲\u{A0}\t\u{1F}") == "甲")
    #expect(text("=\"00123\"") == "00123")
    #expect(text("'90s") == "'90s")
    #expect(text("ＡＢ") == "ＡＢ")
    #expect(text("####") == "!cell-hashes")
    #expect(text("#REF!") == "!cell-error")
    for word in [
      "-", "--", "——", "无", "暂无", "N/A", "NULL", "/", " \u{3000} ", "＝".isEmpty ? "" : "－",
    ] {
      #expect(text(word) == "<blank>", "\(word)")
    }
    #expect(text("无锡") == "无锡")
    #expect(try Try(TextTransform.self, "lead.remark", ["placeholders": "keep"])("无") == "无")
  }

  @Test func textFoldsWhenTold() throws {
    #expect(try Try(TextTransform.self, "lead.remark", ["fold": "width"])("ＡＢ（１）") == "AB(1)")
    #expect(try Try(TextTransform.self, "lead.remark", ["fold": "space"])("甲 \n\u{3000} 乙") == "甲 乙")
    #expect(try Try(TextTransform.self, "lead.remark", ["fold": "both"])("Ａ\u{3000}Ｂ") == "A B")
  }

  @Test func idsStayExactOrAreRefused() throws {
    let id = try Try(IdTransform.self)
    #expect(id("=\"00123\"") == "00123")
    #expect(id("'00123\t") == "00123")
    #expect(id("12E5") == "12E5")
    #expect(id("1.10101E+17") == "!id-scientific")
    #expect(id("110101199003071000") == "!id-precision-lost")
    #expect(id("110101199003071234") == "110101199003071234")
    #expect(id("########") == "!cell-hashes")
    #expect(
      try Try(IdTransform.self, "account.name", ["precision": "ignore"])("110101199003071000")
        == "110101199003071000")
  }

  @Test func companiesHaveOneForm() throws {
    let company = try Try(CompanyTransform.self)
    #expect(company("安和 科技（杭州）有限 公司") == "安和科技(杭州)有限公司")
    #expect(company("上海 （集团） 有限公司") == "上海(集团)有限公司")
    #expect(company("ＡＢＣ  Trading　Ltd.") == "ABC Trading Ltd.")
    #expect(company("ABC 中国") == "ABC 中国")
  }

  @Test func listsJoinAndReferencesCompose() throws {
    let list = try Try(ListTransform.self, "contact.other_phones")
    #expect(list("甲、乙; 丙，，丁") == "甲; 乙; 丙; 丁")
    #expect(list("、;") == "<blank>")
    let own = try Try(ListTransform.self, "contact.other_phones", ["split": "+"])
    #expect(own("a+b,c") == "a; b,c")
    let reference = try Try(ReferenceTransform.self, "contact.account")
    #expect(reference("'007 ") == "007")
    #expect(reference("007\u{1F}2") == "007␟2")
    #expect(reference("007\u{1F}") == "<blank>")
    #expect(reference("1.2E+10") == "!id-scientific")
  }

  @Test func severalColumnsBecomeOne() throws {
    let concat = try Try(ConcatTransform.self, "account.address", ["with": "-"])
    #expect(concat("浙江\u{1F}\u{1F} 杭州 ") == "浙江-杭州")
    #expect(concat("\u{1F}-\u{1F}") == "<blank>")
    let template = try Try(TemplateTransform.self, "account.address", ["template": "{省}·{市}{{x}}"])
    #expect(template("浙江\u{1F}杭州") == "浙江·杭州{x}")
    #expect(template("\u{1F}杭州") == "·杭州{x}")
    #expect(template("\u{1F}") == "<blank>")
    #expect(TemplateTransform.columns(of: "{省}{市}") == ["省", "市"])
    #expect(TemplateTransform.columns(of: "{省") == nil)
    #expect(throws: OptionProblem.self) {
      try Try(TemplateTransform.self, "account.address", ["template": "x"])
    }
  }

  @Test func constantsAreCheckedAgainstTheField() throws {
    #expect(try Try(ConstantTransform.self, "lead.status", ["value": "new"])("") == "new")
    #expect(try Try(ConstantTransform.self, "lead.channel", ["value": "展会"])("x") == "展会")
    #expect(
      try Try(ConstantTransform.self, "opportunity.amount", ["value": "5", "currency": "CNY"])("") == "5␟CNY")
    #expect(throws: OptionProblem.self) { try Try(ConstantTransform.self, "lead.status", ["value": "nova"]) }
    #expect(throws: OptionProblem.self) { try Try(ConstantTransform.self, "lead.status") }
  }
}

@Suite struct SalesforceIdTransformTests {
  @Test(arguments: [
    ("003D000000QYVS1", "003D000000QYVS1IAP"), ("003D000000QYVS1IAP", "003D000000QYVS1IAP"),
    ("003D000000QYVS1iap", "003D000000QYVS1IAP"), (" 003D000000qyvs1 ", "003D000000qyvs1IAA"),
    ("003D000000QYVS1IA4", "!salesforce-id-check"), ("003d000000qyvs1IAP", "!salesforce-id-check"),
    ("003D000000QYVS", "!salesforce-id-shape"), ("003D00000-QYVS1", "!salesforce-id-shape"), ("无", "<blank>"),
  ])
  func shortAndLongAreOne(_ cell: String, _ value: String) throws {
    #expect(try Try(SalesforceIdTransform.self)(cell) == value)
    #expect(try Try(SalesforceIdTransform.self, "contact.account")(cell) == value)
  }
}
