/// What a field's landed value looks like. Every landed value is UTF-8 text in one canonical form.
public enum FieldType: String, Sendable, Codable, CaseIterable {
  /// Any text, trimmed.
  case text
  /// The value of a closed list, in the words of the lead model; then, when a cell said it, U+001F and the
  /// source's own word. Two columns: the value and its `_label`.
  case choice
  /// Mainland China: digits (`13800138000`), landlines `0571-88886666`, with extension
  /// `0571-88886666-801`. Elsewhere: E.164 with `+`.
  case phone
  /// `local@domain`, the domain in lower case.
  case email
  /// Decimal text with an optional `-`, no exponent, no separators; then U+001F and the ISO 4217
  /// currency: `1200000.00␟CNY`. Two columns: the amount and its `_currency`.
  case money
  /// Decimal digits with an optional `-`.
  case integer
  /// `1` or `0`.
  case boolean
  /// ISO 8601 `2023-05-01`.
  case date
  /// UTC, ISO 8601 `2023-05-01T00:00:00Z`; then U+001F and the IANA zone of the source
  /// (`Asia/Shanghai`). Two columns: the time and its `_zone`.
  case datetime
  /// The code of an owner in the migration's owners table.
  case owner
  /// The key of another record of the same source; of another source, then U+001E and its name. In
  /// the golden row, the id of its entity.
  case reference
  /// Several texts, joined by `; `.
  case list

  /// Between a reference's key and the source that it is a key of. (U+001F stands in composite keys.)
  public static let sourceSeparator: UInt8 = 0x1E

  /// Between a value and its companion (currency, zone).
  public static let companionSeparator: UInt8 = 0x1F

  /// The companion of a choice.
  public static let label = "label"

  /// The suffix of the second column that a field of this type has in the store.
  public var companion: String? {
    switch self {
    case .money: "currency"
    case .choice: Self.label
    case .datetime: "zone"
    default: nil
    }
  }
}
