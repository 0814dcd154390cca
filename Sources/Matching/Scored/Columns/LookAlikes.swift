/// Chinese characters that are taken for one another by their shape: misread handwriting, scans, a
/// wrong choice in an input method by strokes. A small list, of characters that names are made of.
enum LookAlikes {
  static func contains(_ a: UInt16, _ b: UInt16) -> Bool {
    pairs.contains(Surnames.pair(min(a, b), max(a, b)))
  }

  private static let pairs: Set<UInt32> = {
    var pairs: Set<UInt32> = []
    for group in groups.split(separator: " ") {
      let units = Array(group.utf16)
      for (index, a) in units.enumerated() {
        for b in units[(index + 1)...] { pairs.insert(Surnames.pair(min(a, b), max(a, b))) }
      }
    }
    return pairs
  }()

  private static let groups =
    "己已巳 未末 土士 日曰 人入八 干千于 王玉主 大太犬 天夭 刀力 木本术 戊戌戍 晴睛 郝赫 杨扬 洪供 侯候 菲霏 婷停 宇字 祥详 冉再 治冶怡 "
    + "折拆析 栗粟 凤风 免兔 鸟乌 哀衰袁 崇祟 茶荼 竟竞 壁璧 辩辨 炙灸 券卷 沐休 间问 柏拍 冷泠 岑芩 崔雀 苗茁 昊吴 博搏 侍待 情清请 瑶摇 瑾谨 琳淋 "
    + "彬杉 彤彭 烁炼 焕换涣 浦捕 泽择译 恒桓 娟捐涓 婉碗 宛苑 宣宜 宫官 莹萤 丘兵 晋普 秀秃 戴载 俞喻渝 古石右 吉古 佑枯 汪注 沈沉 "
    + "肯背 胡湖 贺货 贾贵 贡贞 费贵 佘奈 孟盂 孔礼 毛手 申甲由 田由 白自 仕任 付什 代伐 何伺 冯码 吕昌 唱昌 周同 唐康 姚桃 "
    + "妮娓 姗珊 娜挪 嫒暖 媛援 孜枚 安案 寒塞 少小 尹伊 屈届 屠层 山出 岩宕 峻俊骏 巧功 帅师 幸辛 庄压 庆床 廖寥 弘私 彦颜 徽微 志忘 "
    + "惠慧 戚威 成戎 扬场 拓柘 敏繁 文又 斌赋 斯期 旭旮 易昜 星皇 晨震 景影 暄喧 曾鲁 朱未 杜社 杰木 林材 松私 枫讽 柯何 柳卯 桂挂 梁粱 植直 楠喃 "
    + "欧殴 武式 波披 洋样 洛络 浩活 涛寿 淑椒 源缘 滕腾 潘番 炎灸 炜纬 玮讳 琦绮 瑞端 甄瓶 畅杨 皓浩 盛成 祁祈 祝况 福副 "
    + "秦泰 程稈 竹付 策荣 简筒 糜靡 纯钝 绍招 维惟 翁公 翔祥 耿聆 聂耸 胜性 腊猎 航杭 艳色 芬芳 芮丙 苏办 若苦 范苑 茹菇 莫英 菊鞠 "
    + "萍苹 蒙家 蓝监 蔡葵 薇微 薛薜 虹虾 裴斐 西酉 许计 诚城 谢射 谭潭 豪毫 赖懒 赵起 超起 路踏 车东 轩轨 辉挥 达大 进近 迪油 逸兔 郁都 金全 钟种 铁轶 "
    + "锋烽 锐税 闫阎 陆际 陈阵 陶掏 雅稚 静靖 韦书 韩朝 顺须 飞气 马鸟 骏骆 高商 魏巍 鲍鲜 鸿鸣 黄寅 龙尤 龚袭"
}
