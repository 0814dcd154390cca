import Testing

@testable import Matching

@Suite struct PhoneComparatorTests {
  private func level(_ a: String, _ b: String) -> String { compared(a, b, .phone, .phone) }

  @Test(arguments: [("13912345678", "+86 139-1234-5678"), ("013912345678", "8613912345678")])
  func mobilesWrittenOtherwise(_ pair: (String, String)) { #expect(level(pair.0, pair.1) == "exact") }

  @Test func slipsAndExtensions() {
    #expect(level("13912345678", "13912345687") == "one slip")
    #expect(level("13912345678", "13712345679") == "two slips")
    #expect(level("13912345678", "13887654321") == "else")
    #expect(level("021-51234567", "51234567") == "same number")
    #expect(level("021-51234567-803", "021-51234567") == "same number")
    #expect(level("021-51234567-803", "021-51234567转804") == "same number, other extension")
    #expect(level("13800138000", "13912345678") == "null")
  }
}

@Suite struct EmailComparatorTests {
  private func level(_ a: String, _ b: String) -> String { compared(a, b, .email, .email) }

  @Test func ladder() {
    #expect(level("Wang.Wei@anhe.cn", "Wang Wei <wang.wei@ANHE.cn>") == "exact")
    #expect(level("wangwei@anhe.cn", "wagnwei@anhe.cn") == "one slip")
    #expect(level("wangwei88@anhe.cn", "wangwei88@163.com") == "same local part")
    #expect(level("wangwei@anhe.cn", "lixiaoming@anhe.cn") == "same domain")
    #expect(level("wangwei@anhe.cn", "lixiaoming@bohe.com") == "else")
    #expect(level("not an address", "wangwei@anhe.cn") == "null")
  }
}

@Suite struct DateComparatorTests {
  private func level(_ a: String, _ b: String) -> String { compared(a, b, .date, .date) }

  @Test func ladder() {
    #expect(level("1970-03-01", "19700301") == "exact")
    #expect(level("1 Mar 1970", "1970/3/1") == "exact")
    #expect(level("1970-03-01", "1970-01-03") == "month and day exchanged, or one digit off")
    #expect(level("1970-03-01", "1970-03-02") == "month and day exchanged, or one digit off")
    #expect(level("1970-03-01", "1970-03-29") == "two of year, month, day equal")
    #expect(level("1970-03-01", "1970-11-28") == "same year")
    #expect(level("1978-12-11", "1979-11-12") == "two slips")
    #expect(level("1970-03-01", "1984-11-28") == "else")
  }
}

@Suite struct TextComparatorTests {
  @Test func editCountsNeighboursOnce() {
    #expect(compared("stevenson", "stevesnon", .text, .edit, [0.85]) == "at least 0.85")
    #expect(compared("abcdef", "ghijkl", .text, .edit, [0.85]) == "else")
  }

  @Test func jaroWinklerIsThePublishedMeasure() {
    // Winkler 1990: MARTHA and MARHTA .961, DWAYNE and DUANE .84, DIXON and DICKSONX .813.
    for (a, b, value) in [
      ("martha", "marhta", 0.9611), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.8133),
    ] {
      #expect(compared(a, b, .text, .jaroWinkler, [value - 0.001]) == "at least \(value - 0.001)")
      #expect(compared(a, b, .text, .jaroWinkler, [value + 0.001]) == "else")
    }
  }

  @Test func wordsInAnyOrder() {
    #expect(compared("hans friedrich", "friedrich hans", .text, .words, [0.99]) == "at least 0.99")
    #expect(compared("a b c d", "a b x y", .text, .words, [0.6, 0.5]) == "at least 0.5")
  }

  @Test func prefixes() {
    #expect(compared("安和", "安和科技", .text, .prefix) == "one begins the other")
    #expect(compared("abcdxy", "abcdzz", .text, .prefix) == "begin alike")
    #expect(compared("abc", "xyz", .text, .prefix) == "else")
  }

  @Test func numbersByTheirDifference() {
    #expect(compared("1,000", "1000.0", .number, .number) == "at least 0.99")
    #expect(compared("1000", "950", .number, .number) == "at least 0.9")
    #expect(compared("1000", "10", .number, .number) == "else")
    #expect(compared("much", "10", .number, .number) == "null")
  }

  @Test func codesWithASlip() {
    #expect(compared("91330106MA27", "91330106ma27", .code, .code) == "exact")
    #expect(compared("91330106MA27", "91330160MA27", .code, .code) == "one slip")
    #expect(compared("91330106MA27", "41330160MA27", .code, .code) == "two slips")
    #expect(compared("91330106MA27", "310115000000", .code, .code) == "else")
  }

  @Test func namesInParts() {
    #expect(compared("isla hall", "hall isla", .text, .names) == "parts exchanged")
    #expect(compared("robert allen", "rob allen", .text, .names) == "one part equal, one alike")
    #expect(compared("isla hall", "isla", .text, .names) == "one holds the other")
    #expect(compared("j smith", "john smith", .text, .names) == "initials fit")
    #expect(compared("isla hall", "george martin", .text, .names) == "else")
  }

  @Test(arguments: [
    ("bob hall", "robert hall"), ("hall liz", "elizabeth hall"), ("mhd antar", "muhammad antar"),
  ])
  func formsOfAGivenNameAreAlike(_ pair: (String, String)) {
    #expect(compared(pair.0, pair.1, .text, .names) == "one part equal, one alike")
  }

  @Test func anInitialMayBeThatOfAForm() {
    #expect(compared("b hall", "robert hall", .text, .names) == "initials fit")
    #expect(compared("k hall", "robert hall", .text, .names) == "one part equal")
  }

  /// Written alike, and two people for all that.
  @Test(arguments: [
    ("mark hall", "marsha hall"), ("patrick hall", "patricia hall"), ("anna hall", "annabelle hall"),
  ])
  func twoKnownNamesAreTwo(_ pair: (String, String)) {
    #expect(compared(pair.0, pair.1, .text, .names) == "one part equal")
  }

  @Test func addresses() {
    let full = "浙江省杭州市西湖区文三路90号"
    #expect(compared(full, "杭州市 西湖区 文三路 90号", .address, .address) == "one holds the other")
    #expect(compared(full, "杭州市西湖区文三路92号", .address, .address) == "alike")
    #expect(compared(full, "上海市浦东新区张江路5号", .address, .address) == "else")
  }
}
