/// What a field's value is worth as a key.
struct KeyValue: Equatable {
  enum Worth: UInt8 {
    /// Not a value of this kind.
    case none
    /// A value that stands for having none.
    case placeholder
    /// May be one entity, or not.
    case weak
    /// One entity, unless something speaks against it.
    case strong
  }

  var worth: Worth
  /// Equal values have equal hashes; 0 when there is no value.
  var hash: UInt64
  /// Of a company's full legal name: the hash of the name without its legal form; else 0.
  var bare: UInt64 = 0

  static let none = KeyValue(worth: .none, hash: 0)
}
