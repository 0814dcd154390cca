/// The calendar (proleptic Gregorian), in days and seconds since 1970-01-01.
enum Civil {
  static func days(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March here, so that a leap day is the last of its year.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let ofEra = y - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let ofEra = z - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shifted + 2) / 5 + 1)
  }

  static func size(month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  static func floor(_ value: Int, by unit: Int) -> Int {
    value >= 0 ? value / unit : (value - unit + 1) / unit
  }
}

/// A moment as a clock on some wall shows it.
struct WallTime: Equatable {
  /// Since 1970-01-01 of the same calendar.
  var days = 0
  /// Within the day.
  var seconds = 0
  var hasTime = false
  /// Seconds east of UTC, when the text said so.
  var offset: Int?

  var total: Int { days * 86_400 + seconds }
}
