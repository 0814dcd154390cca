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

  /// A 0 that leads at home falls away behind a calling code, and a country's own way of writing is read.
  @Test(arguments: [
    ("CN", "+44 (0)161 496 0123", "+441614960123"), ("CN", "+44 0161 496 0123", "+441614960123"),
    ("CN", "0044 161 496 0123", "+441614960123"), ("CN", "+49 (0) 89 636 48018", "+498963648018"),
    ("CN", "+86 (0)20 62345678", "020-62345678"), ("CN", "+39 06 698 12345", "+390669812345"),
    ("CN", "+7 (8) 495 123 45 67", "+74951234567"), ("CN", "+999 123 4567", "+9991234567"),
    ("CN", "1 (212) 555-0147", "+12125550147"), ("CN", "1-212-555-0147", "+12125550147"),
    ("CN", "1.212.555.0147", "+12125550147"), ("CN", "+1 212 555 014", "!phone-digits"),
    ("CN", "(212) 555-0147", "!phone-country-missing"), ("CN", "212-555-0147", "!phone-country-missing"),
    ("CN", "1-380-0138-000", "13800138000"), ("CN", "138 0013 8000", "13800138000"),
    ("US", "(212) 555-0147", "+12125550147"), ("US", "1 (212) 555-0147", "+12125550147"),
    ("US", "212.555.0147 x12", "+12125550147-12"), ("US", "011 44 161 496 0123", "+441614960123"),
    ("US", "555-0147", "!phone-area-missing"), ("US", "+86 13800138000", "13800138000"),
    ("GB", "0161 496 0123", "+441614960123"), ("GB", "(0161) 496 0123", "+441614960123"),
    ("GB", "44 161 496 0123", "+441614960123"), ("GB", "+44 (0)161 496 0123", "+441614960123"),
    ("GB", "07700 900123", "+447700900123"), ("GB", "496 0123", "!phone-area-missing"),
    ("DE", "089 636 48018", "+498963648018"), ("FR", "01 42 68 53 00", "+33142685300"),
    ("IT", "06 698 12345", "+390669812345"), ("RU", "8 (495) 123-45-67", "+74951234567"),
    ("HU", "06 1 234 5678", "+3612345678"), ("IN", "098765 43210", "+919876543210"),
    ("AU", "(02) 9374 4000", "+61293744000"), ("KR", "010-1234-5678", "+821012345678"),
    ("JP", "03-1234-5678", "+81312345678"), ("BR", "(11) 91234-5678", "+5511912345678"),
    ("HK", "2345678", "!phone-digits"), ("SG", "61234567", "+6561234567"),
  ])
  func countriesHaveTheirOwnWays(_ country: String, _ cell: String, _ value: String) throws {
    #expect(try Try(PhoneTransform.self, "contact.phone", ["country": country])(cell) == value)
  }

  @Test func mobilesOfOtherCountries() throws {
    func take(_ what: String, _ country: String, _ cell: String) throws -> String {
      try Try(PhoneTransform.self, "contact.mobile", ["take": what, "country": country])(cell)
    }
    #expect(try take("mobile", "GB", "0161 496 0123 / 07700 900123") == "+447700900123")
    #expect(try take("landline", "GB", "07700 900123 / 0161 496 0123") == "+441614960123")
    #expect(try take("mobile", "CN", "+44 (0)7700 900123") == "+447700900123")
    #expect(try take("mobile", "CN", "1 (212) 555-0147") == "<blank>")
    #expect(
      try Try(PhoneTransform.self, "contact.phone", ["country": "GB", "area": "0161"])("496 0123")
        == "+441614960123")
    #expect(throws: OptionProblem.self) {
      try Try(PhoneTransform.self, "contact.phone", ["country": "HK", "area": "0161"])
    }
    #expect(throws: OptionProblem.self) { try Try(PhoneTransform.self, "contact.phone", ["country": "XX"]) }
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
