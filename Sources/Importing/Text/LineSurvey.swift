import Base

/// What the lines of a file are that hold bytes beyond ASCII: UTF-8 by themselves, or not. Of an encoding
/// in which a byte below 80 is ASCII, or the second half of a character.
struct LineSurvey {
  struct Line {
    /// From 1.
    var number: Int
    var bytes: [UInt8]
    /// False when it is only the beginning of a longer one.
    var isWhole = true
  }

  /// Longer lines are looked at as far.
  private static let longest = 4096
  /// How many bytes of lines are kept.
  private static let room = 64 << 10
  private static let mostUTF8Lines = 500

  /// The first lines with bytes beyond ASCII, as far as there is room.
  private(set) var sample: [Line] = []
  /// Of those that are valid UTF-8, the first.
  private(set) var utf8Lines: [Line] = []
  private(set) var utf8Count = 0
  /// The first lines that are not.
  private(set) var otherLines: [Line] = []
  private(set) var otherCount = 0

  private var sampled = 0
  private var line: [UInt8] = []
  private var isLong = false
  private var number = 1
  private var endedWithReturn = false

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    var isHigh = line.contains { $0 > 0x7F }
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte > 0x7F {
        isHigh = true
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0A, endedWithReturn, index == start, line.isEmpty {
          start = index + 1
          endedWithReturn = false
          continue
        }
        if isHigh { keep(bytes[start..<index]) }
        endLine(isHigh)
        isHigh = false
        start = index + 1
        endedWithReturn = byte == 0x0D
        continue
      }
      endedWithReturn = false
    }
    keep(bytes[start...])
  }

  mutating func finish() { endLine(line.contains { $0 > 0x7F }) }

  private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
    let space = Self.longest - line.count
    isLong = isLong || bytes.count > space
    line.append(contentsOf: bytes.prefix(space))
  }

  private mutating func endLine(_ isHigh: Bool) {
    if isHigh {
      let found = Line(number: number, bytes: line, isWhole: !isLong)
      if sampled < Self.room {
        sample.append(found)
        sampled += line.count
      }
      if TextReading.decode(line, TextEncoding.utf8, isWhole: !isLong) != nil {
        utf8Count += 1
        if utf8Lines.count < Self.mostUTF8Lines { utf8Lines.append(found) }
      } else {
        otherCount += 1
        if otherLines.count < Self.mostUTF8Lines { otherLines.append(found) }
      }
    }
    line.removeAll(keepingCapacity: true)
    isLong = false
    number += 1
  }

  /// The first line that is UTF-8 in a file that another encoding reads, too: one that UTF-8 reads as text
  /// and that one as noise. A few characters of GBK are valid UTF-8 by chance.
  func strangeLine(in label: String) -> Line? {
    utf8Lines.first { line in
      guard let utf8 = TextReading(TextEncoding.utf8, [line]), utf8.count > 0, utf8.score >= 0.6 else {
        return false
      }
      guard let other = TextReading(label, [line]) else { return true }
      if utf8.latin == utf8.count && other.clinging > 0 && other.clinging >= other.stretches { return true }
      return other.isStranded || other.score < 0.5 && other.words == 0
    }
  }
}
