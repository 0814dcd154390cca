import Base
import Model

/// Who is who: what an owners table answers.
public protocol OwnerLookup: Sendable {
  /// - Parameter name: a name, code, email or mobile, trimmed and half-width.
  /// - Parameter out: gets the owner's code, when there is one owner.
  func resolve(_ name: Span<UInt8>, into out: inout ByteArena) -> OwnerResult
}

public enum OwnerResult: Sendable, Equatable {
  case owner
  case unknown
  case ambiguous
  /// The person left, and nobody takes over.
  case left
}

/// `as: owner`. Made by `using(_:)`; without a table it knows nobody.
public struct OwnerTransform: Transform {
  public static let name = "owner"
  public static let makes: Set<FieldType> = [.owner]
  public static let options: [TransformOption] = []
  public static let unknown = "owner-unknown"
  public static let ambiguous = "owner-ambiguous"
  public static let left = "owner-left"
  public static let codes = CellText.codes + [unknown, ambiguous, left]
  public static let summary = Bilingual(
    zh: "负责人：按负责人表换成工号；查无此人或同名多人都拒收",
    en: "An owner: becomes the code in the owners table; nobody or several of the name are refused")

  private let owners: (any OwnerLookup)?

  public init(_ options: TransformOptions) throws(OptionProblem) { owners = nil }

  private init(_ owners: any OwnerLookup) { self.owners = owners }

  public static func using(_ owners: any OwnerLookup) -> OwnerTransform { OwnerTransform(owners) }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      guard let owners else { return .refused(code: Self.unknown) }
      var name = ByteArena(capacity: 64)
      Folding.name(cell, range, into: &name)
      var code = ByteArena(capacity: 64)
      let result = name.withSpan(from: 0, count: name.count) { owners.resolve($0, into: &code) }
      switch result {
      case .unknown: return .refused(code: Self.unknown)
      case .left: return .refused(code: Self.left)
      case .ambiguous: return .refused(code: Self.ambiguous)
      case .owner:
        code.withSpan(from: 0, count: code.count) { _ = out.append($0) }
        return .value
      }
    }
  }
}
