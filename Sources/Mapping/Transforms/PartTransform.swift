import Base
import Documents
import Model

/// Gives a transform one piece of a cell instead of the whole: see `CellPart`. A cell that has no such piece says
/// nothing.
struct PartTransform: Transform {
  static let name = ""
  static let makes: Set<FieldType> = []
  static let options: [TransformOption] = []
  static let malformed = "json-malformed"
  static let notAValue = "json-not-a-value"
  static let codes = CellText.codes + [malformed, notAValue]
  static let summary = Bilingual(zh: "", en: "")

  private enum Part: Sendable {
    case item(Int, separators: [UInt32])
    case json([CellPart.Step])
  }

  private let part: Part
  private let then: any Transform

  /// - Returns: nil when the part is none of one cell.
  init?(_ part: CellPart, then: any Transform) {
    self.then = then
    switch part {
    case .joined: return nil
    case .item(let item, let separators): self.part = .item(item, separators: Scalars.all(separators))
    case .json(let steps): self.part = .json(steps)
    }
  }

  init(_ options: TransformOptions) throws(OptionProblem) {
    throw OptionProblem(option: "as", message: Bilingual(zh: "没有这个转换", en: "there is no such transform"))
  }

  func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      switch part {
      case .item(let item, let separators):
        guard let found = Self.item(item, separators, cell: cell, range: range), !found.isEmpty else {
          return .blank
        }
        return then.apply(cell.extracting(found), into: &out)
      case .json(let steps):
        var scanner = JSONText(cell.extracting(range))
        var value = ByteArena(capacity: 64)
        switch scanner.value(at: steps, into: &value) {
        case .malformed: return .refused(code: Self.malformed)
        case .notAValue: return .refused(code: Self.notAValue)
        case .nothing: return .blank
        case .value:
          if value.count == 0 { return .blank }
          return value.withSpan(from: 0, count: value.count) { then.apply($0, into: &out) }
        }
      }
    }
  }

  private static func item(
    _ item: Int, _ separators: [UInt32], cell: Span<UInt8>, range: Range<Int>
  ) -> Range<Int>? {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var at = start
    while at < range.upperBound {
      let here = at
      if separators.contains(Scalars.next(cell, &at)) {
        pieces.append(start..<here)
        start = at
      }
    }
    pieces.append(start..<range.upperBound)
    let index = item > 0 ? item - 1 : pieces.count + item
    return pieces.indices.contains(index) ? pieces[index] : nil
  }
}
