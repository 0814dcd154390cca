/// Words by which a Chinese company's name says what it does, behind its brand.
enum TradeWords {
  static func starts(_ text: [UInt16], _ at: Int, _ end: Int) -> Bool {
    guard at + 1 < end else { return false }
    return all.contains(UInt32(text[at]) << 16 | UInt32(text[at + 1]))
  }

  /// By their first two characters.
  private static let all = Set(
    ("科技 技术 机械 电子 贸易 商贸 信息 自动 新材 材料 环保 环境 医疗 医药 食品 物流 仪器 建材 建筑 软件 包装 五金 网络 "
      + "工程 实业 投资 咨询 制造 传媒 服务 设备 装备 化工 纺织 服装 服饰 能源 电力 电气 电器 光电 通信 通讯 汽车 汽配 教育 "
      + "文化 广告 旅游 酒店 餐饮 农业 生物 制药 印刷 塑料 塑胶 橡胶 金属 钢铁 模具 家具 家居 装饰 装潢 地产 房地 置业 物业 "
      + "金融 保险 银行 证券 基金 管理 企业 国际 供应 进出 智能 数据 数码 数字 计算 半导 集成 精密 工业 重工 轻工 矿业 石油 "
      + "天然 水务 园林 设计 检测 认证 人力 劳务 运输 航运 货运 仓储 冷链 零售 百货 超市 美容 健康 体育 影视 游戏 玩具 文具 "
      + "珠宝 陶瓷 玻璃 照明 灯饰 电缆 线缆 轴承 阀门 泵业 空调 制冷 暖通 消防 安防 监控 船舶 航空 铁路 轨道 交通 建设 市政")
      .split(separator: " ").map { word in
        let units = Array(word.utf16)
        return UInt32(units[0]) << 16 | UInt32(units[1])
      })
}
