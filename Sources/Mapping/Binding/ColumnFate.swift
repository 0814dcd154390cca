/// What becomes of the filled cells of a column.
public enum ColumnFate: String, Sendable {
  /// A field or the key takes them.
  case mapped
  /// They are carried as extras.
  case kept
  /// They are dropped, by name.
  case ignored
}
