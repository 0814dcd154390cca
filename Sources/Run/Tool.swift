import Base
import Foundation
import Log

/// The program itself.
public enum Tool {
  public static let version = "0.1.0"

  /// UTC, ISO 8601, in seconds.
  public static func now() -> String {
    Date().formatted(.iso8601)
  }

  package static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Bytes; 0 when there is no such file, which reading it will say.
  package static func size(ofFile path: String) -> Int {
    var status = stat()
    return FileName.withSystemPath(path, { stat($0, &status) }) == 0 ? Int(status.st_size) : 0
  }

  package static func name(of path: String) -> String { (path as NSString).lastPathComponent }

  /// As a person who stands in the working directory would write it.
  package static func shown(_ path: String) -> String {
    relative(absolute(path), to: FileManager.default.currentDirectoryPath)
  }

  package static func relative(_ path: String, to directory: String) -> String {
    let base = directory.hasSuffix("/") ? directory : directory + "/"
    return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : path
  }
}

/// Seconds by phase.
package final class PhaseClock {
  private var current: (name: String, start: ContinuousClock.Instant)?
  package private(set) var phases: [(name: String, seconds: Double)] = []
  private let start = ContinuousClock.now

  package init() {}

  package func begin(_ name: String) {
    end()
    current = (name, .now)
    EventLog.note("phase.began", ["phase": .word(name)])
  }

  package func end() {
    guard let current else { return }
    let seconds = Self.seconds(since: current.start)
    phases.append((current.name, seconds))
    EventLog.note("phase.ended", ["phase": .word(current.name), "seconds": .seconds(seconds)])
    self.current = nil
  }

  package var total: Double { Self.seconds(since: start) }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = start.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }
}
