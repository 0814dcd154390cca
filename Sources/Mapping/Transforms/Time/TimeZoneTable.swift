import Foundation
import Synchronization

/// When a zone's clocks stood how far from UTC, from 1900 to 2100: asked of Foundation once, then
/// looked up.
final class TimeZoneTable: Sendable {
  enum Moment: Equatable {
    case utc(Int)
    /// Clocks were put forward over it.
    case skipped
    /// Clocks were put back: it was twice.
    case twice
  }

  let name: String
  /// Ascending instants from which on `offsets[i + 1]` holds.
  private let changes: [Int]
  private let offsets: [Int]

  private init?(_ name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    var changes: [Int] = []
    let step = 14 * 86_400
    var at = -2_208_988_800
    func offset(_ instant: Int) -> Int {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }
    var last = offset(at)
    var offsets = [last]
    while at < 4_102_444_800 {
      let next = offset(at + step)
      if next != last {
        var (low, high) = (at, at + step)
        while high - low > 1 {
          let middle = (low + high) / 2
          if offset(middle) == last { low = middle } else { high = middle }
        }
        changes.append(high)
        offsets.append(next)
        last = next
      }
      at += step
    }
    self.name = name
    self.changes = changes
    self.offsets = offsets
  }

  private static let known = Mutex<[String: TimeZoneTable]>([:])

  /// - Parameter name: as IANA names zones; nil when there is none of the name.
  static func named(_ name: String) -> TimeZoneTable? {
    guard name == "UTC" || name.contains("/") else { return nil }
    return known.withLock { tables in
      if let table = tables[name] { return table }
      let table = TimeZoneTable(name)
      tables[name] = table
      return table
    }
  }

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int {
    var i = changes.count
    while i > 0, changes[i - 1] > instant { i -= 1 }
    return offsets[i]
  }

  /// The instant at which the zone's clocks showed `wall` seconds since 1970-01-01.
  func instant(_ wall: Int) -> Moment {
    var found: Int?
    // Changes are weeks apart and move clocks by hours: a day round the moment holds one at most.
    if let last = changes.last, wall < last + 172_800 {
      var i = changes.count
      while i > 0, changes[i - 1] > wall + 86_400 { i -= 1 }
      for candidate in max(0, i - 1)...i {
        let utc = wall - offsets[candidate]
        let begins = candidate == 0 || utc >= changes[candidate - 1]
        let ends = candidate == changes.count || utc < changes[candidate]
        if begins, ends {
          if found != nil { return .twice }
          found = utc
        }
      }
    } else {
      found = wall - (offsets.last ?? 0)
    }
    return found.map(Moment.utc) ?? .skipped
  }
}
