/// A local time of the wall clock in Shanghai (UTC+8, no daylight saving in the years used here).
public struct CivilTime: Sendable, Equatable {
  public var year: Int
  public var month: Int
  public var day: Int
  public var hour: Int
  public var minute: Int

  /// - Parameter localSeconds: since 1970-01-01 00:00 on that wall clock.
  public init(localSeconds: Int) {
    // Civil date from days, by eras of 400 years that begin on 1 March.
    let shifted = localSeconds / 86_400 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = localSeconds % 86_400 / 3_600
    minute = localSeconds % 3_600 / 60
  }

  /// Seconds from 1970-01-01 00:00 to 1 January of a year, on one wall clock.
  public static func startOfYear(_ year: Int) -> Int {
    let before = year - 1
    return (365 * (year - 1970) + (before / 4 - before / 100 + before / 400) - 477) * 86_400
  }
}
