import Base
import Model

/// `as: datetime`. UTC in whole seconds, and the zone of the source beside it. A date alone is its
/// midnight. Where the text has an offset and the mapping no zone, the zone is `UTC` or `Etc/GMT-8`.
public struct DatetimeTransform: Transform {
  public static let name = "datetime"
  public static let makes: Set<FieldType> = [.datetime]
  public static let options = [
    TransformOption(
      "zone",
      Bilingual(
        zh: "没有偏移的时间属于哪个时区，如 Asia/Shanghai", en: "The zone of times without an offset, such as Asia/Shanghai")
    ),
    DateTransform.options[0], DateTransform.options[1],
  ]
  static let nonexistent = "datetime-nonexistent"
  static let twice = "datetime-ambiguous"
  static let noZone = "datetime-zone-missing"
  public static let codes = CellText.codes + DateTransform.shared + [nonexistent, twice, noZone]
  public static let summary = Bilingual(
    zh: "时间：各种写法，换成 UTC 并记下时区；只有日期时取当地零点；秒以下舍去",
    en:
      "A time in any of the usual forms becomes UTC with its zone; a date alone is its midnight; whole seconds"
  )

  private let rules: TimeRules
  private let zone: TimeZoneTable?

  public init(_ options: TransformOptions) throws(OptionProblem) {
    rules = try options.timeRules()
    zone = try options.zone()
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let found):
      // The canonical form: its own zone stands behind it.
      var range = found
      if cell.count > 20, let mark = found.firstIndex(where: { cell[$0] == FieldType.companionSeparator }) {
        range = found.lowerBound..<mark
      }
      if range.isEmpty { return .refused(code: DateTransform.invalid) }
      switch rules.read(cell, range) {
      case .blank: return .blank
      case .fault(let code): return .refused(code: code)
      case .wall(let wall): return write(wall, cell, range.upperBound..<found.upperBound, into: &out)
      }
    }
  }

  private func write(
    _ wall: WallTime, _ cell: Span<UInt8>, _ behind: Range<Int>, into out: inout ByteArena
  ) -> TransformResult {
    var utc = 0
    if let offset = wall.offset {
      utc = wall.total - offset
    } else {
      guard behind.isEmpty else { return .refused(code: DateTransform.invalid) }
      guard let zone else { return .refused(code: Self.noZone) }
      switch zone.instant(wall.total) {
      case .utc(let instant): utc = instant
      case .skipped: return .refused(code: Self.nonexistent)
      case .twice: return .refused(code: Self.twice)
      }
    }
    #if FAULTS
      if Sabotage.isAsked("transform-forgets-zone") { utc = wall.total }
    #endif
    let days = Civil.floor(utc, by: 86_400)
    let seconds = utc - days * 86_400
    out.appendDate(days)
    out.append(UInt8(ascii: "T"))
    out.append(two: seconds / 3600)
    out.append(UInt8(ascii: ":"))
    out.append(two: seconds / 60 % 60)
    out.append(UInt8(ascii: ":"))
    out.append(two: seconds % 60)
    out.append(UInt8(ascii: "Z"))
    if !behind.isEmpty {
      guard Self.isZone(cell, behind.lowerBound + 1..<behind.upperBound) else {
        return .refused(code: DateTransform.invalid)
      }
      out.append(cell.extracting(behind))
      return .value
    }
    out.append(FieldType.companionSeparator)
    if let zone {
      out.append(utf8: zone.name)
    } else {
      appendZone(wall.offset ?? 0, into: &out)
    }
    return .value
  }

  private static func isZone(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard (3...40).contains(range.count) else { return false }
    for i in range {
      let byte = cell[i]
      let isName = (byte | 0x20) &- UInt8(ascii: "a") < 26 || Damage.isDigit(byte)
      guard
        isName || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "+")
      else { return false }
    }
    return true
  }

  /// IANA's names for whole hours have the sign the other way round.
  private func appendZone(_ offset: Int, into out: inout ByteArena) {
    guard offset != 0, offset % 3600 == 0, (-12...14).contains(offset / 3600) else {
      out.append("UTC")
      return
    }
    out.append(offset > 0 ? "Etc/GMT-" : "Etc/GMT+")
    out.append(number: abs(offset / 3600))
  }
}
