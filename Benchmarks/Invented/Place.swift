/// A city: its province, GB/T 2260 code, area code and a few districts.
public struct Place: Sendable {
  public var province: String
  public var city: String
  public var code: Int
  public var areaCode: String
  public var districts: [String]

  /// Short form of the city, as company names carry it: 杭州.
  public var short: String { String(city.dropLast()) }
  public var isMunicipality: Bool { province == city }

  init(_ province: String, _ city: String, _ code: Int, _ areaCode: String, _ districts: String) {
    self.province = province
    self.city = city
    self.code = code
    self.areaCode = areaCode
    self.districts = districts.split(separator: " ").map(String.init)
  }

  public static let all: [Place] = [
    Place("上海市", "上海市", 310_115, "021", "浦东新区 闵行区 徐汇区 嘉定区"),
    Place("北京市", "北京市", 110_108, "010", "海淀区 朝阳区 丰台区 通州区"),
    Place("天津市", "天津市", 120_116, "022", "滨海新区 南开区 河西区"),
    Place("重庆市", "重庆市", 500_112, "023", "渝北区 江北区 沙坪坝区"),
    Place("浙江省", "杭州市", 330_106, "0571", "西湖区 滨江区 余杭区 萧山区"),
    Place("浙江省", "宁波市", 330_212, "0574", "鄞州区 海曙区 北仑区"),
    Place("浙江省", "温州市", 330_302, "0577", "鹿城区 瓯海区 龙湾区"),
    Place("江苏省", "南京市", 320_106, "025", "鼓楼区 江宁区 玄武区"),
    Place("江苏省", "苏州市", 320_506, "0512", "吴中区 姑苏区 虎丘区"),
    Place("江苏省", "无锡市", 320_214, "0510", "新吴区 滨湖区 惠山区"),
    Place("广东省", "深圳市", 440_305, "0755", "南山区 福田区 宝安区 龙岗区"),
    Place("广东省", "广州市", 440_106, "020", "天河区 越秀区 番禺区 黄埔区"),
    Place("广东省", "佛山市", 440_605, "0757", "南海区 顺德区 禅城区"),
    Place("福建省", "厦门市", 350_203, "0592", "思明区 湖里区 集美区"),
    Place("山东省", "青岛市", 370_212, "0532", "崂山区 市南区 黄岛区"),
    Place("湖北省", "武汉市", 420_111, "027", "洪山区 武昌区 江夏区"),
    Place("四川省", "成都市", 510_107, "028", "武侯区 锦江区 双流区"),
    Place("陕西省", "西安市", 610_113, "029", "雁塔区 未央区 长安区"),
    Place("湖南省", "长沙市", 430_104, "0731", "岳麓区 芙蓉区 开福区"),
    Place("河南省", "郑州市", 410_105, "0371", "金水区 中原区 二七区"),
  ]
}
