import Model

/// What a comparator found, for people. Comparators name their levels in English; here is the other
/// language. A test walks all comparators and fails where a level has no words.
public enum LevelWords {
  /// A level that has no words, which is one that another version of the tool named, stands in Chinese
  /// between quotation marks, as the word of another language that it is.
  public static func text(_ level: String) -> Bilingual {
    known(level) ?? Bilingual(zh: "“\(level)”", en: level)
  }

  /// Nil: no comparator has such a level.
  static func known(_ level: String) -> Bilingual? {
    if let zh = chinese[level] { return Bilingual(zh: zh, en: level) }
    let least = "at least "
    guard level.hasPrefix(least), let threshold = Double(level.dropFirst(least.count)) else { return nil }
    return Bilingual(zh: "相似度不低于 \(threshold)", en: level)
  }

  private static let chinese: [String: String] = [
    // Of every comparator, and of several.
    "exact": "相同", "else": "不同",
    "one slip": "有一处笔误", "two slips": "有两处笔误", "one holds the other": "一个包含另一个",
    // Companies.
    "same but for the legal form or the place left out": "只差组织形式或地名",
    "short name": "简称", "brand and trade sound alike": "字号行业同音", "nearly alike": "几乎相同",
    "abbreviated": "缩写", "parent and branch": "总公司与分公司",
    "same brand, other trade or place": "字号相同，行业或地区不同",
    // Chinese persons.
    "same sound and tone": "同音同调", "same sound": "同音", "one character looks alike": "有一字形近",
    "the same in pinyin": "拼音相同", "one character left out": "漏一字", "surname alone": "只有姓",
    "same given name": "名相同", "one character differs": "差一字", "same surname": "同姓",
    // Names of several parts.
    "parts exchanged": "各部分次序不同", "one part equal, one alike": "一部分相同，一部分相近",
    "all parts alike": "各部分都相近", "initials fit": "首字母相符", "one part equal": "一部分相同",
    "one part alike": "一部分相近",
    // Dates.
    "month and day exchanged, or one digit off": "月日颠倒，或差一位数字",
    "two of year, month, day equal": "年月日有两项相同", "same year": "同一年",
    // Beginnings.
    "one begins the other": "一个是另一个的开头", "begin alike": "开头相同",
    // Phone numbers, addresses of mail and of places.
    "same number": "同一号码", "same number, other extension": "同号，分机不同",
    "same local part": "邮箱用户名相同", "local parts alike": "邮箱用户名相近", "same domain": "邮箱域名相同",
    "alike, same numbers": "相近，门牌相同", "alike": "相近", "some in common": "部分相同",
  ]
}
