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
    // Ctrl-C still ends the program: what was answered is in the store.
    mode.c_lflag &= ~(tcflag_t(ICANON) | tcflag_t(ECHO))
    withUnsafeMutableBytes(of: &mode.c_cc) {
      $0[Int(VMIN)] = 1
      $0[Int(VTIME)] = 0
    }
    tcsetattr(descriptor, TCSANOW, &mode)
  }

  deinit { restore() }

  var isTerminal: Bool { former != nil }

  func restore() {
    guard var mode = former else { return }
    tcsetattr(descriptor, TCSANOW, &mode)
    former = nil
  }

  /// The next key in lower case; nil at the end of input.
  func next() -> Character? {
    if isTerminal { return byte().map { Character(UnicodeScalar($0)).lowered } }
    guard let line = readLine() else { return nil }
    let word = line.drop { $0.isWhitespace }
    rest = String(word.dropFirst())
    return word.first.map(\.lowered) ?? "\n"
  }

  /// A line in the person's own words: from a terminal with its own editing, from anything else what
  /// follows the letter. Nil at the end of input.
  /// - Parameter prompt: writes what is asked for, as soon as lines are read.
  func line(_ prompt: () -> Void) -> String? {
    guard var typing = former else {
      prompt()
      return rest.trimmingCharacters(in: .whitespaces)
    }
    var byKey = termios()
    tcgetattr(descriptor, &byKey)
    typing.c_lflag |= tcflag_t(ICANON) | tcflag_t(ECHO)
    tcsetattr(descriptor, TCSANOW, &typing)
    defer { tcsetattr(descriptor, TCSANOW, &byKey) }
    prompt()
    var bytes: [UInt8] = []
    while let byte = read() {
      if byte == 0x0A { return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces) }
      bytes.append(byte)
    }
    return nil
  }

  /// Keys that send more than one byte (arrows, function keys) are nobody's answer: they are read whole
  /// and come as `\u{1B}`.
  private func byte() -> UInt8? {
    guard let first = read() else { return nil }
    guard first == 0x1B else { return first }
    guard isWaiting, let second = read(), second == 0x5B || second == 0x4F else { return first }
    // ECMA-48: parameters, then one final byte.
    while isWaiting, let next = read(), next < 0x40 {}
    return first
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
