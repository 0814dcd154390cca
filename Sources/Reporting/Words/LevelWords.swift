import Model

/// What a comparator found, for people. Comparators name their levels in English; here is the other
/// language.
public enum LevelWords {
  /// The English word in both languages when it is not in this table.
  public static func text(_ level: String) -> Bilingual { Bilingual(zh: chinese[level] ?? level, en: level) }

  private static let chinese: [String: String] = [
    "exact": "相同", "else": "不同",
    "one slip": "有一处笔误", "two slips": "有两处笔误",
    "same but for the legal form or the place left out": "只差组织形式或地名",
    "short name": "简称", "brand and trade sound alike": "字号行业同音", "nearly alike": "几乎相同",
    "abbreviated": "缩写", "parent and branch": "总公司与分公司",
    "same brand, other trade or place": "字号相同，行业或地区不同",
    "same sound and tone": "同音同调", "same sound": "同音", "one character looks alike": "有一字形近",
    "the same in pinyin": "拼音相同", "one character left out": "漏一字", "surname alone": "只有姓",
    "same given name": "名相同", "one character differs": "差一字", "same surname": "同姓",
    "same number": "同一号码", "same number, other extension": "同号，分机不同",
    "same local part": "邮箱用户名相同", "local parts alike": "邮箱用户名相近", "same domain": "邮箱域名相同",
    "one holds the other": "一个包含另一个", "alike, same numbers": "相近，门牌相同", "alike": "相近",
    "some in common": "部分相同",
  ]
}
