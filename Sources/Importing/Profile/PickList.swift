/// A column that holds a few words again and again: 新线索, 跟进中, 已转化. They are words of the system and
/// nobody's own, so they are shown as they are, and a mapping's `values:` can be written from them.
enum PickList {
  /// More different values are no list to pick from.
  static let most = 20
  private static let longest = 32

  /// - Parameter repeated: the values that came more than once.
  static func holds(_ repeated: [[UInt8]], _ type: ValueType, filled: Int, distinct: Int) -> Bool {
    guard type == .choice || type == .text || type == .boolean, (2...most).contains(distinct),
      filled >= 4, filled >= distinct * 2, repeated.count == distinct
    else { return false }
    let texts = repeated.map { String(decoding: $0, as: UTF8.self) }
    guard
      texts.allSatisfy({
        $0.utf8.count <= longest && !$0.contains("@") && !$0.contains("公司") && $0.count(where: \.isNumber) < 5
      })
    else { return false }
    // Names of the few people who own all of them.
    return texts.count(where: isName) * 2 <= texts.count
  }

  private static func isName(_ text: String) -> Bool {
    guard (2...3).contains(text.count), let first = text.unicodeScalars.first else { return false }
    return FrequentCharacters.isSurname(first) && text.unicodeScalars.allSatisfy(\.isIdeograph)
  }
}
