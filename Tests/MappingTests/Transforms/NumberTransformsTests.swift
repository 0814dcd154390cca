import Testing

@testable import Mapping

@Suite struct NumberTransformsTests {
  @Test(arguments: [
    ("1200", "1200␟CNY"), ("1,200.50", "1200.50␟CNY"), ("￥1,200.00", "1200.00␟CNY"), ("¥ 1,200", "1200␟CNY"),
    ("RMB 1200", "1200␟CNY"), ("1200元", "1200␟CNY"), ("1200 元整", "1200␟CNY"), ("50万", "500000␟CNY"),
    ("50.5万元", "505000␟CNY"), ("1.2亿", "120000000␟CNY"), ("3w", "30000␟CNY"), ("300块钱", "300␟CNY"),
    ("(1,200.00)", "-1200.00␟CNY"),
    ("-5", "-5␟CNY"), ("5-", "-5␟CNY"), ("－５．５０", "-5.50␟CNY"), ("¥-5", "-5␟CNY"), ("-¥5", "-5␟CNY"),
    ("-0.00", "0.00␟CNY"),
    ("007", "7␟CNY"), (".5", "0.5␟CNY"), ("5.", "5␟CNY"),
    ("9999999999999999999.99", "9999999999999999999.99␟CNY"),
    ("1200.00\u{1F}CNY", "1200.00␟CNY"), ("-", "<blank>"), ("$5", "!money-currency"),
    ("5 USD", "!money-currency"), ("万", "!money-invalid"),
    ("¥5美元", "!money-currency"), ("1.2E+05", "!money-scientific"), ("1,20", "!money-separator"),
    ("1.200,00", "!money-separator"),
    ("12,00,000", "!money-separator"), ("10-20万", "!money-range"), ("约50万", "!money-range"),
    ("面议", "!money-invalid"), ("####", "!cell-hashes"),
  ])
  func amounts(_ cell: String, _ value: String) throws {
    #expect(try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY"])(cell) == value)
  }

  /// Blanks part groups of three, and nothing else.
  @Test(arguments: [
    ("1 200", "1200␟CNY"), ("12 345 678.90", "12345678.90␟CNY"), ("1\u{A0}200", "1200␟CNY"),
    ("1\u{2009}200", "1200␟CNY"), ("1\u{202F}200,50", "!money-several"), ("12\u{3000}345元", "12345␟CNY"),
    ("1'200.50", "1200.50␟CNY"), ("1’200", "1200␟CNY"), ("3 4", "!money-several"),
    ("1999 12", "!money-several"),
    ("2020 500", "!money-several"), ("40 50万", "!money-several"), ("700\n800", "!money-several"),
    ("700\r\n元", "!money-several"), ("7\t800", "!money-several"), ("7  800", "!money-several"),
    ("1,234 567", "!money-several"), ("1 234,567", "!money-several"), ("1, 200", "!money-several"),
    ("12 34 567", "!money-several"), (" 1200\n", "1200␟CNY"), ("￥ 1 200 元", "1200␟CNY"),
  ])
  func blanksInAmounts(_ cell: String, _ value: String) throws {
    #expect(try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY"])(cell) == value)
  }

  @Test(arguments: [
    "30万以上", "200+", "30W-", "1.5W+", "大约30万", "近30万", ">8万", "<=8万", "≥8万", "3~5万", "3至5万", "3到5万",
    "30余万", "30多万", "不超过30万", "30万左右", "30万起", "up to 500", "about 500", "300–500", "500元-", "8-9",
  ])
  func boundsAndSpansAreNoAmounts(_ cell: String) throws {
    let money = try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY"])
    #expect(money(cell) == "!money-range")
  }

  @Test(arguments: [
    ("RMB 900", "900␟CNY"), ("人民币900元", "900␟CNY"), ("900元人民币", "900␟CNY"), ("CNY900.00", "900.00␟CNY"),
    ("900 CNY", "900␟CNY"), ("(CNY 900)", "-900␟CNY"), ("HK$900", "!money-currency"),
    ("€900", "!money-currency"),
    ("900 USD", "!money-currency"), ("US$900元", "!money-currency"), ("50KRW", "!money-currency"),
    ("¥900日元", "!money-currency"),
  ])
  func currenciesOfCells(_ cell: String, _ value: String) throws {
    #expect(try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY"])(cell) == value)
  }

  /// A currency in a scaled column is one question, however it is written, and has one answer.
  @Test(arguments: ["￥90.5", "RMB 90.5", "CNY 90.5", "90.5元", "人民币90.5", "90.5 CNY", "¥90.5元"])
  func currencyInAScaledColumn(_ cell: String) throws {
    func money(_ unit: String?) throws -> String {
      var options = ["currency": "CNY", "scale": "10000"]
      options["unit"] = unit
      return try Try(MoneyTransform.self, "opportunity.amount", options)(cell)
    }
    #expect(try money(nil) == "!money-unit")
    #expect(try money("auto") == "!money-unit")
    #expect(try money("none") == "!money-unit")
    #expect(try money("cell") == "90.5␟CNY")
    #expect(try money("column") == "905000␟CNY")
  }

