import Base
import Model

/// A column's name as synonyms are looked up by: case, blanks, underscores, hyphens and a unit in
/// brackets do not count.
struct HeaderName {
  /// `预计金额(万元)` → `预计金额`
  let core: String
  /// `万元`; empty when there is none.
  let unit: String

  init(_ text: String) {
    var core = ""
    var unit = ""
    var depth = 0
    // A tree's path: the last name says what it is.
    let last = text.split { $0 == "/" || $0 == "." }.last.map(String.init) ?? text
    for scalar in last.unicodeScalars {
      switch scalar {
      case "(", "（", "[", "【": depth += 1
      case ")", "）", "]", "】": depth = max(0, depth - 1)
      case " ", "_", "-", "\u{3000}", "\u{A0}", "@", "*", "\t", "\n", "\r": break
      default:
        if depth > 0 { unit.unicodeScalars.append(scalar) } else { core.unicodeScalars.append(scalar) }
      }
    }
    self.core = String(decoding: NameFolding.fold(core), as: UTF8.self)
    self.unit = unit
  }

  static func folded(_ text: String) -> String { HeaderName(text).core }

  /// `编号`, `编码`, `ID`, `code` and names that end so.
  var isKey: Bool {
    let exact = ["id", "code", "编号", "编码", "key", "guid", "uuid", "主键"]
    return exact.contains(core) || core.hasSuffix("编号") || core.hasSuffix("编码")
  }

  /// What a money column's numbers are to be multiplied by.
  var scale: Int? {
    switch unit {
    case "万元", "万": 10_000
    case "千元", "千": 1_000
    case "亿元", "亿": 100_000_000
    default: nil
    }
  }

  var currency: String {
    switch unit.uppercased() {
    case "USD", "美元": "USD"
    case "EUR", "欧元": "EUR"
    case "HKD", "港元", "港币": "HKD"
    default: "CNY"
    }
  }
}
