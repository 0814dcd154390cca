import Base
import Model

/// `as: template`. `{column}` stands for a cell; `{{` and `}}` for braces.
///
/// The cells come in the order in which the template names them (`columns(of:)`), a column named
/// twice twice.
public struct TemplateTransform: Transform {
  public static let name = "template"
  public static let makes: Set<FieldType> = [.text]
  public static let options = [
    TransformOption(
      "template", Bilingual(zh: "文字与 {列名}，例如 {省}{市}", en: "Text with {column} in it, such as {省}{市}"))
  ]
  public static let codes = CellText.codes
  public static let summary = Bilingual(
    zh: "按模板把几列写成一个文本；所有列都空时为空",
    en: "Writes several columns into one text; blank when all of them are")

  private enum Piece: Equatable {
    case literal([UInt8])
    case column(String)
  }

  private let pieces: [Piece]

  public init(_ options: TransformOptions) throws(OptionProblem) {
    let text = try options.required("template", zh: "缺少 template", en: "template is missing")
    guard let pieces = Self.parse(text),
      pieces.contains(where: { if case .column = $0 { true } else { false } })
    else {
      throw OptionProblem(
        option: "template",
        message: Bilingual(
          zh: "模板里要有 {列名}，花括号要成对", en: "a template holds {column}, and its braces are paired"))
    }
    self.pieces = pieces
  }

  /// The columns that a template names, in order; nil when its braces do not pair.
  public static func columns(of template: String) -> [String]? {
    parse(template)?.compactMap { if case .column(let name) = $0 { name } else { nil } }
  }

  private static func parse(_ text: String) -> [Piece]? {
    var pieces: [Piece] = []
    var literal = ""
    var rest = Substring(text)
    while let first = rest.popFirst() {
      if first == "{" || first == "}", rest.first == first {
        rest.removeFirst()
        literal.append(first)
      } else if first == "}" {
        return nil
      } else if first == "{" {
        guard let end = rest.firstIndex(of: "}"), end > rest.startIndex else { return nil }
        if !literal.isEmpty { pieces.append(.literal(Array(literal.utf8))) }
        literal = ""
        pieces.append(.column(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        literal.append(first)
      }
    }
    if !literal.isEmpty { pieces.append(.literal(Array(literal.utf8))) }
    return pieces
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    var start = 0
    var isBlank = true
    for piece in pieces {
      switch piece {
      case .literal(let bytes): for byte in bytes { out.append(byte) }
      case .column:
        let part = Cells.next(cell, &start)
        if case .refused(let code) = part { return .refused(code: code) }
        guard case .text(let range) = part else { continue }
        isBlank = false
        out.append(cell.extracting(range))
      }
    }
    return isBlank ? .blank : .value
  }
}
