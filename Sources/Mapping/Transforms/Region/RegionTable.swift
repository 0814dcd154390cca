/// The provinces and prefectures of China (GB/T 2260), and the county-level cities that stand
/// directly below a province.
enum RegionTable {
  struct Place: Sendable {
    let province: String
    /// Empty for the province itself, and in Hong Kong and Macau, which have none.
    let city: String
  }

  /// One line a province: its official name, its short names, its cities. A city's short name is its
  /// name without 市, 地区, 盟, 林区; one that is shorter still stands behind a colon.
  private static let lines = """
    北京市|北京|北京市
    天津市|天津|天津市
    上海市|上海|上海市
    重庆市|重庆|重庆市
    河北省|河北|石家庄市 唐山市 秦皇岛市 邯郸市 邢台市 保定市 张家口市 承德市 沧州市 廊坊市 衡水市
    山西省|山西|太原市 大同市 阳泉市 长治市 晋城市 朔州市 晋中市 运城市 忻州市 临汾市 吕梁市
    内蒙古自治区|内蒙古 内蒙|呼和浩特市 包头市 乌海市 赤峰市 通辽市 鄂尔多斯市 呼伦贝尔市 巴彦淖尔市 乌兰察布市 兴安盟 锡林郭勒盟 阿拉善盟
    辽宁省|辽宁|沈阳市 大连市 鞍山市 抚顺市 本溪市 丹东市 锦州市 营口市 阜新市 辽阳市 盘锦市 铁岭市 朝阳市 葫芦岛市
    吉林省|吉林|长春市 吉林市 四平市 辽源市 通化市 白山市 松原市 白城市 延边朝鲜族自治州:延边
    黑龙江省|黑龙江|哈尔滨市 齐齐哈尔市 鸡西市 鹤岗市 双鸭山市 大庆市 伊春市 佳木斯市 七台河市 牡丹江市 黑河市 绥化市 大兴安岭地区
    江苏省|江苏|南京市 无锡市 徐州市 常州市 苏州市 南通市 连云港市 淮安市 盐城市 扬州市 镇江市 泰州市 宿迁市
    浙江省|浙江|杭州市 宁波市 温州市 嘉兴市 湖州市 绍兴市 金华市 衢州市 舟山市 台州市 丽水市
    安徽省|安徽|合肥市 芜湖市 蚌埠市 淮南市 马鞍山市 淮北市 铜陵市 安庆市 黄山市 滁州市 阜阳市 宿州市 六安市 亳州市 池州市 宣城市
    福建省|福建|福州市 厦门市 莆田市 三明市 泉州市 漳州市 南平市 龙岩市 宁德市
    江西省|江西|南昌市 景德镇市 萍乡市 九江市 新余市 鹰潭市 赣州市 吉安市 宜春市 抚州市 上饶市
    山东省|山东|济南市 青岛市 淄博市 枣庄市 东营市 烟台市 潍坊市 济宁市 泰安市 威海市 日照市 临沂市 德州市 聊城市 滨州市 菏泽市
    河南省|河南|郑州市 开封市 洛阳市 平顶山市 安阳市 鹤壁市 新乡市 焦作市 濮阳市 许昌市 漯河市 三门峡市 南阳市 商丘市 信阳市 周口市 驻马店市 济源市
    湖北省|湖北|武汉市 黄石市 十堰市 宜昌市 襄阳市 鄂州市 荆门市 孝感市 荆州市 黄冈市 咸宁市 随州市 恩施土家族苗族自治州:恩施 仙桃市 潜江市 天门市 神农架林区
    湖南省|湖南|长沙市 株洲市 湘潭市 衡阳市 邵阳市 岳阳市 常德市 张家界市 益阳市 郴州市 永州市 怀化市 娄底市 湘西土家族苗族自治州:湘西
    广东省|广东|广州市 韶关市 深圳市 珠海市 汕头市 佛山市 江门市 湛江市 茂名市 肇庆市 惠州市 梅州市 汕尾市 河源市 阳江市 清远市 东莞市 中山市 潮州市 揭阳市 云浮市
    广西壮族自治区|广西|南宁市 柳州市 桂林市 梧州市 北海市 防城港市 钦州市 贵港市 玉林市 百色市 贺州市 河池市 来宾市 崇左市
    海南省|海南|海口市 三亚市 三沙市 儋州市 五指山市 琼海市 文昌市 万宁市 东方市
    四川省|四川|成都市 自贡市 攀枝花市 泸州市 德阳市 绵阳市 广元市 遂宁市 内江市 乐山市 南充市 眉山市 宜宾市 广安市 达州市 雅安市 巴中市 资阳市 阿坝藏族羌族自治州:阿坝 甘孜藏族自治州:甘孜 凉山彝族自治州:凉山
    贵州省|贵州|贵阳市 六盘水市 遵义市 安顺市 毕节市 铜仁市 黔西南布依族苗族自治州:黔西南 黔东南苗族侗族自治州:黔东南 黔南布依族苗族自治州:黔南
    云南省|云南|昆明市 曲靖市 玉溪市 保山市 昭通市 丽江市 普洱市 临沧市 楚雄彝族自治州:楚雄 红河哈尼族彝族自治州:红河 文山壮族苗族自治州:文山 西双版纳傣族自治州:西双版纳 大理白族自治州:大理 德宏傣族景颇族自治州:德宏 怒江傈僳族自治州:怒江 迪庆藏族自治州:迪庆
    西藏自治区|西藏|拉萨市 日喀则市 昌都市 林芝市 山南市 那曲市 阿里地区
    陕西省|陕西|西安市 铜川市 宝鸡市 咸阳市 渭南市 延安市 汉中市 榆林市 安康市 商洛市
    甘肃省|甘肃|兰州市 嘉峪关市 金昌市 白银市 天水市 武威市 张掖市 平凉市 酒泉市 庆阳市 定西市 陇南市 临夏回族自治州:临夏 甘南藏族自治州:甘南
    青海省|青海|西宁市 海东市 海北藏族自治州:海北 黄南藏族自治州:黄南 海南藏族自治州 果洛藏族自治州:果洛 玉树藏族自治州:玉树 海西蒙古族藏族自治州:海西
    宁夏回族自治区|宁夏|银川市 石嘴山市 吴忠市 固原市 中卫市
    新疆维吾尔自治区|新疆|乌鲁木齐市 克拉玛依市 吐鲁番市 哈密市 昌吉回族自治州:昌吉 博尔塔拉蒙古自治州:博尔塔拉 巴音郭楞蒙古自治州:巴音郭楞 阿克苏地区 克孜勒苏柯尔克孜自治州:克孜勒苏 喀什地区 和田地区 伊犁哈萨克自治州:伊犁 塔城地区 阿勒泰地区 石河子市 阿拉尔市 图木舒克市 五家渠市 北屯市 铁门关市 双河市 可克达拉市 昆玉市 胡杨河市 新星市 白杨市
    台湾省|台湾|台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市
    香港特别行政区|香港|
    澳门特别行政区|澳门|
    """

