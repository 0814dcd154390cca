import Testing

@testable import Mapping

@Suite struct PhoneTransformTests {
  static let numbers: [(cell: String, value: String)] = [
    ("13800138000", "13800138000"), ("138 0013 8000", "13800138000"), ("138-0013-8000", "13800138000"),
    ("138.0013.8000", "13800138000"), ("１３８００１３８０００", "13800138000"), ("+86 138-0013-8000", "13800138000"),
    ("0086 13800138000", "13800138000"), ("8613800138000", "13800138000"), ("86-13800138000", "13800138000"),
    ("013800138000", "13800138000"), ("'13800138000", "13800138000"), ("=\"13800138000\"", "13800138000"),
    ("\u{202D}13800138000\u{202C}", "13800138000"), ("手机：13800138000", "13800138000"),
    ("0571-88886666", "0571-88886666"), ("057188886666", "0571-88886666"),
    ("(0571)8888 6666", "0571-88886666"),
    ("（0571）88886666", "0571-88886666"), ("0571-8888-6666", "0571-88886666"),
    ("010-88886666", "010-88886666"),
    ("021 8888 6666", "021-88886666"), ("0451-8888666", "0451-8888666"),
    ("+86 571 8888 6666", "0571-88886666"),
    ("+86-10-88886666", "010-88886666"), ("+86 (0)571 88886666", "0571-88886666"),
    ("0571-88886666-801", "0571-88886666-801"), ("0571-88886666转801", "0571-88886666-801"),
    ("0571-88886666 ext.801", "0571-88886666-801"), ("0571-88886666x801", "0571-88886666-801"),
    ("0571-88886666#801", "0571-88886666-801"), ("0571-88886666(801)", "0571-88886666-801"),
    ("0571-8888666-1", "0571-8888666-1"), ("4001234567", "400-123-4567"), ("400-1234-567", "400-123-4567"),
    ("800 810 1234", "800-810-1234"), ("400-123-4567转8", "400-123-4567-8"),
    ("+1 (415) 555-0100", "+14155550100"), ("+852 2345 6789", "+85223456789"),
    ("00852-23456789", "+85223456789"),
    ("13800138000/13800138000", "13800138000"),
    ("1.38E+10", "!phone-scientific"), ("1.38E10", "!phone-scientific"), ("####", "!cell-hashes"),
    ("1380013800", "!phone-digits"), ("138001380000", "!phone-digits"), ("12345678901", "!phone-not-mobile"),
    ("88886666", "!phone-area-missing"), ("88886666-801", "!phone-area-missing"),
    ("57188886666", "!phone-leading-zero"),
    ("571-88886666", "!phone-leading-zero"), ("1088886666", "!phone-leading-zero"),
    ("13800138000.0", "!phone-digits"),
    ("13800138000张经理", "!phone-text"), ("同微信", "!phone-text"), ("13800138000/13900139000", "!phone-several"),
    ("13800138000 13900139000", "!phone-several"), ("-", "<blank>"), ("无", "<blank>"),
  ]

  @Test(arguments: numbers)
  func oneNumberHasOneForm(_ number: (cell: String, value: String)) throws {
    #expect(try Try(PhoneTransform.self, "contact.mobile")(number.cell) == number.value)
  }

  @Test func severalNumbersAreTakenAsTold() throws {
    let cell = "0571-88886666、13800138000;13900139000"
    #expect(try Try(PhoneTransform.self, "contact.mobile", ["take": "first"])(cell) == "0571-88886666")
    #expect(try Try(PhoneTransform.self, "contact.mobile", ["take": "mobile"])(cell) == "13800138000")
    #expect(try Try(PhoneTransform.self, "contact.phone", ["take": "landline"])(cell) == "0571-88886666")
    let all = try Try(PhoneTransform.self, "contact.other_phones", ["take": "all"])
    #expect(all(cell) == "0571-88886666; 13800138000; 13900139000")
    #expect(all("13800138000 13900139000或13800138000") == "13800138000; 13900139000")
    #expect(all("0571-88886666/88887777") == "0571-88886666; 0571-88887777")
    let mobile = try Try(PhoneTransform.self, "contact.mobile", ["take": "mobile"])
    #expect(mobile("88886666/13800138000") == "13800138000")
    #expect(mobile("0571-88886666") == "<blank>")
    #expect(mobile("\u{1F}13800138000") == "13800138000")
    #expect(throws: OptionProblem.self) { try Try(PhoneTransform.self, "contact.mobile", ["take": "all"]) }
  }

  @Test func partsAreasAndCountries() throws {
    #expect(
      try Try(PhoneTransform.self, "contact.phone", ["part": "extension"])("0571-88886666转801") == "801")
    #expect(try Try(PhoneTransform.self, "contact.phone", ["part": "extension"])("13800138000") == "<blank>")
    #expect(
      try Try(PhoneTransform.self, "contact.phone", ["part": "number"])("0571-88886666转801")
        == "0571-88886666")
    let area = try Try(PhoneTransform.self, "contact.phone", ["area": "0571"])
    #expect(area("88886666") == "0571-88886666")
    #expect(area("8888-6666") == "0571-88886666")
    #expect(area("88886666-801") == "0571-88886666-801")
    #expect(area("010-88886666") == "010-88886666")
    #expect(throws: OptionProblem.self) { try Try(PhoneTransform.self, "contact.phone", ["area": "571"]) }
    let hongKong = try Try(PhoneTransform.self, "contact.phone", ["country": "HK"])
    #expect(hongKong("2345 6789") == "+85223456789")
    #expect(hongKong("852-23456789") == "+85223456789")
    #expect(hongKong("13800138000") == "!phone-digits")
    #expect(hongKong("+86 13800138000") == "13800138000")
    #expect(
      try Try(PhoneTransform.self, "contact.phone", ["country": "TW"])("02-2345-6789") == "+886223456789")
    let drop = try Try(PhoneTransform.self, "contact.mobile", ["text": "drop"])
    #expect(drop("13800138000（微信同号）") == "13800138000")
  }
}
