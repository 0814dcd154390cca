import Base

extension ChildNames {
  /// Which children of a record as it is read again are those that are stored.
  /// - Returns: by the number that a child comes with, the number it is stored under; one that is not
  ///   there is missing.
  public func storedNumbers(of new: Span<UInt8>, in stored: Span<UInt8>) -> [UInt16: UInt16] {
    let former = LandedChild.all(of: stored.withUnsafeBytes { Array($0) }, self)
    let numbers = ChildNumbers(
      former: former, new: LandedChild.all(of: new.withUnsafeBytes { Array($0) }, self), used: { [] })
    let known = Set(former.map(\.number))
    return numbers.numbers.filter { known.contains($0.value) }
  }
}
