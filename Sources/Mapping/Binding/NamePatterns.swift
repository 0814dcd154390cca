import Base
import Documents
import Model

/// The names of `keep:` and `ignore:`: exact, or a beginning followed by `*`.
struct NamePatterns {
  private var exact: [String: ColumnFate] = [:]
  private var beginnings: [(prefix: String, fate: ColumnFate)] = []

  init(keep: [Name], ignore: [Name]) {
    add(keep, .kept)
    add(ignore, .ignored)
    // The longest beginning says most.
    beginnings.sort { $0.prefix.utf8.count > $1.prefix.utf8.count }
  }

  private mutating func add(_ names: [Name], _ fate: ColumnFate) {
    for name in names {
      if name.value.hasSuffix("*") {
        beginnings.append((String(name.value.dropLast()), fate))
      } else if exact[name.value] == nil {
        exact[name.value] = fate
      }
    }
  }

  func exactFate(_ name: String) -> ColumnFate? { exact[name] }

  /// How long the beginning is that fits, and what it says.
  func fate(_ name: String) -> (length: Int, fate: ColumnFate)? {
    beginnings.first { name.hasPrefix($0.prefix) }.map { ($0.prefix.utf8.count, $0.fate) }
  }
}
