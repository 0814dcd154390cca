import Foundation
import Logging

/// Where events go.
enum EventSink: Sendable {
  case file(LogFile)
  case terminal
}

/// Turns events into lines.
struct EventHandler: LogHandler {
  let sinks: [EventSink]
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(sinks: [EventSink]) { self.sinks = sinks }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = EventLine(
      time: Date(), level: event.level.rawValue, event: event.message.description,
      values: (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    for sink in sinks {
      switch sink {
      case .file(let file): file.append(line.json)
      case .terminal:
        // The line that shows progress stands where this one goes.
        StandardError.write((isatty(2) == 1 ? "\r\u{1B}[K" : "") + line.plain + "\n")
      }
    }
  }
}

/// One event as a line.
struct EventLine {
  var time: Date
  var level: String
  var event: String
  var values: [(name: String, value: Logger.MetadataValue)]

  /// `{"at":"2026-03-09T18:30:04.120Z","level":"info","event":"phase.ended","phase":"read","seconds":0.3}`
  var json: String {
    let head = [("at", Self.quoted(stamp)), ("level", Self.quoted(level)), ("event", Self.quoted(event))]
    let members = head + values.map { ($0.name, Self.json($0.value)) }
    return "{" + members.map { Self.quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
  }

  /// `2026-03-09T18:30:04.120Z info phase.ended phase=read seconds=0.3`
  var plain: String {
    ([stamp, level, event] + values.map { "\($0.name)=\(Self.plain($0.value))" }).joined(separator: " ")
  }

  private var stamp: String { time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }

  private static func json(_ value: Logger.MetadataValue) -> String {
    if case .stringConvertible(let plain) = value, plain is Int || plain is Double || plain is Bool {
      return plain.description
    }
    return quoted(value.description)
  }

  private static func plain(_ value: Logger.MetadataValue) -> String {
    let text = value.description
    let isPlain = !text.isEmpty && !text.unicodeScalars.contains { $0 == " " || $0 == "\"" || hides($0) }
    return isPlain ? text : quoted(text)
  }

  /// Steers a terminal, breaks a line or turns the direction of writing.
  private static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var shown = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": shown += "\\\(scalar)"
      case _ where hides(scalar):
        let digits = String(scalar.value, radix: 16)
        shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown + "\""
  }
}
