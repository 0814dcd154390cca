import Base
import Model

/// `as: region`. Finds province, city and district in one text: 浙江省杭州市西湖区, 浙江杭州, 上海浦东.
///
/// Province and city come out under their official names, a district as it is written, up to its
/// first 区, 县, 市 or 旗. A column that holds districts alone is `text`.
public struct RegionTransform: Transform {
  public static let name = "region"
  public static let makes: Set<FieldType> = [.text]
  public static let options = [
    TransformOption(
      "part",
      Bilingual(
        zh: "province、city 或 district；默认按字段名",
        en: "province, city or district; by default as the field is named"),
      values: ["province", "city", "district"]),
    TransformOption(
      "unknown",
      Bilingual(zh: "keep：认不出时原样保留（如国外地名）；refuse：拒收（默认）", en: "keep: other text stays; refuse (default)"),
      values: ["refuse", "keep"]),
  ]
  static let unknown = "region-unknown"
  static let ambiguous = "region-ambiguous"
  static let conflict = "region-conflict"
  public static let codes = CellText.codes + [unknown, ambiguous, conflict]
  public static let summary = Bilingual(
    zh: "地区：从一段文字认出省、市、区县，简称换成全称",
    en: "A region: province, city and district from one text, short names made official")

  private let part: String
  private let keepsUnknown: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    let parts = ["province", "city", "district"]
    let named = parts.contains(options.field.name) ? options.field.name : ""
    part = try options.word("part", of: parts, default: named)
    keepsUnknown = try options.word("unknown", of: ["refuse", "keep"], default: "refuse") == "keep"
    if part.isEmpty {
      throw OptionProblem(
        option: "part",
        message: Bilingual(
          zh: "请写 part: province、city 或 district", en: "say part: province, city or district"))
    }
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      var reading = RegionReading()
      if let fault = reading.read(cell, range) {
        guard keepsUnknown, fault == Self.unknown else { return .refused(code: fault) }
        out.append(cell.extracting(range))
        return .value
      }
      return write(reading, cell, into: &out)
    }
  }

  private func write(_ reading: RegionReading, _ cell: Span<UInt8>, into out: inout ByteArena)
    -> TransformResult
  {
    switch part {
    case "province":
      out.append(utf8: reading.province)
      return .value
    case "city":
      if reading.city.isEmpty {
        // A county alone (浙江省义乌市) does not say its prefecture.
        return reading.rest.isEmpty || reading.hasNoCities ? .blank : .refused(code: Self.unknown)
      }
      out.append(utf8: reading.city)
      return .value
    default:
      if reading.rest.isEmpty { return .blank }
      out.append(cell.extracting(reading.district(cell)))
      return .value
    }
  }
}

/// What a text says about where something is.
struct RegionReading {
  private(set) var province = ""
  private(set) var city = ""
  /// The text behind province and city.
  private(set) var rest = 0..<0

  var hasNoCities: Bool { province.hasSuffix("特别行政区") }

  /// - Returns: a code, or nil when there is a province at least.
  mutating func read(_ cell: Span<UInt8>, _ range: Range<Int>) -> String? {
    var at = range.lowerBound
    skip(Self.china, cell, at: &at, end: range.upperBound)
    guard let first = match(cell, &at, range.upperBound) else { return RegionTransform.unknown }
    let meanings = RegionTable.meanings[first]
    guard meanings.count == 1 else { return RegionTransform.ambiguous }
    let place = RegionTable.places[meanings[0]]
    (province, city) = (place.province, place.city)
    // Behind a province its city; behind a municipality its own name once more.
    if city.isEmpty || city == province {
      let before = at
      if let second = match(cell, &at, range.upperBound) {
        if let found = RegionTable.meanings[second].first(where: {
          RegionTable.places[$0].province == province
        }) {
          if !RegionTable.places[found].city.isEmpty { city = RegionTable.places[found].city }
        } else if second < RegionTable.officialCount, city.isEmpty {
          return RegionTransform.conflict
        } else {
          at = before
        }
      }
    }
    skip(Self.cityDistrict, cell, at: &at, end: range.upperBound)
    rest = CellText.trimmed(cell, at..<range.upperBound)
    return nil
  }

  /// The first part of what follows the city, up to the sign of a district.
  func district(_ cell: Span<UInt8>) -> Range<Int> {
    var at = rest.lowerBound
    while at < rest.upperBound {
      let here = at
      let scalar = Scalars.next(cell, &at)
      if here > rest.lowerBound, [0x533A, 0x53BF, 0x5E02, 0x65D7].contains(scalar) {
        return rest.lowerBound..<at
      }
    }
    return rest
  }

  /// The longest name at `at`, which moves past it and the marks behind it. A short name directly
  /// before 区, 县 and the like is the beginning of another name.
  private func match(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> Int? {
    for size in RegionTable.sizes where at + size <= end {
      let found = RegionTable.names.find(cell, at..<at + size)
      guard found >= 0 else { continue }
      if found >= RegionTable.officialCount, at + size < end {
        var next = at + size
        if Self.goesOn.contains(Scalars.next(cell, &next)) { continue }
      }
      at += size
      skipMarks(cell, &at, end)
      return found
    }
    return nil
  }

  private func skip(_ words: ByteMap, _ cell: Span<UInt8>, at: inout Int, end: Int) {
    for size in stride(from: words.longest, through: 3, by: -3) where at + size < end || at + size == end {
      if words.find(cell, at..<at + size) >= 0 {
        at += size
        break
      }
    }
    skipMarks(cell, &at, end)
  }

  private func skipMarks(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) {
    while at < end {
      var next = at
      let scalar = Scalars.nextNarrow(cell, &next)
      guard Scalars.isBlank(scalar) || Self.marks.contains(scalar) else { return }
      at = next
    }
  }

  private static let china = ByteMap(["中国", "中华人民共和国"])
  private static let cityDistrict = ByteMap(["市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划"])
  private static let marks = Scalars.all("-/,>·|_、—")
  private static let goesOn = Scalars.all("区县旗镇乡市州")
}
