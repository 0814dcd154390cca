import Base
import Evidence
import Model
import Synchronization

/// Reads what one value adds to its line: of cells by this side's own reading of them, of landed values in
/// their canonical form. No value of the store is needed to read a cell, and no cell to read a value.
final class TotalReading {
  let number: Int
  private let measure: ControlTotals.Measure
  private let relation: any Relation
  /// The mapping has no pattern of its own for times.
  private let readsPlainTimes: Bool
  private var seen = [Identity](repeating: Identity(low: 0, high: 0), count: TotalReading.memory)
  private var answers = [TotalEntry](repeating: .nothing, count: TotalReading.memory)
  private static let memory = 1 << 10

  /// Nil: there are no totals of the field.
  init?(_ field: Field, _ relation: any Relation) {
    number = TotalField.number(field.entity.rawValue, field.number)
    guard number >= 0 else { return nil }
    measure = TotalField.all[number].measure
    self.relation = relation
    readsPlainTimes = (relation as? DatetimeRelation)?.reader.hasPattern != true
  }

  // MARK: Cells

  /// - Parameter cell: not empty; several cells of one rule have U+001F between them.
  func cell(_ cell: Span<UInt8>, _ book: TotalsBook) -> TotalEntry {
    switch measure {
    case .digits: return Self.digits(cell, number, book)
    case .months:
      if readsPlainTimes, let plain = CanonicalTime.plain(cell), (1...9999).contains(plain.year) {
        return Self.month(plain, number, book)
      }
    default: break
    }
    let identity = Identity(cell, seed: 1)
    let slot = Int(truncatingIfNeeded: identity.low) & (Self.memory - 1)
    if seen[slot] == identity { return answers[slot] }
    let entry = read(cell, book)
    seen[slot] = identity
    answers[slot] = entry
    return entry
  }

  private func read(_ cell: Span<UInt8>, _ book: TotalsBook) -> TotalEntry {
    switch relation.total(cell) {
    case .word(let word):
      return word.isEmpty ? .nothing : TotalEntry(group: book.group(number, word.span))
    case .amount(let amount, let currency):
      return TotalEntry(group: book.group(number, currency.span), amount: amount)
    case .times(let readings):
      let months = Set(readings.map { $0.year * 12 + $0.month })
      if let first = readings.first, months.count == 1 { return Self.month(first, number, book) }
    case .unread: break
    }
    if relation.isSilent(cell) { return .nothing }
    return TotalEntry(group: book.unread(number))
  }

  // MARK: Landed values

  static func landed(_ number: Int, _ value: Span<UInt8>, _ book: TotalsBook) -> TotalEntry {
    guard value.count > 0 else { return .nothing }
    switch TotalField.all[number].measure {
    case .digits: return digits(value, number, book)
    case .money:
      var mark = 0
      while mark < value.count, value[mark] != FieldType.companionSeparator { mark += 1 }
      guard let amount = ExactSum(value.extracting(0..<mark)) else { break }
      let currency = value.extracting(min(mark + 1, value.count)..<value.count)
      return TotalEntry(group: book.group(number, currency), amount: amount)
    case .months:
      guard let wall = CanonicalTime.moment(value) else { break }
      // Far from the turn of a month no zone matters.
      if (3...26).contains(wall.day) || value.count <= 21 { return month(wall, number, book) }
      guard let zone = ZoneClock.known(Bytes.text(value.extracting(21..<value.count))) else { break }
      let local = wall.total + zone.offset(at: wall.total)
      let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
      return month(TimeReader.reading(days, 0, hasTime: false), number, book)
    default:
      // Without the source's own word behind a choice.
      var end = 0
      while end < value.count, value[end] != FieldType.companionSeparator { end += 1 }
      return TotalEntry(group: book.group(number, value.extracting(0..<end)))
    }
    return TotalEntry(group: book.unread(number))
  }

  // MARK: Measures

  private static func month(_ wall: WallReading, _ number: Int, _ book: TotalsBook) -> TotalEntry {
    let (year, month) = (wall.year, wall.month)
    let text: [UInt8] = [
      UInt8(48 + year / 1000 % 10), UInt8(48 + year / 100 % 10), UInt8(48 + year / 10 % 10),
      UInt8(48 + year % 10), 0x2D, UInt8(48 + month / 10 % 10), UInt8(48 + month % 10),
    ]
    return TotalEntry(group: book.group(number, text.span))
  }

  /// The sum of all digits, of either width; nothing when there is none.
  static func digits(_ text: Span<UInt8>, _ number: Int, _ book: TotalsBook) -> TotalEntry {
    var sum = 0
    var found = false
    for index in 0..<text.count {
      var digit = text[index] &- 0x30
      // U+FF10…U+FF19: EF BC 90…99.
      if digit > 9, index >= 2, text[index - 1] == 0xBC, text[index - 2] == 0xEF {
        digit = text[index] &- 0x90
      }
      if digit < 10 {
        sum += Int(digit)
        found = true
      }
    }
    return found ? TotalEntry(group: book.onlyGroup(number), amount: ExactSum(sum)) : .nothing
  }
}

/// What a cell says by itself.
enum CellTotal {
  case word([UInt8])
  case amount(ExactSum, currency: [UInt8])
  case times([WallReading])
  case unread
}

extension ZoneClock {
  private static let clocks = Mutex<[String: ZoneClock]>([:])

  /// A zone that was asked for before is not looked up again.
  static func known(_ name: String) -> ZoneClock? {
    clocks.withLock { clocks in
      if let clock = clocks[name] { return clock }
      let clock = ZoneClock(name)
      clocks[name] = clock
      return clock
    }
  }
}
