import Evidence
import Store

/// The raw bytes of every record, of its former versions and of what was refused: their block
/// expands to its full length, and their range lies inside it. What a record's bytes are, its look at the
/// values says; those of a refused one are held against the file, or against its fingerprint.
struct RawCheck {
  let book: FindingBook
  let values: ValueCheck?
  let refused: RefusedBytes
  /// A block is some megabytes; a longer one is a damaged number.
  private static let longest = 1 << 30

  func run(_ files: [LedgerFile], _ session: StoreSession) throws {
    let names = Dictionary(files.map { ($0.id, $0.subject) }) { first, _ in first }
    let blocks = try RawBlock.all(session)
    let ranges = try RawRange.all(session)
    var next = try ranges.next()
    func subject(_ range: RawRange) -> Subject {
      if range.record > 0 { return Subject(record: range.record) }
      var subject = names[range.file] ?? Subject()
      subject.ordinal = range.ordinal
      subject.line = range.line
      subject.key = range.key.isEmpty ? nil : range.keyText
      return subject
    }
    while let block = try blocks.next() {
      while let range = next, range.block < block.id {
        book.violated(.raw, subject(range), VerificationWording.noBlock)
        next = try ranges.next()
      }
      let length = block.length
      let bytes = (0...Self.longest).contains(length) ? RawBlocks.expand(block.packed, length: length) : nil
      if bytes == nil {
        book.violated(
          .raw, Subject(object: "raw_block"), actual: "\(block.id)", VerificationWording.blockDamaged)
      }
      while let range = next, range.block == block.id {
        let (start, count) = (range.offset, range.length)
        if start < 0 || count < 0 || count > length || start > length - count {
          book.violated(
            .raw, subject(range), expected: "0–\(length)", actual: "\(start), \(count)",
            VerificationWording.outsideBlock)
        } else if let bytes {
          book.holds(.raw)
          let raw = bytes.span.extracting(start..<start + count)
          if range.record > 0 {
            try values?.check(range, raw: raw)
          } else {
            let place = RefusedPlace(file: range.file, ordinal: range.ordinal)
            switch refused.compare(place, raw) {
            case .same: break
            case .different:
              book.violated(.raw, subject(range), VerificationWording.rawNotInFile)
            case .notThere:
              values?.check(refused: range, subject(range), raw: raw)
            }
          }
        }
        next = try ranges.next()
      }
    }
    while let range = next {
      book.violated(.raw, subject(range), VerificationWording.noBlock)
      next = try ranges.next()
    }
    values?.finish()
  }
}
