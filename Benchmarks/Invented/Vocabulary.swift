/// Words that invented companies and people are made of. No company or person here is a real one.
public enum Vocabulary {
  /// Every brand is one of the first and one of the second, so some 3,000 brands are all different.
  public static let brandFirst = characters(
    "安宝博晨诚创达德鼎东方飞丰富光海汉翰浩恒宏华汇慧嘉建江金锦精景聚凯康科朗乐利联龙隆茂铭诺磐启庆瑞盛世顺泰天通万威维")
  public static let brandSecond = characters(
    "昂邦标彩昌辰成川岱道登迪帆峰孚港格冠广国航和弘湖欢辉机极佳捷界津京巨君骏肯坤蓝雷力立林凌岭流路洛迈漫鸣沐南宁欧鹏")
  public static let trades = words(
    "科技 机械 电子 贸易 信息技术 自动化设备 新材料 环保工程 医疗器械 食品 物流 仪器仪表 建材 软件 包装 五金制品")
  public static let legalForms = words("有限公司 有限公司 有限公司 有限责任公司 股份有限公司")
  public static let surnames = characters("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余")
  /// 镕, 喆, 堃, 玥 and 赟 stand in GBK and not in GB2312.
  public static let givenFirst = characters("建志文国海晓雨子思嘉俊浩明永春秀丽玉慧敏静雪红桂立少镕佳欣天")
  public static let givenSecond = characters("华强军平伟芳娜杰涛超霞燕玲飞鹏辉斌宇轩婷琳怡萍峰堃喆玥赟磊刚民生")
  public static let positions = words("总经理 采购经理 采购主管 技术总监 信息部主任 厂长 行政经理 财务经理 运营总监 工程师 副总经理 项目经理")
  public static let honorifics = words("总 经理 先生 女士 主任 工")
  public static let channels = words("展会 官网 老客户介绍 百度推广 电话营销 微信公众号 抖音 合作伙伴 上门拜访")
  public static let products = words("MES系统 WMS仓储 设备联网 能耗监测 质量追溯 AGV小车 数据采集网关 备件管理 年度维保")
  public static let roads = words("文三路 科技园路 人民路 中山路 解放大道 工业大道 创新路 学府路 滨江路 高新一路 振兴路 和平街")
  public static let remarks = words(
    "需要先看样机 下月预算批复后再联系 对价格敏感 已发报价单 竞品正在用,年底到期 技术部认可,等采购 要求三年质保 希望上门演示 周三下午方便 资料已寄 暂无需求 老板出差")
  public static let industries = words("机械制造 电子元件 食品加工 医药 物流仓储 化工 纺织服装 建筑材料 新能源")
  public static let syllables = words(
    "an bao bo chen cheng chuang da de ding dong fang fei feng fu guang hai han hao heng hong hua hui jia jian jiang jin jing ju kai kang ke lang le li lian long mao ming nuo pan qi qing rui sheng shi shun tai tian tong wan wei"
  )

  static func characters(_ text: String) -> [String] { text.map(String.init) }
  static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
