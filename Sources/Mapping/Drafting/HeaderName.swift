import Base
import Model

/// A column's name as synonyms are looked up by: case, blanks, underscores, hyphens and a unit in
/// brackets do not count. What stands before the last dot or stroke says whose the column is.
struct HeaderName {
  /// Whose a column is, by the names above it: `Owner.Name`, `creator/name`, `客户.编号`.
  enum Context: Equatable {
    case own
    case owner
    /// Who made or changed the record in its old system, and when: of no field of the model.
    case audit
    case entity(Entity)
  }

  /// `预计金额(万元)` → `预计金额`; of a path, the last name.
  let core: String
  /// The name as a whole: `State/Region` → `stateregion`.
  let whole: String
  /// `万元`; empty when there is none.
  let unit: String
  let context: Context

  init(_ text: String) {
    let segments = Self.segments(text)
    (core, unit) = Self.fold(segments.last ?? text)
    whole = Self.fold(text.replacing("/", with: "").replacing(".", with: "")).core
    context =
      segments.dropLast().reversed().lazy.compactMap { Self.context(Self.fold($0).core) }.first ?? .own
  }

  static func folded(_ text: String) -> String { fold(text).core }

  /// The names of a path. A dot after which a blank comes is one of a word: `No. of employees`.
  private static func segments(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    let scalars = Array(text)
    for (index, character) in scalars.enumerated() {
      let isDot = character == "." && index + 1 < scalars.count && !scalars[index + 1].isWhitespace
      if (character == "/" || isDot) && !part.isEmpty {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  private static func fold(_ text: String) -> (core: String, unit: String) {
    var core = ""
    var unit = ""
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", "（", "[", "【": depth += 1
      case ")", "）", "]", "】": depth = max(0, depth - 1)
      case " ", "_", "-", "\u{3000}", "\u{A0}", "@", "*", "\t", "\n", "\r", "#", ":", "：", "'", "’", "＊":
        break
      default:
        if depth > 0 { unit.unicodeScalars.append(scalar) } else { core.unicodeScalars.append(scalar) }
      }
    }
    // Salesforce marks fields of one's own, and what they lead to.
    let isCustom = ["__c", "__C", "__r", "__R"].contains(where: text.hasSuffix)
    let folded = String(decoding: NameFolding.fold(isCustom ? String(core.dropLast()) : core), as: UTF8.self)
    return folded.isEmpty && !unit.isEmpty
      ? (String(decoding: NameFolding.fold(unit), as: UTF8.self), "") : (folded, unit)
  }

  private static func context(_ name: String) -> Context? {
    if HeaderWords.auditPeople.contains(name) || name == "attributes" { return .audit }
    if HeaderWords.ownerWords.contains(name) || name.hasSuffix("owner") { return .owner }
    if let entity = HeaderWords.entityWords[name] { return .entity(entity) }
    return nil
  }

  /// Whether numbers to call somebody by stand under it.
  var looksLikePhone: Bool {
    ["phone", "mobile", "tel", "cell", "电话", "手机", "電話", "座机"].contains(where: core.contains)
  }

  /// What a money column's numbers are to be multiplied by.
  var scale: Int? {
    for (word, scale) in [("亿", 100_000_000), ("万", 10_000), ("千", 1_000), ("萬", 10_000)]
    where unit.hasPrefix(word) {
      return scale
    }
    return core.hasSuffix("万元") || core.hasSuffix("萬元") ? 10_000 : nil
  }

  /// The ISO 4217 code that the header names.
  var currency: String? {
    let text = unit.uppercased()
    for (word, code) in HeaderWords.currencies where text.contains(word) { return code }
    return nil
  }
}
