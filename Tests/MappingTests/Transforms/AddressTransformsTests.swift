import Testing

@testable import Mapping

@Suite struct AddressTransformsTests {
  @Test(arguments: [
    ("Li.Wei@Example.COM", "li.wei@example.com"), (" liwei＠example．com ", "liwei@example.com"),
    ("mailto:Li@example.com", "li@example.com"), ("李伟 <li@example.com>", "li@example.com"),
    ("Li Wei <li@example.com>", "li@example.com"), ("a@b.cn; a@b.cn", "a@b.cn"),
    ("a@b.cn;c@d.cn", "!email-several"),
    ("a@b.cn c@d.cn", "!email-several"), ("a@b", "!email-invalid"), ("a.@b.cn", "!email-invalid"),
    ("a..b@c.cn", "!email-invalid"), ("@b.cn", "!email-invalid"), ("a@b@c.cn", "!email-invalid"),
    ("a@-b.cn", "!email-invalid"), ("没有邮箱", "!email-invalid"), ("无", "<blank>"), ("a@b.cn;", "a@b.cn"),
    (";", "!email-invalid"),
  ])
  func emails(_ cell: String, _ value: String) throws {
    #expect(try Try(EmailTransform.self, "contact.email")(cell) == value)
  }

  @Test func theFirstEmailWhenTold() throws {
    #expect(try Try(EmailTransform.self, "contact.email", ["take": "first"])("a@b.cn、c@d.cn") == "a@b.cn")
  }

  @Test(arguments: [
    ("WWW.Anhe.com.cn", "www.anhe.com.cn"), ("HTTP://Anhe.CN/Path?Q=A", "http://anhe.cn/Path?Q=A"),
    ("http://", "<blank>"),
    ("https://anhe.cn:8443/", "https://anhe.cn:8443/"), ("http://10.0.0.1/x", "http://10.0.0.1/x"),
    ("安和.中国", "安和.中国"), ("ftp://a.cn", "!url-invalid"), ("anhe", "!url-invalid"), ("a b.cn", "!url-invalid"),
    ("http://a.cn/x y", "!url-invalid"), ("http://u:p@a.cn", "!url-invalid"), ("a.cn:x", "!url-invalid"),
  ])
  func urls(_ cell: String, _ value: String) throws {
    #expect(try Try(UrlTransform.self, "account.website")(cell) == value)
  }

  @Test(arguments: [
    ("wxid_ab12cd34ef56gh", "wxid_ab12cd34ef56gh"), ("LiWei-88", "LiWei-88"),
    ("138 0013 8000", "13800138000"), ("ａbcdef1", "abcdef1"),
    ("abc", "!wechat-invalid"), ("8abcdef", "!wechat-invalid"), ("同手机", "!wechat-invalid"),
    ("0571-88886666", "!wechat-invalid"), ("13800138000/13900139000", "!wechat-invalid"), ("-", "<blank>"),
  ])
  func wechatIds(_ cell: String, _ value: String) throws {
    #expect(try Try(WechatTransform.self, "contact.wechat")(cell) == value)
  }

  @Test(arguments: [
    ("浙江省杭州市西湖区", "浙江省", "杭州市", "西湖区"), ("浙江杭州", "浙江省", "杭州市", "<blank>"), ("杭州", "浙江省", "杭州市", "<blank>"),
    ("内蒙古", "内蒙古自治区", "<blank>", "<blank>"), ("上海浦东", "上海市", "上海市", "浦东"), ("上海市浦东新区", "上海市", "上海市", "浦东新区"),
    ("上海市市辖区静安区", "上海市", "上海市", "静安区"), ("北京市北京市朝阳区", "北京市", "北京市", "朝阳区"), ("北京朝阳", "北京市", "北京市", "朝阳"),
    ("浙江省-杭州市-余杭区", "浙江省", "杭州市", "余杭区"), ("中国 浙江 杭州", "浙江省", "杭州市", "<blank>"),
    ("浙江省杭州市西湖区文三路1号", "浙江省", "杭州市", "西湖区"), ("吉林", "吉林省", "<blank>", "<blank>"),
    ("吉林市", "吉林省", "吉林市", "<blank>"),
    ("延边州", "吉林省", "延边朝鲜族自治州", "<blank>"), ("海南", "海南省", "<blank>", "<blank>"),
    ("海南三亚", "海南省", "三亚市", "<blank>"),
    ("海南藏族自治州", "青海省", "海南藏族自治州", "<blank>"), ("辽宁朝阳", "辽宁省", "朝阳市", "<blank>"),
    ("广东省深圳市市辖区", "广东省", "深圳市", "<blank>"),
    ("浙江省义乌市", "浙江省", "!region-unknown", "义乌市"), ("香港九龙", "香港特别行政区", "<blank>", "九龙"),
    ("朝阳", "!region-ambiguous", "!region-ambiguous", "!region-ambiguous"),
    ("朝阳区", "!region-unknown", "!region-unknown", "!region-unknown"),
    ("浙江省南京市", "!region-conflict", "!region-conflict", "!region-conflict"),
    ("Singapore", "!region-unknown", "!region-unknown", "!region-unknown"),
    ("无", "<blank>", "<blank>", "<blank>"),
  ])
  func regions(_ cell: String, _ province: String, _ city: String, _ district: String) throws {
    #expect(try Try(RegionTransform.self, "account.province")(cell) == province)
    #expect(try Try(RegionTransform.self, "account.city")(cell) == city)
    #expect(try Try(RegionTransform.self, "account.district")(cell) == district)
  }

  @Test func foreignRegionsStayWhenTold() throws {
    #expect(try Try(RegionTransform.self, "account.city", ["unknown": "keep"])("Singapore") == "Singapore")
    #expect(throws: OptionProblem.self) { try Try(RegionTransform.self, "account.address") }
  }

  @Test func everyPlaceKnowsItself() throws {
    let province = try Try(RegionTransform.self, "account.province")
    let city = try Try(RegionTransform.self, "account.city")
    #expect(Set(RegionTable.places.map(\.province)).count == 34)
    #expect(RegionTable.places.count > 370)
    for place in RegionTable.places {
      #expect(province(place.province) == place.province)
      if !place.city.isEmpty {
        #expect(city(place.city) == place.city)
        #expect(province(place.city) == place.province)
      }
    }
  }
}
