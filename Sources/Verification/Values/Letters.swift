import Evidence
import Foundation
import Model

/// Text as letters (Unicode scalars), for the relations that look at more than bytes.
enum Letters {
  static func of(_ bytes: Span<UInt8>) -> [UInt32] {
    var letters: [UInt32] = []
    letters.reserveCapacity(bytes.count)
    for scalar in Bytes.text(bytes).unicodeScalars { letters.append(scalar.value) }
    return letters
  }

  static func of(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  static func text(_ letters: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for letter in letters { view.append(Unicode.Scalar(letter) ?? "\u{FFFD}") }
    return String(view)
  }

  /// Full-width letters, digits and blanks as half-width ones.
  static func narrow(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0xFF01...0xFF5E: letter - 0xFEE0
    case 0x3000, 0xA0: 0x20
    case 0xFFE5: 0xA5
    default: letter
    }
  }

  /// Blanks of every width, controls, and marks that are not seen.
  static func isGap(_ letter: UInt32) -> Bool {
    switch letter {
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2069, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// Gaps that have no width.
  static func isUnseen(_ letter: UInt32) -> Bool {
    switch letter {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Half-width letters, each gap that parts something as it is seen: one blank of whatever width as a blank,
  /// several blanks or a TAB as a TAB, what has a line end in it as a line end.
  static func gapsAsBlanks(_ letters: [UInt32]) -> [UInt32] {
    var all: [UInt32] = []
    for run in letters.filter({ !isUnseen($0) }).map(narrow).chunked(by: { isGap($0) == isGap($1) }) {
      guard isGap(run[0]), run != [0x1F] else {
        all += run
        continue
      }
      let hasLineEnd = run.contains { (0x0A...0x0D).contains($0) || [0x85, 0x2028, 0x2029].contains($0) }
      all.append(hasLineEnd ? 0x0A : run.count > 1 || run[0] == 0x09 ? 0x09 : 0x20)
    }
    return all
  }

  static func isHan(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// As words of a list are compared: letters that Unicode calls compatible are one (NFKC), in any case.
  static func folded(_ letters: [UInt32]) -> [UInt32] {
    if letters.allSatisfy({ $0 < 0x80 || (0x4E00...0x9FFF).contains($0) }) { return letters.map(lower) }
    let plain = text(letters.filter { !isUnseen($0) && $0 != 0xFE0E && $0 != 0xFE0F })
    let large = plain.precomposedStringWithCompatibilityMapping.uppercased()
    return Array(trimmed(of(large.lowercased().precomposedStringWithCompatibilityMapping)[...]))
  }

  static func isDigit(_ letter: UInt32) -> Bool { (0x30...0x39).contains(letter) }
  static func isLatin(_ letter: UInt32) -> Bool { (0x61...0x7A).contains(letter | 0x20) }
  static func lower(_ letter: UInt32) -> UInt32 { (0x41...0x5A).contains(letter) ? letter | 0x20 : letter }

  static func trimmed(_ letters: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    var rest = letters
    while let first = rest.first, isGap(first) { rest.removeFirst() }
    while let last = rest.last, isGap(last) { rest.removeLast() }
    return rest
  }

  /// The position from which `part` stands in `whole`, not before `start`.
  static func find(_ part: [UInt32], in whole: [UInt32], from start: Int = 0) -> Int? {
    guard !part.isEmpty, whole.count >= part.count else { return nil }
    for at in stride(from: start, through: whole.count - part.count, by: 1)
    where whole[at] == part[0] && whole[at..<at + part.count].elementsEqual(part) {
      return at
    }
    return nil
  }
}

/// A cell less what stands round its value: blanks, the wrapper `="…"`, and Excel's `'`.
struct Core {
  let letters: [UInt32]
  /// A wrapper was taken off.
  let isUnwrapped: Bool

  init(_ cell: Span<UInt8>, quote: Bool = true) { self.init(Letters.of(cell), quote: quote) }

  init(_ all: [UInt32], quote: Bool = true) {
    var rest = Letters.trimmed(all[...])
    var isUnwrapped = false
    while true {
      if quote, rest.first == 0x27 {
        rest = Letters.trimmed(rest.dropFirst())
      } else if rest.count >= 3, rest.starts(with: [0x3D, 0x22]), rest.last == 0x22 {
        rest = Letters.trimmed(rest.dropFirst(2).dropLast())
      } else {
        break
      }
      isUnwrapped = true
    }
    letters = Array(rest)
    self.isUnwrapped = isUnwrapped
  }

  var isEmpty: Bool { letters.isEmpty }

  /// It says nothing: no letters, only rules (`-`, `——`), or a word that people write for nothing.
  var isBlank: Bool {
    if letters.isEmpty { return true }
    let isRule = letters.allSatisfy {
      [0x2D, 0x5F, 0x2212, 0x2500].contains(Letters.narrow($0)) || (0x2010...0x2015).contains($0)
    }
    return isRule || letters.count <= 9 && Self.nothing.contains(Letters.text(letters))
  }

  /// `#N/A`, `#REF!`, `####`: the value is not in the file.
  var isDamage: Bool {
    guard letters.first == 0x23 else { return false }
    if letters.count >= 3, letters.allSatisfy({ $0 == 0x23 }) { return true }
    return Self.errors.contains(Letters.text(letters).uppercased())
  }

  private static let errors = Set(SharedWords.cellErrors)
  private static let nothing = Set(SharedWords.placeholders)
}

extension Array where Element == UInt32 {
  /// Stretches whose neighbours belong together.
  func chunked(by belong: (UInt32, UInt32) -> Bool) -> [[UInt32]] {
    var all: [[UInt32]] = []
    for letter in self {
      if let last = all.last?.last, belong(last, letter) {
        all[all.count - 1].append(letter)
      } else {
        all.append([letter])
      }
    }
    return all
  }
}
