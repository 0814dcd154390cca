extension CaseIterable {
  /// The place of a case among all cases. Of an enumeration without payloads, whose one byte it is: no
  /// case is looked for, where something is counted for each value of a store.
  @inline(__always)
  var ordinal: Int {
    precondition(MemoryLayout<Self>.size == 1)
    return withUnsafeBytes(of: self) { Int($0[0]) }
  }
}
