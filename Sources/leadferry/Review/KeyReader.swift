import Foundation

/// Reads one key at a time: from a terminal without waiting for a line's end, from anything else the
/// first letter of each line. The terminal is given back as it was.
final class KeyReader {
  private var former: termios?
  /// What followed the letter on its line, where input is no terminal.
  private var rest = ""
  private let descriptor: Int32 = 0

  init() {
    guard isatty(descriptor) == 1 else { return }
    var mode = termios()
    guard tcgetattr(descriptor, &mode) == 0 else { return }
    former = mode
    readKeys()
  }

  deinit { restore() }

  var isTerminal: Bool { former != nil }

  func restore() {
    readLines()
    former = nil
  }

  /// Keys come one by one, unseen; those that end or halt a program, too, so that it can give the
  /// terminal back before.
  private func readKeys() {
    guard var mode = former else { return }
    mode.c_lflag &= ~(tcflag_t(ICANON) | tcflag_t(ECHO) | tcflag_t(ISIG))
    withUnsafeMutableBytes(of: &mode.c_cc) {
      $0[Int(VMIN)] = 1
      $0[Int(VTIME)] = 0
    }
    tcsetattr(descriptor, TCSANOW, &mode)
  }

  /// The erase key takes a character back, and not its last byte.
  private func editCharacters() {
    guard var mode = former else { return }
    mode.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(descriptor, TCSANOW, &mode)
  }

  private func readLines() {
    guard var mode = former else { return }
    tcsetattr(descriptor, TCSANOW, &mode)
  }

  /// The next key in lower case; nil at the end of input.
  func next() -> Character? {
    if isTerminal { return byte().map { Character(UnicodeScalar($0)).lowered } }
    guard let line = readLine() else { return nil }
    let word = line.drop { $0.isWhitespace }
    rest = String(word.dropFirst())
    // `w` takes words behind it, and is none of them.
    if word.first?.lowered == "w", let next = rest.first, !next.isWhitespace { return "?" }
    return word.first.map(\.lowered) ?? "\n"
  }

  /// A line in the person's own words: from a terminal with its own editing, from anything else what
  /// follows the letter.
  /// - Parameter prompt: writes what is asked for, as soon as lines are read.
  func line(_ prompt: () -> Void) -> String {
    var bytes: [UInt8] = []
    if isTerminal {
      readLines()
      editCharacters()
      prompt()
      while let byte = read(), byte != 0x0A { bytes.append(byte) }
      readKeys()
    } else {
      prompt()
      bytes = Array(rest.utf8)
    }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces)
  }

  /// Keys that send more than one byte (arrows, function keys) are nobody's answer: they are read whole
  /// and come as `\u{1B}`.
  private func byte() -> UInt8? {
    var first: UInt8
    repeat {
      guard let next = read() else { return nil }
      first = next
      if let signal = Self.signals[first] { give(signal) }
    } while Self.signals[first] != nil
    guard first == 0x1B else { return first }
    guard isWaiting, let second = read(), second == 0x5B || second == 0x4F else { return first }
    // ECMA-48: parameters, then one final byte.
    while isWaiting, let next = read(), next < 0x40 {}
    return first
  }

  /// Ctrl-C, Ctrl-Z, Ctrl-\\. What was answered is in the store.
  private static let signals: [UInt8: Int32] = [0x03: SIGINT, 0x1A: SIGTSTP, 0x1C: SIGQUIT]

  /// Ends or halts the program as the key is meant to; who brings it back finds the keys again.
  private func give(_ signal: Int32) {
    readLines()
    // Whoever started this may have had it ignored or held back; the key was pressed here.
    Foundation.signal(signal, SIG_DFL)
    var own = sigset_t()
    sigemptyset(&own)
    sigaddset(&own, signal)
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
    raise(signal)
    readKeys()
  }

  private var isWaiting: Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0
  }

  private func read() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = Foundation.read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count < 0 && errno == EINTR { continue }
      return nil
    }
  }
}

extension Character {
  fileprivate var lowered: Character { lowercased().first ?? self }
}
