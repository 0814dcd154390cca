/// Harm that was done to values before the file came to us. It is found and named, never repaired.
public enum DamageKind: String, Sendable, CaseIterable, Codable {
  /// `1.38E+10`: the digits are gone.
  case scientific
  /// 16 digits and more of which only 15 were kept, the rest are zeros.
  case precisionLost = "precision-lost"
  /// `########`: the column was too narrow when it was exported.
  case hashes
  /// Text read in the wrong encoding and saved again: 锟斤拷, Ã©, 鈥.
  case mojibake
  /// U+FFFD, `????` or `____` in place of characters.
  case replacement
  /// `123` where others have `000123`; landlines without the 0 of their area code.
  case leadingZeroLost = "leading-zero-lost"
  /// 45234 in a column of dates.
  case dateSerial = "date-serial"
  /// `="00123"`, a leading `'`, a TAB at the end: harmless, but part of the bytes.
  case formulaWrapper = "formula-wrapper"
  /// The values of a row stand one column beside their place.
  case shifted
  /// `#N/A`, `#REF!` and the like.
  case formulaError = "formula-error"
  /// A cell of exactly 32,767 or 255 characters, where programs cut.
  case truncatedCell = "truncated-cell"
  /// `18-Oct-33`: the century is a guess.
  case twoDigitYear = "two-digit-year"
  /// Characters below U+0020, other than TAB and line ends, and U+007F.
  case controlCharacter = "control-character"
}

/// One kind of damage in one column.
public struct DamageFinding: Sendable, Equatable, Codable {
  /// Path of the layout's kind; empty for the record itself.
  public var kind: String
  /// Empty when whole rows are meant.
  public var column: String
  /// `DamageKind.rawValue`.
  public var code: String
  /// Cells; rows for `shifted`.
  public var count: Int
  /// How many of them fail a check digit and so are surely damaged; nil when the code has no proof.
  public var proven: Int?
  /// Line of the file on which the first of them starts.
  public var firstLine: Int
  /// What it is, without a value.
  public var zh: String
  public var en: String

  public init(
    kind: String, column: String, _ damage: DamageKind, count: Int, proven: Int? = nil, firstLine: Int
  ) {
    self.kind = kind
    self.column = column
    code = damage.rawValue
    self.count = count
    self.proven = proven
    self.firstLine = firstLine
    let wording = DamageWording.text(damage)
    zh = wording.zh
    en = wording.en
  }
}

/// How often something was met, and on which line first.
struct Tally: Sendable, Equatable {
  var count = 0
  var firstLine = 0

  mutating func add(_ line: UInt32) {
    if count == 0 { firstLine = Int(line) }
    count += 1
  }

  static func + (left: Tally, right: Tally) -> Tally {
    if left.count == 0 { return right }
    if right.count == 0 { return left }
    return Tally(count: left.count + right.count, firstLine: min(left.firstLine, right.firstLine))
  }
}
