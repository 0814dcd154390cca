import Model
import Testing

@testable import Verification

struct PhoneRelationTests {
  @Test(arguments: [
    Judged("13812345678", "13812345678", .equal), Judged("138-1234-5678", "13812345678", .phone),
    Judged("+86 138 1234 5678", "13812345678", .phone), Judged("０１３８１２３４５６７８", "13812345678", .phone),
    Judged("021-62345678", "021-62345678", .equal), Judged("(021) 6234 5678", "021-62345678", .phone),
    Judged("8621-62345678", "021-62345678", .phone), Judged("021-62345678转801", "021-62345678-801", .phone),
    Judged("400 820 1234", "400-820-1234", .phone), Judged("+1 650 253 0000", "+16502530000", .phone),
    // One digit, two digits swapped, one lost, one too many.
    Judged("13812345678", "13812345679", .different), Judged("13812345678", "13812345687", .different),
    Judged("13812345678", "1381234567", .different), Judged("13812345678", "138123456780", .different),
    // The area's zero lost, an extension lost, an area from nowhere.
    Judged("021-62345678", "21-62345678", .different),
    Judged("021-62345678转801", "021-62345678", .different),
    Judged("021-62345678", "022-62345678", .different),
    // Through a spreadsheet's number.
    Judged("1.38E+10", "13800000000", .different),
    // One of two.
    Judged("13812345678/13987654321", "13812345678", .different),
  ]) func hasTheDigitsOfTheCell(_ pair: Judged) { #expect(pair.by(PhoneRelation()) == pair.likeness) }

  @Test(arguments: [
    Judged("13812345678/13987654321", "13812345678", .phoneOfSeveral),
    Judged("13812345678/13987654321", "13987654321", .different),
  ]) func isTheFirstOfSeveral(_ pair: Judged) {
    #expect(pair.by(PhoneRelation(take: .first)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("021-62345678、13987654321", "13987654321", .phoneOfSeveral),
    Judged("021-62345678、13987654321", "021-62345678", .different),
    Judged("13812345678、13987654321", "13987654321", .different),
  ]) func isTheFirstMobile(_ pair: Judged) {
    #expect(pair.by(PhoneRelation(take: .mobile)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("13812345678/13987654321", "13812345678; 13987654321", .phone),
    // One of them lost, one that is not there.
    Judged("13812345678/13987654321", "13812345678", .different),
    Judged("13812345678", "13812345678; 13987654321", .different),
  ]) func isAllOfThem(_ pair: Judged) { #expect(pair.by(PhoneRelation(take: .all)) == pair.likeness) }

  @Test(arguments: [
    ("CN", "+44 (0)161 496 0123", "+441614960123", true),
    ("CN", "+44 (0)161 496 0123", "+4401614960123", false),
    ("GB", "0161 496 0123", "+441614960123", true), ("GB", "0161 496 0123", "+441614960124", false),
    ("US", "1 (212) 555-0147", "+12125550147", true), ("US", "011 44 161 496 0123", "+441614960123", true),
    ("RU", "8 (495) 123-45-67", "+74951234567", true), ("HU", "06 1 234 5678", "+3612345678", true),
    ("CN", "1 (212) 555-0147", "+12125550147", true), ("IT", "06 698 12345", "+390669812345", true),
    ("IT", "06 698 12345", "+39669812345", false),
  ]) func followsTheCountrysPlan(_ country: String, _ cell: String, _ value: String, _ isRight: Bool) {
    let relation = PhoneRelation(plan: NumberingPlan.all[country])
    #expect((Judged(cell, value, .different).by(relation) != .different) == isRight)
  }

  @Test func knowsTheMobilesOfACountry() {
    let british = PhoneRelation(take: .mobile, plan: NumberingPlan.all["GB"])
    #expect(Judged("0161 496 0123 / 07700 900123", "+447700900123", .different).by(british) != .different)
    #expect(Judged("0161 496 0123 / 07700 900123", "+441614960123", .different).by(british) == .different)
    #expect(british.isSilent("0161 496 0123"))
    #expect(!british.isSilent("+44 (0)7700 900123"))
    #expect(PhoneRelation(take: .mobile).isSilent("1 (212) 555-0147"))
  }

  @Test func anAreaIsAddedWhenTheMappingSaysWhich() {
    let shanghai = PhoneRelation(area: Letters.of("021"))
    #expect(Judged("62345678", "021-62345678", .areaAdded).by(shanghai) == .rule(.areaAdded))
    #expect(Judged("62345678", "021-62345679", .different).by(shanghai) == .different)
  }

  @Test func ofSeveralSomeMaySayNothing() {
    #expect(PhoneRelation(take: .mobile).isSilent("021-62345678"))
    // Eleven digits that begin as a Chinese mobile's do.
    #expect(PhoneRelation(take: .mobile).isSilent("+1 415 555 2671"))
    #expect(!PhoneRelation(take: .landline).isSilent("+1 415 555 2671"))
    #expect(!PhoneRelation(take: .mobile).isSilent("+1 415 555 2671 / +86 138 1234 5678"))
    #expect(!PhoneRelation(take: .mobile).isSilent("13812345678"))
    #expect(!PhoneRelation().isSilent("021-62345678"))
  }
}
