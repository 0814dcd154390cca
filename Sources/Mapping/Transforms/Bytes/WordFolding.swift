import Base
import Foundation

/// The form in which words of a closed list are compared: no blanks round them, half-width (and what else
/// Unicode calls compatible, NFKC), without case.
enum WordFolding {
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    // A letter and its emoji look the same: ✔ and ✔️.
    for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars
    where scalar.value != 0xFE0E && scalar.value != 0xFE0F && !Scalars.isWidthless(scalar.value) {
      scalars.append(scalar)
    }
    let folded = String(scalars).uppercased().lowercased().precomposedStringWithCompatibilityMapping
    let bytes = Array(folded.utf8)
    let range = CellText.trimmed(bytes.span, 0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The same over bytes; letters of ASCII and hanzi, which nearly all words are made of, without a String.
  static func fold(_ cell: Span<UInt8>, _ range: Range<Int>, into out: inout ByteArena) {
    let start = out.count
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = Scalars.next(cell, &at)
      switch scalar {
      case 0x41...0x5A: out.append(UInt8(scalar + 0x20))
      case 0..<0x80: out.append(UInt8(scalar))
      case 0x3400...0x4DBF, 0x4E00...0x9FFF: out.append(scalar: scalar)
      case 0xFF01...0xFF5E:
        let narrow = scalar - 0xFEE0
        out.append(UInt8((0x41...0x5A).contains(narrow) ? narrow + 0x20 : narrow))
      default:
        out.truncate(to: start)
        let text = cell.withUnsafeBytes { String(decoding: $0[range], as: UTF8.self) }
        out.append(utf8: folded(text))
        return
      }
    }
  }
}

/// A closed list of words: first as they are written but for width, then as `WordFolding` compares them.
struct FoldedWords: Sendable {
  private let exact: ByteMap
  private let folded: ByteMap
  /// Place among the words by place among the folded ones.
  private let places: [Int]
  private let longest: Int

  /// - Parameter meanings: what each word stands for; words that differ by their case alone and stand for
  ///   different things are known in their own form only.
  init(_ words: [String], meanings: [String]) {
    exact = ByteMap(words)
    var first: [String: Int] = [:]
    var isOpen: Set<String> = []
    for (place, word) in words.enumerated() {
      let key = WordFolding.folded(word)
      if let other = first[key] {
        if meanings[other] != meanings[place] { isOpen.insert(key) }
      } else {
        first[key] = place
      }
    }
    let known = first.filter { !isOpen.contains($0.key) }.sorted { $0.value < $1.value }
    folded = ByteMap(known.map(\.key))
    places = known.map(\.value)
    longest = max(exact.longest, folded.longest) * 4 + 16
  }

  /// The place of the word in the list, or -1.
  func find(_ cell: Span<UInt8>, _ range: Range<Int>, scratch out: inout ByteArena) -> Int {
    guard range.count <= longest else { return -1 }
    let start = out.count
    Folding.width(cell, range, into: &out)
    var found = out.withSpan(from: start, count: out.count - start) { exact.find($0) }
    out.truncate(to: start)
    if found >= 0 { return found }
    WordFolding.fold(cell, range, into: &out)
    found = out.withSpan(from: start, count: out.count - start) { folded.find($0) }
    out.truncate(to: start)
    return found < 0 ? -1 : places[found]
  }
}
