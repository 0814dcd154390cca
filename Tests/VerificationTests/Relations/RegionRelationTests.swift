import Testing

@testable import Verification

struct RegionRelationTests {
  @Test(arguments: [
    Judged("江苏省苏州市", "江苏省", .region), Judged("江苏苏州", "江苏省", .region),
    Judged("苏州市", "江苏省", .regionImplied), Judged("上海市浦东新区", "上海市", .region),
    Judged("江苏省", "江苏省", .equal),
    Judged("江苏省苏州市", "浙江省", .different), Judged("苏州市", "浙江省", .different),
    Judged("江苏省苏州市", "苏州市", .different),
  ]) func namesTheProvince(_ pair: Judged) {
    #expect(pair.by(RegionRelation(part: "province", keepsUnknown: false)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("江苏省苏州市", "苏州市", .region), Judged("江苏苏州", "苏州市", .region),
    Judged("上海浦东", "上海市", .region),
    Judged("江苏省苏州市", "无锡市", .different), Judged("江苏省苏州市", "江苏省", .different),
    // The city of another province.
    Judged("江苏省苏州市", "宿州市", .different),
  ]) func namesTheCity(_ pair: Judged) {
    #expect(pair.by(RegionRelation(part: "city", keepsUnknown: false)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("上海市浦东新区", "浦东新区", .partOfText), Judged("江苏省苏州市昆山市", "昆山市", .partOfText),
    Judged("上海市浦东新区", "黄浦区", .different), Judged("上海市浦东新区", "东新区", .different),
  ]) func namesTheDistrict(_ pair: Judged) {
    #expect(pair.by(RegionRelation(part: "district", keepsUnknown: false)) == pair.likeness)
  }

  @Test func whatATextDoesNotSayMayBeMissing() {
    #expect(RegionRelation(part: "city", keepsUnknown: false).isSilent("江苏省"))
    #expect(!RegionRelation(part: "city", keepsUnknown: false).isSilent("江苏省苏州市"))
    #expect(RegionRelation(part: "district", keepsUnknown: false).isSilent("江苏省苏州市"))
    #expect(!RegionRelation(part: "province", keepsUnknown: false).isSilent("江苏省"))
  }
}
