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
    ("12,00,000", "!money-separator"), ("10-20万", "!money-invalid"), ("约50万", "!money-invalid"),
    ("面议", "!money-invalid"), ("####", "!cell-hashes"),
  ])
  func amounts(_ cell: String, _ value: String) throws {
    #expect(try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY"])(cell) == value)
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
    ("many", "!integer-invalid"),
    ("1234567890123456789", "!integer-range"), ("1,2", "!integer-separator"), ("无", "<blank>"),
  ])
  func integers(_ cell: String, _ value: String) throws {
    #expect(try Try(IntegerTransform.self, "account.employees", ["suffix": "人"])(cell) == value)
  }
}
