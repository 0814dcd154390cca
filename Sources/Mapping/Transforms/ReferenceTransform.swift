import Base
import Model

/// `as: reference`. The key of another record, in the form that `id` gives keys.
public struct ReferenceTransform: Transform {
  public static let name = "reference"
  public static let makes: Set<FieldType> = [.reference]
  public static let options: [TransformOption] = []
  public static let codes = CellText.codes + ExactText.codes
  public static let summary = Bilingual(
    zh: "另一条记录的键；多列时按顺序组成复合键", en: "The key of another record; several columns make a composite key")

  public init(_ options: TransformOptions) throws(OptionProblem) {}

  /// A composite key keeps U+001F between its parts; it is blank when any part is.
  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    var start = 0
    var parts = 0
    while start <= cell.count {
      var end = start
      while end < cell.count, cell[end] != Cells.separator { end += 1 }
      if parts > 0 { out.append(Cells.separator) }
      let result = ExactText.append(cell.extracting(start..<end), checksPrecision: true, into: &out)
      guard result == .value else { return result }
      parts += 1
      start = end + 1
    }
    return .value
  }
}
