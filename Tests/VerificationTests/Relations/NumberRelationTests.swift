import Testing

@testable import Verification

struct IntegerRelationTests {
  @Test(arguments: [
    Judged("120", "120", .equal), Judged("1,200", "1200", .number), Judged("１２０", "120", .number),
    Judged("120.00", "120", .number), Judged("-7", "-7", .equal), Judged("120人", "120", .number),
    Judged("120", "121", .different), Judged("120", "12", .different), Judged("120.5", "120", .different),
    Judged("-7", "7", .different), Judged("120家", "120", .different), Judged("012", "012", .different),
  ]) func isTheSameNumber(_ pair: Judged) {
    #expect(pair.by(IntegerRelation(suffix: Letters.of("人"))) == pair.likeness)
  }
}

struct MoneyRelationTests {
  @Test(arguments: [
    Judged("1,234.50", "1234.50\u{1F}CNY", .number), Judged("¥1234.5", "1234.5\u{1F}CNY", .number),
    Judged("(200)", "-200\u{1F}CNY", .number), Judged("12.5万", "125000\u{1F}CNY", .scaled),
    Judged("1234.5", "1234.5\u{1F}CNY", .equal),
    // A fen, a power of ten, a sign, a currency.
    Judged("1234.5", "1234.51\u{1F}CNY", .different), Judged("1234.5", "12345\u{1F}CNY", .different),
    Judged("(200)", "200\u{1F}CNY", .different), Judged("1234.5", "1234.5\u{1F}USD", .different),
    Judged("12.5万", "12500\u{1F}CNY", .different),
    // Through a double: what is near is not equal, and what stood there is not all there.
    Judged("1,234.50", "1234.5\u{1F}CNY", .different),
    Judged("0.1", "0.1000000000000000055\u{1F}CNY", .different),
    Judged("9007199254740993", "9007199254740992\u{1F}CNY", .different),
    // Without its currency it is no amount.
    Judged("1234.5", "1234.5", .different), Judged("约五千", "5000\u{1F}CNY", .different),
  ]) func isTheSameAmount(_ pair: Judged) {
    #expect(pair.by(MoneyRelation(scale: nil, currency: "CNY")) == pair.likeness)
  }

  @Test(arguments: [
    Judged("7 000", "7000\u{1F}CNY", .number), Judged("7\u{202F}000元", "7000\u{1F}CNY", .number),
    Judged("7 0", "70\u{1F}CNY", .different), Judged("7\n000", "7000\u{1F}CNY", .different),
    Judged("1990 12", "199012\u{1F}CNY", .different), Judged("7  000", "7000\u{1F}CNY", .different),
    Judged("7W-", "-70000\u{1F}CNY", .different), Judged("7W+", "70000\u{1F}CNY", .different),
    Judged("7-9万", "90000\u{1F}CNY", .different), Judged("约7", "7\u{1F}CNY", .different),
    Judged("7-", "-7\u{1F}CNY", .number), Judged("RMB\t7元", "7\u{1F}CNY", .number),
    Judged("HK$7", "7\u{1F}CNY", .different), Judged("7 KRW", "7\u{1F}CNY", .different),
    Judged("¥7日元", "7\u{1F}CNY", .different),
  ]) func isOneAmount(_ pair: Judged) {
    #expect(pair.by(MoneyRelation(scale: nil, currency: "CNY")) == pair.likeness)
  }

  @Test func aCurrencyInAScaledColumn() {
    for cell in ["￥7", "RMB 7", "7元", "CNY 7"] {
      func judge(_ value: String, _ unit: String?) -> Likeness {
        Judged(cell, value + "\u{1F}CNY", .different).by(
          MoneyRelation(scale: "10000", currency: "CNY", unit: unit))
      }
      #expect(judge("70000", nil) == .different)
      #expect(judge("7", nil) == .different)
      #expect(judge("7", "cell") == .rule(.number))
      #expect(judge("70000", "cell") == .different)
      #expect(judge("70000", "column") == .rule(.scaled))
    }
    let comma = MoneyRelation(scale: nil, currency: "EUR", decimal: "comma")
    #expect(Judged("7.000,50", "7000.50\u{1F}EUR", .number).by(comma) == .rule(.number))
    #expect(Judged("7.000", "7.000\u{1F}EUR", .number).by(comma) == .different)
  }

  @Test(arguments: [
    Judged("12.5", "125000\u{1F}CNY", .scaled), Judged("12.5", "12.5\u{1F}CNY", .different),
    Judged("12.5", "1250000\u{1F}CNY", .different), Judged("0.00001", "0.1\u{1F}CNY", .scaled),
  ]) func isMovedByItsUnit(_ pair: Judged) {
    #expect(pair.by(MoneyRelation(scale: "10000", currency: "CNY")) == pair.likeness)
  }

  @Test(arguments: [
    Judged("US$ 99", "99\u{1F}USD", .number), Judged("99元", "99\u{1F}CNY", .number),
    Judged("99元", "99\u{1F}USD", .different), Judged("€99", "99\u{1F}EUR", .number),
  ]) func hasTheCurrencyOfTheCell(_ pair: Judged) {
    #expect(pair.by(MoneyRelation(scale: nil, currency: nil)) == pair.likeness)
  }
}

struct BooleanRelationTests {
  @Test(arguments: [
    Judged("是", "1", .valueMap), Judged("否", "0", .valueMap), Judged("1", "1", .equal),
    Judged("老", "1", .valueMap), Judged("是", "0", .different), Judged("否", "1", .different),
    Judged("大概", "1", .different), Judged("是", "2", .different),
  ]) func isYesOrNo(_ pair: Judged) {
    #expect(pair.by(BooleanRelation(values: [(from: "老", to: "true")])) == pair.likeness)
  }
}