  @Test func aUnitWordSaysWhatTheAmountIs() throws {
    for unit in ["auto", "cell", "column"] {
      let money = try Try(
        MoneyTransform.self, "opportunity.amount", ["currency": "CNY", "scale": "10000", "unit": unit])
      #expect(money("￥3.5万") == "35000␟CNY")
      #expect(money("2万元") == "20000␟CNY")
      #expect(money("2") == "20000␟CNY")
    }
  }

  @Test func threeDecimalsMayBeThousands() throws {
    func money(_ decimal: String?, _ cell: String, _ more: [String: String] = ["currency": "CNY"]) throws
      -> String
    {
      var options = more
      options["decimal"] = decimal
      return try Try(MoneyTransform.self, "opportunity.amount", options)(cell)
    }
    for cell in ["9.876", "-9.000", "98.765", "987.654元"] {
      #expect(try money(nil, cell) == "!money-decimal", "\(cell)")
    }
    #expect(try money("point", "-9.000") == "-9.000␟CNY")
    #expect(try money("comma", "-9.000") == "-9000␟CNY")
    #expect(try money("comma", "9.876,50 €", ["currency": "EUR"]) == "9876.50␟EUR")
    #expect(try money("comma", "9 876,5", ["currency": "EUR"]) == "9876.5␟EUR")
    #expect(try money("comma", "9,876.50") == "!money-separator")
    // What can only be a point.
    for (cell, value) in [
      ("0.125", "0.125␟CNY"), ("9876.500", "9876.500␟CNY"), ("1,234.500", "1234.500␟CNY"),
      ("9.8765", "9.8765␟CNY"),
      ("1.234万", "12340␟CNY"), ("1.234\u{1F}CNY", "1.234␟CNY"),
    ] { #expect(try money(nil, cell) == value, "\(cell)") }
    #expect(try money(nil, "1.234", ["currency": "CNY", "scale": "10000"]) == "12340␟CNY")
    #expect(try money(nil, "1.234", ["currency": "KWD"]) == "1.234␟KWD", "it has thousandths")
  }

  @Test func scalesAndCurrencies() throws {
    let wan = try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY", "scale": "10000"])
    #expect(wan("120") == "1200000␟CNY")
    #expect(wan("1.5") == "15000␟CNY")
    #expect(wan("120.123456") == "1201234.56␟CNY")
    #expect(wan("50万") == "500000␟CNY")
    #expect(wan("50元") == "!money-unit")
    #expect(wan("0") == "0␟CNY")
    #expect(wan("15000.00\u{1F}CNY") == "15000.00␟CNY")
    let fen = try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY", "scale": "0.01"])
    #expect(fen("12345") == "123.45␟CNY")
    #expect(fen("5") == "0.05␟CNY")
    let any = try Try(MoneyTransform.self, "opportunity.amount")
    #expect(any("5") == "!money-currency-missing")
    #expect(any("$5") == "5␟USD")
    #expect(any("HK$5") == "5␟HKD")
    #expect(any("5万美元") == "50000␟USD")
    #expect(try Try(MoneyTransform.self, "opportunity.amount", ["currency": "HKD"])("$5") == "5␟HKD")
    let strict = try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY", "unit": "none"])
    #expect(strict("5万") == "!money-unit")
    #expect(throws: OptionProblem.self) { try Try(MoneyTransform.self, "opportunity.amount", ["scale": "7"]) }
    #expect(throws: OptionProblem.self) {
      try Try(MoneyTransform.self, "opportunity.amount", ["currency": "元"])
    }
  }

  @Test(arguments: [
    ("50", "50"), ("1,200", "1200"), ("１２", "12"), ("12.00", "12"), ("-7", "-7"), ("-0", "0"), ("007", "7"),
    ("50人", "50"),
    ("12.5", "!integer-fraction"), ("1E+05", "!integer-scientific"), ("50-100人", "!integer-invalid"),
    ("many", "!integer-invalid"), ("1 200", "1200"), ("1\u{A0}200人", "1200"), ("1 2", "!integer-invalid"),
    ("1\n200", "!integer-invalid"),
    ("1234567890123456789", "!integer-range"), ("1,2", "!integer-separator"), ("无", "<blank>"),
  ])
  func integers(_ cell: String, _ value: String) throws {
    #expect(try Try(IntegerTransform.self, "account.employees", ["suffix": "人"])(cell) == value)
  }
}
