import Base
import Model

@testable import Mapping

/// What a transform made of a cell, as text: the value, `<blank>`, or the code in `!`.
struct Try {
  let transform: any Transform

  init(
    _ type: any Transform.Type, _ path: String = "account.name", _ options: [String: String] = [:],
    map: [(String, String)] = []
  ) throws {
    transform = try type.init(
      TransformOptions(field: Try.field(path), values: options, valueMap: map.map { (from: $0.0, to: $0.1) }))
  }

  init(_ transform: any Transform) { self.transform = transform }

  static func field(_ path: String) -> Field {
    let all = Entity.allCases.flatMap { LeadModel.fields(of: $0) }
    return all.first { $0.path == path } ?? all[0]
  }

  func callAsFunction(_ cell: String) -> String { self(bytes: Array(cell.utf8)) }

  func callAsFunction(bytes: [UInt8]) -> String {
    var out = ByteArena(capacity: 16)
    out.append("before")
    switch transform.apply(bytes.span, into: &out) {
    case .value: return out.string(from: 6, count: out.count - 6).replacing("\u{1F}", with: "␟")
    case .blank: return "<blank>"
    case .refused(let code): return "!" + code
    }
  }
}
