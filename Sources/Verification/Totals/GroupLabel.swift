import Model

/// Which groups of control totals may be shown as they are. On a harmed store anything can stand in any
/// field: a phone number as a status.
enum GroupLabel {
  /// Whether a group is one of its field's own words: a choice, a month, a currency, an owner's code as long as
  /// it is neither a phone number nor an address.
  static func isOwnWord(_ label: String, of field: Field?) -> Bool {
    guard !label.isEmpty, let field else { return true }
    switch field.type {
    case .choice: return field.choices.contains(label)
    case .date, .datetime: return isMonth(label)
    case .money: return label.count == 3 && label.allSatisfy { $0.isASCII && $0.isUppercase }
    case .owner: return !label.contains("@") && label.filter(\.isNumber).count < fewestDigits
    default: return false
    }
  }

  /// Of a phone number.
  private static let fewestDigits = 7

  /// `2026-05`
  private static func isMonth(_ label: String) -> Bool {
    let parts = label.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count == 4 && parts[1].count == 2
      && parts.joined().allSatisfy { $0.isASCII && $0.isNumber }
  }
}
