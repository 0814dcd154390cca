/// A stretch of one line of a file that a person wrote. Lines and columns count from 1, columns and
/// lengths in Unicode scalars.
public struct Place: Sendable, Hashable {
  public var line: Int
  public var column: Int
  public var length: Int

  public init(line: Int, column: Int, length: Int = 1) {
    self.line = line
    self.column = column
    self.length = length
  }
}

/// A value with the place where it stands in its file.
public struct Placed<Value: Sendable>: Sendable {
  public var value: Value
  public var place: Place

  public init(_ value: Value, _ place: Place) {
    self.value = value
    self.place = place
  }
}

extension Placed: Equatable where Value: Equatable {}
extension Placed: Hashable where Value: Hashable {}

/// A word of the file: a column, a field, an option.
public typealias Name = Placed<String>
