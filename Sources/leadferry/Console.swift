import ArgumentParser
import Foundation
import Model
import Reporting

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(help: "Language of the output, zh or en; by locale if not given. / 输出语言")
  var lang: String?

  @Flag(help: "Print JSON for machines. / 输出 JSON")
  var json = false

  @Flag(help: "Say on standard error what is done, and how long it takes. / 说明步骤")
  var verbose = false

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil { throw ValidationError("--lang takes zh or en") }
  }

  var language: Language {
    if let lang { return Language(rawValue: lang) ?? .en }
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }
}

/// Standard output and error.
enum Console {
  static func print(_ text: String) {
    write(SafeText.of(text.hasSuffix("\n") ? text : text + "\n", color: hasColor), to: 1)
  }

  static func error(_ text: String) {
    write(SafeText.of(text.hasSuffix("\n") ? text : text + "\n", color: false), to: 2)
  }

  /// A reader that goes away early (`| head`) is no error; what a command found out is still its exit
  /// code. Any other failure ends the program with 1: output that is not whole must not look so.
  /// - Returns: false when nobody reads any more.
  @discardableResult
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32 = 1) -> Bool {
    var done = 0
    while done < bytes.count {
      let written = Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if written < 0 && errno == EINTR { continue }
      guard written <= 0 else {
        done += written
        continue
      }
      if errno == EPIPE { return false }
      // Nothing can be said where not even standard error takes it.
      if descriptor == 2 { return false }
      error("leadferry: cannot write the output: \(String(cString: strerror(errno)))")
      exit(1)
    }
    return true
  }

  /// For output without end, all of which is its reader's: it stops when nobody reads any more.
  static func stream(_ bytes: UnsafeRawBufferPointer) {
    if !write(bytes) { exit(0) }
  }

  static func write(_ text: String, to descriptor: Int32) {
    var copy = text
    _ = copy.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal; 80 elsewhere.
  static var width: Int {
    var size = winsize()
    guard isTerminal(1), ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(40, Int(size.ws_col))
  }

  static var hasColor: Bool {
    isTerminal(1) && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }
}
