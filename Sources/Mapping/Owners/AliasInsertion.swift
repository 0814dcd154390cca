import Base
import Model

/// A name put among the aliases of one owner: one cell of the owners table, every other byte as it is.
public struct AliasInsertion: Sendable, Equatable {
  /// Line of the file, from 1.
  public var line: Int
  /// Header of the column.
  public var column: String
  /// Bytes of the cell, with its quotes.
  public var before: [UInt8]
  public var after: [UInt8]
  /// The whole table afterwards.
  public var bytes: [UInt8]

  /// - Parameters:
  ///   - table: an ASCII-compatible encoding: UTF-8 or GB18030.
  ///   - text: how the header of a column reads.
  /// - Returns: nil when the table has no such code, no column of aliases, or cells over several lines.
  public init?(
    name: [UInt8], code: [UInt8], table: [UInt8], text: ([UInt8]) -> String?
  ) {
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
      var places: (code: Int, aliases: Int, header: String)?
      var start = table.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var line = 0
      while start < table.count {
        line += 1
        let end = table[start...].firstIndex(of: 0x0A) ?? table.count
        defer { start = end + 1 }
        let content = end > start && table[end - 1] == 0x0D ? end - 1 : end
        guard let cells = Self.cells(table, start..<content, delimiter) else { return nil }
        if let found = places {
          guard cells.indices.contains(found.code), Self.content(table, cells[found.code]) == code else {
            continue
          }
          guard cells.indices.contains(found.aliases) else { return nil }
          let cell = cells[found.aliases]
          self.line = line
          column = found.header
          before = Array(table[cell])
          after = Self.adding(name, to: before, delimiter)
          bytes = Array(table[..<cell.lowerBound]) + after + Array(table[cell.upperBound...])
          return
        }
        let headers = cells.map { text(Self.content(table, $0)) ?? "" }
        let columns = headers.map { OwnersColumn(header: $0) }
        if let key = columns.firstIndex(of: .code), let aliases = columns.firstIndex(of: .aliases) {
          places = (key, aliases, headers[aliases])
        }
      }
    }
    return nil
  }

  /// Places of a line's cells; nil when a quote stays open.
  private static func cells(_ bytes: [UInt8], _ line: Range<Int>, _ delimiter: UInt8) -> [Range<Int>]? {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var isQuoted = false
    for at in line {
      if bytes[at] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if bytes[at] == delimiter, !isQuoted {
        cells.append(start..<at)
        start = at + 1
      }
    }
    guard !isQuoted else { return nil }
    return cells + [start..<line.upperBound]
  }

  private static func content(_ bytes: [UInt8], _ cell: Range<Int>) -> [UInt8] {
    guard cell.count >= 2, bytes[cell.lowerBound] == UInt8(ascii: "\"") else { return Array(bytes[cell]) }
    return Array(bytes[cell.dropFirst().dropLast()])
  }

  private static func adding(_ name: [UInt8], to cell: [UInt8], _ delimiter: UInt8) -> [UInt8] {
    let separator = delimiter == UInt8(ascii: ";") ? UInt8(ascii: ",") : UInt8(ascii: ";")
    guard cell.count >= 2, cell.last == UInt8(ascii: "\"") else {
      return cell.isEmpty ? name : cell + [separator] + name
    }
    return cell.dropLast() + (cell.count == 2 ? [] : [separator]) + name + [UInt8(ascii: "\"")]
  }

  /// A name that would be taken for several, or would need quotes.
  public static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && OwnersColumn.split(name) == [name]
      && !name.unicodeScalars.contains { $0.value < 0x20 || $0 == "\"" || $0 == "=" }
  }
}
