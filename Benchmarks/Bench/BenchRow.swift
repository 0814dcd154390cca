import Base
import Invented

/// Invents row after row: 20 cells each, in one arena. A row is a function of the seed and its number.
struct BenchRows: ~Copyable {
  static let columnCount = 20
  let seed: UInt64
  let changePercent: Int
  /// The cells of the row made last, one after the other; cell i ends at `ends[i]`.
  var cells = ByteArena(capacity: 4096)
  var ends: [Int] = []
  /// Truth of the row made last.
  var person = 0
  var company = 0
  private var bases = 0

  private let first = Words(Vocabulary.brandFirst)
  private let second = Words(Vocabulary.brandSecond)
  private let trades = Words(Vocabulary.trades)
  private let surnames = Words(Vocabulary.surnames)
  private let givenFirst = Words(Vocabulary.givenFirst)
  private let givenSecond = Words(Vocabulary.givenSecond)
  private let positions = Words(Vocabulary.positions)
  private let channels = Words(Vocabulary.channels)
  private let products = Words(Vocabulary.products)
  private let roads = Words(Vocabulary.roads)
  private let remarks = Words(Vocabulary.remarks)
  private let cities = Words(Place.all.map(\.short))
  private let regions = Words(Place.all.map { ($0.isMunicipality ? "" : $0.province) + $0.city })
  private let areas = Words(Place.all.map(\.areaCode))
  private let districts = Words(Place.all.map { $0.districts.first ?? "" })
  private let codes = Place.all.map(\.code)
  private let stages = Words(["新线索", "待跟进", "跟进中", "已报价", "已成交", "无效", "已流失", "长期培育"])
  private let ratings = Words(["高", "中", "低"])
  private let honorifics = Words(["先生", "女士", "总", "经理"])
  private let owners = Words(["王芳", "李强", "孙丽", "赵敏", "陈堃", "周喆", "郑洁", "蒋琳"])

  init(seed: UInt64, changePercent: Int) {
    self.seed = seed
    self.changePercent = changePercent
    ends.reserveCapacity(Self.columnCount)
  }

  /// A quarter of the rows are earlier people again; four of five new people bring a new company.
  mutating func make(_ row: Int) {
    var own = SplitMix64(seed: seed, item: UInt64(row), salt: 1)
    let isDuplicate = bases > 0 && own.chance(25)
    if isDuplicate {
      person = own.below(bases)
    } else {
      person = bases
      bases += 1
    }
    var base = SplitMix64(seed: seed, item: UInt64(person), salt: 2)
    let fresh = person - person / 5
    company = person % 5 == 4 ? base.below(max(1, fresh)) : fresh
    cells.removeAll()
    ends.removeAll(keepingCapacity: true)
    let corruption = isDuplicate ? own.below(5) : -1
    let changed =
      changePercent > 0 && SplitMix64(seed: seed, item: UInt64(row), salt: 9).asChance(changePercent)
    write(row, &own, &base, corruption, changed)
  }

  private mutating func end() { ends.append(cells.count) }

  private mutating func number(_ value: Int, width: Int = 1) {
    var divisor = 1
    var digits = 1
    while value / divisor >= 10 || digits < width {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      cells.append(UInt8(48 + value / divisor % 10))
      divisor /= 10
    }
  }

