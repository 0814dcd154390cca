/// Values of a source that a mapping makes one of: allowed, and reported.
public struct LossyMap: Sendable, Equatable {
  /// `lead.status`
  public var field: String
  public var values: [String]
  public var becomes: String

  public init(field: String, values: [String], becomes: String) {
    self.field = field
    self.values = values
    self.becomes = becomes
  }
}
