/// What a fault harms.
public enum FaultKind: String, Sendable, CaseIterable {
  case evidence, value, golden, merge, ledger, cell, source, file, code

  public var title: String {
    switch self {
    case .evidence: "Stored records"
    case .value: "Landed values"
    case .golden: "Golden rows"
    case .merge: "Merges"
    case .ledger: "Ledger"
    case .cell: "Any cell of the store"
    case .source: "Sources"
    case .file: "The store's file"
    case .code: "Sabotaged code"
    }
  }
}

/// One way to harm what a migration left: a small value in the table of its kind.
public struct Fault: Sendable, CustomStringConvertible {
  /// Who else is harmed when a fault is made: what the tool itself would have written, had the fault
  /// been in its code.
  public enum Cover: Sendable {
    /// The harm alone: what an accident leaves, or somebody's UPDATE.
    case open
    /// Golden rows follow, and the store's digest is made anew: only a look at the sources can tell.
    case mended
  }

  public var kind: FaultKind
  public var name: String
  public var cover: Cover
  /// Which of several of one name; not in the matrix.
  public var detail: String?
  /// Harms a copy; says what a verification must name.
  public var harm: @Sendable (Site) throws -> Harm

  public init(
    _ kind: FaultKind, _ name: String, _ cover: Cover = .open, of detail: String? = nil,
    _ harm: @escaping @Sendable (Site) throws -> Harm
  ) {
    self.kind = kind
    self.name = name
    self.cover = cover
    self.detail = detail
    self.harm = harm
  }

  /// The same fault under another name.
  public init(renaming fault: Fault, _ name: String) {
    self = fault
    self.name = name
  }

  public var title: String { name + (cover == .mended ? ", digest mended" : "") }
  public var description: String { "\(kind.rawValue): \(title)" + (detail.map { ", \($0)" } ?? "") }
}