  private mutating func write(
    _ row: Int, _ own: inout SplitMix64, _ base: inout SplitMix64, _ corruption: Int, _ changed: Bool
  ) {
    var firm = SplitMix64(seed: seed, item: UInt64(company), salt: 3)
    let place = firm.below(codes.count)
    cells.append("BX")
    number(row + 1, width: 8)
    end()
    // Four characters of a brand, by a permutation of the companies' numbers: no two are alike.
    let size = first.count * first.count * second.count * second.count
    var brand = company * 7_919 % size
    cities.append(place, to: &cells)
    first.append(brand % first.count, to: &cells)
    brand /= first.count
    second.append(brand % second.count, to: &cells)
    brand /= second.count
    first.append(brand % first.count, to: &cells)
    brand /= first.count
    second.append(brand % second.count, to: &cells)
    trades.append(firm.below(trades.count), to: &cells)
    if corruption != 2 { cells.append("有限公司") }
    end()
    if firm.chance(50) {
      for byte in CreditCode.make(place: codes[place], serial: company) { cells.append(byte) }
    }
    end()
    surnames.append(base.below(surnames.count), to: &cells)
    givenFirst.append(base.below(givenFirst.count), to: &cells)
    let given = base.below(givenSecond.count)
    givenSecond.append(corruption == 4 ? (given + 1) % givenSecond.count : given, to: &cells)
    if corruption == 3 { honorifics.append(own.below(2), to: &cells) }
    end()
    positions.append(base.below(positions.count), to: &cells)
    end()
    writeNumbers(place, &base, corruption, changed)
    writeLead(place, &own, &base, changed)
  }

  private mutating func writeNumbers(
    _ place: Int, _ base: inout SplitMix64, _ corruption: Int, _ changed: Bool
  ) {
    if base.chance(90) {
      let digits = person * 7_919_173 % 100_000_000
      let prefix = 130 + person / 100_000_000 + (person & 7)
      if corruption == 0 { cells.append("+86 ") }
      number(prefix)
      if corruption == 0 || corruption == 3 { cells.append(UInt8(ascii: "-")) }
      number(changed ? (digits + 1) % 100_000_000 : digits, width: 8)
    }
    end()
    if base.chance(30) {
      areas.append(place, to: &cells)
      cells.append("-8")
      number(person % 10_000_000, width: 7)
    }
    end()
    if base.chance(55) {
      cells.append(corruption == 1 ? "USER" : "user")
      number(person)
      cells.append(corruption == 1 ? "@MAIL.EXAMPLE" : "@mail.example")
    }
    end()
    if base.chance(40) {
      cells.append("wx_")
      number(person * 31 % 1_000_000_007)
    }
    end()
  }

  private mutating func writeLead(
    _ place: Int, _ own: inout SplitMix64, _ base: inout SplitMix64, _ changed: Bool
  ) {
    regions.append(place, to: &cells)
    end()
    if base.chance(70) {
      districts.append(place, to: &cells)
      roads.append(base.below(roads.count), to: &cells)
      number(1 + base.below(980))
      cells.append("号")
    }
    end()
    channels.append(own.below(channels.count), to: &cells)
    end()
    products.append(own.below(products.count), to: &cells)
    end()
    stages.append((own.below(stages.count) + (changed ? 1 : 0)) % stages.count, to: &cells)
    end()
    if own.chance(80) { ratings.append(own.below(ratings.count), to: &cells) }
    end()
    if own.chance(40) {
      number(1 + own.below(500))
      if own.chance(30) { cells.append(".5") }
    }
    end()
    owners.append(own.below(owners.count), to: &cells)
    end()
    let day = CivilTime.startOfYear(2024) + own.below(700 * 86_400)
    time(CivilTime(localSeconds: day), isoDate: false)
    end()
    time(CivilTime(localSeconds: day + own.below(30 * 86_400)), isoDate: true)
    end()
    if own.chance(80) {
      remarks.append(own.below(remarks.count), to: &cells)
      if own.chance(60) {
        cells.append("；")
        remarks.append(own.below(remarks.count), to: &cells)
      }
      if changed { cells.append("(改)") }
    }
    end()
  }

  private mutating func time(_ at: CivilTime, isoDate: Bool) {
    let mark: UInt8 = isoDate ? UInt8(ascii: "-") : UInt8(ascii: "/")
    number(at.year)
    cells.append(mark)
    number(at.month, width: isoDate ? 2 : 1)
    cells.append(mark)
    number(at.day, width: isoDate ? 2 : 1)
    cells.append(UInt8(ascii: " "))
    number(at.hour, width: 2)
    cells.append(UInt8(ascii: ":"))
    number(at.minute, width: 2)
  }
}

extension SplitMix64 {
  func asChance(_ percent: Int) -> Bool {
    var copy = self
    return copy.chance(percent)
  }
}
