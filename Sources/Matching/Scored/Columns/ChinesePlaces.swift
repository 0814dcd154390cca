import Base

/// Provinces and cities of China as companies' names begin with them: 上海, 浙江省, 杭州市.
enum ChinesePlaces {
  /// How many units of a name are places: 浙江省杭州市安和… 6.
  static func prefix(_ text: [UInt16], _ end: Int) -> Int {
    var at = 0
    while at < end {
      let length = one(text, at, end)
      if length == 0 { break }
      at += length
    }
    return at
  }

  /// Of the last place named (the city, when the province stands before it), without 市 and 省.
  static func hash(_ text: [UInt16], _ end: Int) -> UInt64 {
    var at = 0
    var last = 0..<0
    while at < end {
      let length = one(text, at, end)
      if length == 0 { break }
      var bare = length
      if length > 2, endings.contains(text[at + length - 1]) { bare -= 1 }
      last = at..<at + bare
      at += length
    }
    guard !last.isEmpty else { return 0 }
    let hash = Units.with(text) { $0[last].hash(seed: 3) } & (1 << 30 - 1)
    return hash == 0 ? 1 : hash
  }

  private static func one(_ text: [UInt16], _ at: Int, _ end: Int) -> Int {
    guard at + 1 < end else { return 0 }
    let two = UInt32(text[at]) << 16 | UInt32(text[at + 1])
    var length = 0
    if at + 2 < end, three.contains(UInt64(two) << 16 | UInt64(text[at + 2])) {
      length = 3
    } else if pairs.contains(two) {
      length = 2
    }
    if length > 0, at + length < end, endings.contains(text[at + length]) { length += 1 }
    return length
  }

  private static let endings: Set<UInt16> = [0x5E02, 0x7701, 0x53BF]  // 市 省 县

  private static let names: [[UInt16]] =
    ("中国 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 "
    + "陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 "
    + "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 沈阳 大连 鞍山 抚顺 本溪 丹东 "
    + "锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 "
    + "佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 "
    + "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 "
    + "六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 "
    + "上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 "
    + "焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 "
    + "湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 "
    + "河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 钦州 贵港 玉林 百色 海口 三亚 成都 自贡 攀枝花 泸州 德阳 "
    + "绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 "
    + "丽江 普洱 临沧 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 "
    + "西宁 银川 石嘴山 吴忠 乌鲁木齐 克拉玛依").split(separator: " ").map { Array($0.utf16) }

  private static let pairs = Set(names.filter { $0.count == 2 }.map { UInt32($0[0]) << 16 | UInt32($0[1]) })

  /// Longer names by their first three characters; the rest of 呼和浩特 is left to the brand.
  private static let three = Set(
    names.filter { $0.count >= 3 }.map { UInt64($0[0]) << 32 | UInt64($0[1]) << 16 | UInt64($0[2]) })
}
