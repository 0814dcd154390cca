/// What XML and JSON may ask of memory: beyond these a file is refused, not cut.
enum TreeLimits {
  /// Elements, objects and arrays inside each other.
  static let depth = 256
  /// Bytes of one cell: 16 MiB.
  static let cell = 16 << 20
  /// Bytes of one record with all its children, as written: 64 MiB.
  static let record = 64 << 20
  /// Attributes of one element.
  static let attributes = 1024
  /// Different paths that a file may show.
  static let paths = 65_536
  /// How much of a file is looked at to find its records and children: 1 MiB.
  static let lookAhead = 1 << 20
}