  static let places: [Place] = table.places
  /// What each name stands for, as numbers of `places`: several where it is not certain.
  static let meanings: [[Int]] = table.meanings
  /// Official names stand before `officialCount`, short ones from there on.
  static let officialCount = table.officialCount
  static let names: ByteMap = ByteMap(table.names)
  /// Lengths in bytes that names have, the longest first.
  static let sizes: [Int] = Array(Set(table.names.map(\.utf8.count))).sorted(by: >)

  /// Prefectures that share their short name with well-known districts of other cities.
  private static let doubtful: Set<String> = ["朝阳市"]

  private struct Table {
    var places: [Place] = []
    var names: [String] = []
    var meanings: [[Int]] = []
    var officialCount = 0
  }

  private static let table: Table = {
    var table = Table()
    var official: [(String, Int)] = []
    var short: [(String, Int)] = []
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let province = parts[0]
      let isMunicipality = parts[2] == province
      table.places.append(Place(province: province, city: isMunicipality ? province : ""))
      official.append((province, table.places.count - 1))
      for name in parts[1].split(separator: " ") { short.append((String(name), table.places.count - 1)) }
      if isMunicipality { continue }
      for entry in parts[2].split(separator: " ") {
        let words = entry.split(separator: ":").map(String.init)
        table.places.append(Place(province: province, city: words[0]))
        let place = table.places.count - 1
        official.append((words[0], place))
        if words.count > 1 {
          // 延边州 stands for the whole name as well.
          official.append((words[1] + "州", place))
          short.append((words[1], place))
        } else if let stem = stem(words[0]) {
          short.append((stem, place))
        }
      }
    }
    var seen: [String: Int] = [:]
    for (name, place) in official + short {
      let isOfficial = table.names.count < official.count
      if let at = seen[name] {
        // 吉林 alone is the province; a city of a province's name needs its 市.
        if isOfficial || !table.places[table.meanings[at][0]].city.isEmpty {
          table.meanings[at].append(place)
        }
        continue
      }
      seen[name] = table.names.count
      table.names.append(name)
      table.meanings.append([place])
      if table.names.count == official.count { table.officialCount = official.count }
    }
    for name in doubtful {
      if let stem = stem(name), let at = seen[stem] { table.meanings[at] += table.meanings[at] }
    }
    return table
  }()

  private static func stem(_ name: String) -> String? {
    for ending in ["地区", "林区", "市", "盟"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return nil
  }
}
