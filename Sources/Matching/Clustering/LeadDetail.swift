import Model

/// The source that a lead comes from, as far as it decides which leads are one.
public struct LeadSide: Sendable, Equatable {
  /// Of the source, any number.
  public var source: Int32
  /// `leads: merge`: people typed the sheet twice, so that two of its keys may be one lead.
  public var isTypedTwice: Bool

  public init(source: Int32, isTypedTwice: Bool) {
    self.source = source
    self.isTypedTwice = isTypedTwice
  }
}

/// What is kept of a lead.
struct LeadDetail {
  var side: LeadSide
  /// Hashes of status, owner, product and campaign; 0: not there, or nobody asks.
  var marks = SIMD4<UInt64>()

  init(side: LeadSide) { self.side = side }

  /// The place of a field among the marks; nil: it is none.
  static func place(of field: UInt8) -> Int? { fields.firstIndex(of: field) }

  private static let fields = EntityFacts.of(.lead).deciding
}
