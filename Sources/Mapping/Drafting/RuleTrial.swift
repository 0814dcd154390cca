import Base
import Model

/// What the importer's own transform makes of all values of a column: nothing of a format is judged twice.
struct RuleTrial {
  private(set) var passed = 0
  private(set) var refused: [String: Int] = [:]

  var refusals: Int { refused.values.reduce(0, +) }
  /// Cells that say something.
  var total: Int { passed + refusals }
  var share: Double { total == 0 ? 0 : Double(passed) / Double(total) }
  var isClean: Bool { total > 0 && refusals == 0 }

  /// The code that most refusals have.
  var code: String { refused.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "" }

  /// Refusals of cells that were harmed before they came: a person has to mend them in the source.
  var damaged: Int {
    refused.reduce(0) { sum, item in sum + (Self.isDamage(item.key) ? item.value : 0) }
  }

  private static func isDamage(_ code: String) -> Bool {
    code.hasSuffix("-scientific") || code.hasSuffix("-precision") || CellText.codes.contains(code)
  }

  /// - Returns: nil when the transform does not take the options, or does not make the field.
  init?(
    _ field: Field, as name: String, _ options: [(name: String, value: String)] = [],
    words: [(from: String, to: String)] = [], of column: ColumnEvidence, limit: Int = .max
  ) {
    guard let type = TransformRegistry.named(name), type.makes.contains(field.type) else { return nil }
    let values = Dictionary(options.map { ($0.name, $0.value) }) { first, _ in first }
    for (name, value) in options {
      guard let option = type.options.first(where: { $0.name == name }) else {
        if name == "take" { continue }
        return nil
      }
      if !option.values.isEmpty, !option.values.contains(value) { return nil }
    }
    guard let transform = try? type.init(TransformOptions(field: field, values: values, valueMap: words))
    else { return nil }
    var out = ByteArena(capacity: 256)
    for (text, count) in column.values.prefix(limit) {
      let bytes = Array(text.utf8)
      guard !bytes.isEmpty else { continue }
      out.truncate(to: 0)
      switch transform.apply(bytes.span, into: &out) {
      case .value: passed += count
      case .blank: break
      case .refused(let code): refused[code, default: 0] += count
      }
    }
  }
}
