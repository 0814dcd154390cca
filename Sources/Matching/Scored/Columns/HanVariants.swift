/// Characters of names, companies and streets that the system's table of simplified forms leaves as
/// they are: variants (峯 for 峰) and rarer traditional forms (滙, 淩, 囌). Against the table of OpenCC
/// it lacks 808 of 3,549, of which 668 have forms outside the basic block, in use with hardly any name.
enum HanVariants {
  static let simplified: [(UInt16, UInt16)] = pairs.split(separator: " ").map { pair in
    let units = Array(pair.utf16)
    return (units[0], units[1])
  }

  private static let pairs =
    "峯峰 滙汇 淩凌 囌苏 査查 嶽岳 脩修 鎭镇 卽即 敎教 旣既 硏研 彫雕 琱雕 鵰雕 廕荫 璿璇 舘馆 舖铺 閤合 鉅巨 鈡钟 鍼针 鎌镰 鎗枪 麴曲 麪面 麫面 濛蒙 朮术 榘矩 枴拐 棊棋 "
    + "桮杯 牋笺 甦苏 畵画 碕埼 籐藤 粧妆 糉粽 荳豆 菓果 蔴麻 蔘参 衕同 諮咨 譭毁 貍狸 躭耽 遡溯 醣糖 銲焊 関关 闘斗 隄堤 韮韭 餽馈 鶿鹚 麤粗 齩咬 嵗岁 彔录 勣绩 垻坝 "
    + "墰坛 壪塆 寀采 廎庼 嶨峃 彠彟 慭憖 柺拐 榦干 欅榉 櫺棂 殭僵 殻壳 毬球 沍冱 泝溯 渢沨 溮浉 澐沄 濚溁 濬浚 灠漤 煇辉 燄焰 燿耀 瑯琅 璵玙 璡琎 痺痹 砲炮 硃朱 緼缊 縕缊 "
    + "罣挂 翬翚 翺翱 蓴莼 襉裥 襬摆 鑪炉 靉叆 靆叇 韝鞲 鞦秋 韆千 鷴鹇 鼂鼌 鼇鳌 鼈鳖 祕秘 衞卫 眞真 爲为 峩峨 羣群 綫线 裏里 裡里 牀床 呉吴 黃黄 髙高 徳德 濵滨 澤泽 邨村"
}

/// Surnames that the system's names table reads as the character alone, or in a compound only.
enum SurnameReadings {
  static let own: [(UInt16, String)] = [
    ("朴", "piáo"), ("缪", "miào"), ("黑", "hè"), ("都", "dū"), ("句", "gōu"), ("尉", "wèi"), ("长", "zhǎng"),
    ("盖", "gě"), ("召", "shào"), ("员", "yùn"), ("冼", "xiǎn"), ("万", "wàn"), ("秘", "bì"), ("折", "shé"),
  ].map { (Array($0.0.utf16)[0], $0.1) }

  /// Compound surnames whose characters are read otherwise than alone.
  static let compound: [UInt32: [String]] = Dictionary(
    uniqueKeysWithValues: [
      ("万俟", ["mo", "qi"]), ("尉迟", ["yu", "chi"]), ("长孙", ["zhang", "sun"]), ("澹台", ["tan", "tai"]),
      ("令狐", ["ling", "hu"]), ("鲜于", ["xian", "yu"]),
    ].map { name, read in
      let units = Array(name.utf16)
      return (Surnames.pair(units[0], units[1]), read)
    })

  /// A second reading that families use as well: 覃 is Tan or Qin.
  static let second: [UInt16: String] = Dictionary(
    uniqueKeysWithValues: [
      ("覃", "qin"), ("乐", "le"), ("隗", "kui"), ("牟", "mou"), ("谌", "shen"), ("郗", "chi"), ("翟", "di"),
      ("葛", "ge"), ("任", "ren"), ("洗", "xian"), ("吕", "lu"), ("缪", "miu"), ("车", "ju"),
    ].map { (Array($0.0.utf16)[0], $0.1) })
}
