import Foundation
import Logging
import Synchronization

/// What the program does, for those who run it: phases with their times, files, decisions, warnings. One
/// JSON object a line in the file that `LEADFERRY_LOG` names, and readable lines on standard error when it
/// is asked for. Times are UTC.
///
/// No personal data stands in it: events are fixed words, and their values are counts, times, codes of the
/// program and paths of files. There is no way to hand it a cell, a key or a person's word.
public enum EventLog {
  /// One value of an event.
  public enum Value: Sendable, Equatable {
    case count(Int)
    case seconds(Double)
    case flag(Bool)
    /// A code of the program, or the name that a migration has for a thing.
    case word(String)
    /// Of a file.
    case path(String)
  }

  private static let logger = Mutex<Logger?>(nil)

  /// Begins to log; without a call of this nothing is.
  /// - Parameters:
  ///   - file: appended to, made with the rights of its owner alone; nil or empty: none.
  ///   - isVerbose: lines on standard error as well.
  /// - Throws: when the file cannot be opened for appending, or is a link or no plain file.
  public static func open(file: String?, isVerbose: Bool) throws(EventLogError) {
    var sinks: [EventSink] = []
    if let file, !file.isEmpty { sinks.append(.file(try LogFile(path: file))) }
    if isVerbose { sinks.append(.terminal) }
    guard !sinks.isEmpty else { return }
    let made = Logger(label: "leadferry") { _ in EventHandler(sinks: sinks) }
    logger.withLock { $0 = made }
  }

  /// Writes down an event, when there is a log. From any thread.
  public static func note(
    _ event: StaticString, isWarning: Bool = false, _ values: KeyValuePairs<StaticString, Value> = [:]
  ) {
    guard let logger = logger.withLock({ $0 }) else { return }
    var metadata = Logger.Metadata()
    for (name, value) in values { metadata["\(name)"] = value.metadata }
    logger.log(level: isWarning ? .warning : .info, "\(event)", metadata: metadata)
  }
}

/// The file of the log cannot be used.
public struct EventLogError: Error, Sendable, Equatable {
  public var path: String
  /// As the system says it.
  public var reason: String
}

extension EventLog.Value {
  fileprivate var metadata: Logger.MetadataValue {
    switch self {
    case .count(let count): .stringConvertible(count)
    case .seconds(let seconds): .stringConvertible((seconds * 1000).rounded() / 1000)
    case .flag(let isSet): .stringConvertible(isSet)
    case .word(let text), .path(let text): .string(text)
    }
  }
}
