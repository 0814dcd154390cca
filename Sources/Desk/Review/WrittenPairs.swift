import Base
import Model
import Reporting
import Run
import Store

/// Pairs that a sheet names and that are in question no more: the store may have had a run since the sheet
/// was written, and what people decided meanwhile is not lost. The id tells whether the two records are
/// the ones that it was written for.
struct WrittenPairs {
  private let numbers: RecordNumbers
  private let sources: [String]

  init(_ session: StoreSession) throws {
    numbers = try RecordNumbers(session)
    sources = try session.sources().map(\.name)
  }

  /// - Parameter records: as `ReviewSheet` names them.
  /// - Returns: nil when the id is not that of two records of the store.
  func pair(_ id: String, _ records: (left: String, right: String)?) -> PairName? {
    guard let records else { return nil }
    let (lefts, rights) = (names(records.left), names(records.right))
    for left in lefts {
      for right in rights {
        for entity in Entity.allCases {
          let pair = PairName(entity, left, right)
          if pair.id == id { return pair }
        }
      }
    }
    return nil
  }

  /// Whether the records still have the names that a row shows. Cells that are empty, and what has no place
  /// in a spreadsheet's encoding, say nothing.
  func isCurrent(_ row: DecisionFile.Row, _ pair: PairName, _ reader: PairReader) throws -> Bool {
    guard let records = row.records else { return true }
    for (text, isLeft) in [(records.left, true), (records.right, false)] {
      guard let part = [pair.left, pair.right].first(where: { Self.text($0) == text }),
        let record = numbers.find(part)
      else { continue }
      let side = try reader.side(
        pair.entity,
        ReviewQueue.Member(
          record: record, part: part.part, identity: part.identity, cluster: -1, id: 0, size: 1))
      for (path, values) in row.values {
        let shown = isLeft ? values.left : values.right
        guard !shown.isEmpty, !shown.contains("?") else { continue }
        let now = (side.values + side.context).first { $0.field == path }?.value ?? ""
        if !now.isEmpty && ReviewSheet.shown(now) != shown { return false }
      }
    }
    return true
  }

  static func text(_ part: PartName) -> String {
    ReviewSheet.name(source: part.source, key: part.key, part: part.part)
  }

  /// The records of the store that may be meant, of whatever object; a part is read from a last `#2`, which
  /// may be the key's own.
  private func names(_ text: String) -> [PartName] {
    var found: [PartName] = []
    for source in sources where text.hasPrefix(source + "/") {
      let rest = String(text.dropFirst(source.count + 1))
      var keys = [(rest, 0)]
      if let mark = rest.lastIndex(of: "#"), let part = Int(rest[rest.index(after: mark)...]) {
        keys.append((String(rest[..<mark]), part))
      }
      for (key, part) in keys {
        for key in Set([key, key.replacing(" / ", with: "\u{1F}")]) {
          for object in Entity.allCases {
            let name = PartName(source: source, object: object, key: key, part: part)
            if numbers.find(name) != nil { found.append(name) }
          }
        }
      }
    }
    return found
  }
}
