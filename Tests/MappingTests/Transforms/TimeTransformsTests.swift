import Testing

@testable import Mapping

@Suite struct TimeTransformsTests {
  @Test(arguments: [
    ("2023年5月1日", "2023-05-01"), ("2023/5/1", "2023-05-01"), ("2023-5-1 0:00", "2023-05-01"),
    ("2023.05.01", "2023-05-01"),
    ("20230501", "2023-05-01"), ("2023-05-01", "2023-05-01"), ("２０２３－０５－０１", "2023-05-01"),
    ("2023 年 5 月 1 日", "2023-05-01"),
    ("2023年5月1号 星期一", "2023-05-01"), ("18-Oct-2023", "2023-10-18"), ("Oct 18, 2023", "2023-10-18"),
    ("2024-02-29", "2024-02-29"),
    ("13/05/2023", "2023-05-13"), ("05/13/2023", "2023-05-13"), ("05/05/2023", "2023-05-05"),
    ("20230501000000", "2023-05-01"),
    ("01/02/2023", "!date-ambiguous"), ("5月1日", "!date-year-missing"), ("5/1", "!date-year-missing"),
    ("2023年5月", "!date-day-missing"),
    ("2023-05", "!date-day-missing"), ("23-05-01", "!date-two-digit-year"),
    ("10/18/33", "!date-two-digit-year"), ("2023-02-29", "!date-invalid"),
    ("1900-01-00", "!date-invalid"), ("2023-13-01", "!date-invalid"), ("45234", "!date-number"),
    ("1682899200", "!date-number"), ("昨天", "!date-invalid"),
    ("0000-00-00", "<blank>"), ("00000000", "<blank>"), ("0000-00-00 00:00:00", "<blank>"),
    ("0001-01-01", "<blank>"), ("无", "<blank>"),
    ("2023-05-01 08:30", "!date-has-time"), ("2023-05-01T16:00:00Z", "!date-has-zone"),
    ("####", "!cell-hashes"),
  ])
  func dates(_ cell: String, _ value: String) throws {
    #expect(try Try(DateTransform.self, "contact.birthday")(cell) == value)
  }

  @Test func datesWithFormats() throws {
    func date(_ options: [String: String]) throws -> Try {
      try Try(DateTransform.self, "contact.birthday", options)
    }
    #expect(try date(["format": "dmy"])("01/02/2023") == "2023-02-01")
    #expect(try date(["format": "mdy"])("01/02/2023") == "2023-01-02")
    #expect(try date(["format": "mdy"])("13/02/2023") == "!date-invalid")
    let excel = try date(["format": "excel"])
    #expect(excel("45234") == "2023-11-04")
    #expect(excel("1") == "1900-01-01")
    #expect(excel("59") == "1900-02-28")
    #expect(excel("60") == "!date-invalid")
    #expect(excel("61") == "1900-03-01")
    #expect(excel("20230501") == "2023-05-01")
    #expect(excel("43586.5") == "!date-has-time")
    #expect(try date(["format": "excel-1904"])("43772") == "2023-11-04")
    #expect(try date(["time": "drop"])("2023-05-01 08:30") == "2023-05-01")
    #expect(try date(["zone": "Asia/Shanghai"])("2023-04-30T16:00:00.000Z") == "2023-05-01")
    #expect(throws: OptionProblem.self) { try date(["format": "epoch"]) }
    #expect(throws: OptionProblem.self) { try date(["format": "whatever"]) }
  }

  @Test(arguments: [
    ("2023-05-01", "2023-04-30T16:00:00Z␟Asia/Shanghai"),
    ("2023-05-01 08:30:05", "2023-05-01T00:30:05Z␟Asia/Shanghai"),
    ("2023/5/1 8:30", "2023-05-01T00:30:00Z␟Asia/Shanghai"),
    ("2023年5月1日 下午3:05", "2023-05-01T07:05:00Z␟Asia/Shanghai"),
    ("2023年5月1日15时05分30秒", "2023-05-01T07:05:30Z␟Asia/Shanghai"),
    ("2023-05-01 3:05 PM", "2023-05-01T07:05:00Z␟Asia/Shanghai"),
    ("2023-05-01 12:05 AM", "2023-04-30T16:05:00Z␟Asia/Shanghai"),
    ("20230501123000", "2023-05-01T04:30:00Z␟Asia/Shanghai"),
    ("2023-05-01T12:00:00.000Z", "2023-05-01T12:00:00Z␟Asia/Shanghai"),
    ("2023-05-01T12:00:00+08:00", "2023-05-01T04:00:00Z␟Asia/Shanghai"),
    ("2023-05-01T12:00:00.123456+0800", "2023-05-01T04:00:00Z␟Asia/Shanghai"),
    ("1986-07-01 12:00", "1986-07-01T03:00:00Z␟Asia/Shanghai"),
    ("1986-05-04 02:30", "!datetime-nonexistent"), ("1992-07-01 12:00", "1992-07-01T04:00:00Z␟Asia/Shanghai"),
    ("2023-05-01 25:00", "!date-invalid"), ("2023-05-01 10", "!date-invalid"),
    ("0000-00-00 00:00:00", "<blank>"), ("12:30", "!date-invalid"),
    ("2023-05-01T00:00:00Z\u{1F}Asia/Tokyo", "2023-05-01T00:00:00Z␟Asia/Tokyo"),
  ])
  func datetimes(_ cell: String, _ value: String) throws {
    #expect(try Try(DatetimeTransform.self, "lead.created_at", ["zone": "Asia/Shanghai"])(cell) == value)
  }

  @Test func zonesAndEpochs() throws {
    let plain = try Try(DatetimeTransform.self, "lead.created_at")
    #expect(plain("2023-05-01 08:00") == "!datetime-zone-missing")
    #expect(plain("2023-05-01T08:00:00Z") == "2023-05-01T08:00:00Z␟UTC")
    #expect(plain("2023-05-01T08:00:00+08:00") == "2023-05-01T00:00:00Z␟Etc/GMT-8")
    #expect(plain("2023-05-01T08:00:00-05:00") == "2023-05-01T13:00:00Z␟Etc/GMT+5")
    func at(_ zone: String, _ format: String? = nil) throws -> Try {
      try Try(
        DatetimeTransform.self, "lead.created_at",
        ["zone": zone].merging(format.map { ["format": $0] } ?? [:]) { a, _ in a })
    }
    #expect(try at("Asia/Tokyo")("2023-05-01 09:00") == "2023-05-01T00:00:00Z␟Asia/Tokyo")
    #expect(try at("America/New_York")("2023-07-01 08:00") == "2023-07-01T12:00:00Z␟America/New_York")
    #expect(try at("America/New_York")("2023-03-12 02:30") == "!datetime-nonexistent")
    #expect(try at("America/New_York")("2023-11-05 01:30") == "!datetime-ambiguous")
    #expect(try at("America/New_York")("2023-11-05 02:00") == "2023-11-05T07:00:00Z␟America/New_York")
    #expect(try at("Asia/Shanghai", "epoch")("1682899200") == "2023-05-01T00:00:00Z␟Asia/Shanghai")
    #expect(try at("Asia/Shanghai", "epoch-ms")("1682899200123") == "2023-05-01T00:00:00Z␟Asia/Shanghai")
    #expect(try at("Asia/Shanghai", "excel")("43586.5") == "2019-05-01T04:00:00Z␟Asia/Shanghai")
    #expect(throws: OptionProblem.self) { try at("Asia/Nowhere") }
  }

  @Test func yearsOfTwoDigitsHaveACentury() throws {
    func date(_ options: [String: String], _ cell: String) throws -> String {
      try Try(DateTransform.self, "contact.birthday", options)(cell)
    }
    #expect(try date(["format": "mdy", "century": "2000"], "03/17/24") == "2024-03-17")
    #expect(try date(["format": "mdy", "century": "1950"], "3/17/49") == "2049-03-17")
    #expect(try date(["format": "mdy", "century": "1950"], "3/17/50") == "1950-03-17")
    #expect(try date(["format": "dmy", "century": "2000"], "17.03.24") == "2024-03-17")
    #expect(try date(["format": "ymd", "century": "2000"], "24-03-17") == "2024-03-17")
    #expect(try date(["century": "2000"], "24年3月17日") == "2024-03-17")
    #expect(try date(["century": "1950"], "17-Mar-72") == "1972-03-17")
    #expect(try date(["century": "1950"], "Mar 17, 72") == "1972-03-17")
    #expect(try date(["century": "2000"], "03/17/24") == "!date-ambiguous", "which is the year?")
    #expect(try date(["format": "mdy", "century": "2000"], "03/17/2024") == "2024-03-17")
    #expect(try date(["format": "mdy", "century": "2000"], "13/17/24") == "!date-invalid")
    #expect(try date(["format": "mdy", "century": "2000"], "3/17/4") == "!date-two-digit-year")
    #expect(try date(["format": "mdy"], "03/17/24") == "!date-two-digit-year")
    for bad in ["50", "19", "often", "3000"] {
      #expect(throws: OptionProblem.self) { try date(["century": bad], "1") }
    }
  }

  @Test(arguments: [
    ("M/d/yy h:mm a", "3/7/24 4:05 PM", "2024-03-07T08:05:00Z"),
    ("M/d/yy h:mm a", "12/31/69 12:00 AM", "1969-12-30T16:00:00Z"),
    ("M/d/yy h:mm a", "03/07/24 04:05pm", "2024-03-07T08:05:00Z"),
    ("M/d/yy h:mm a", "3/7/24 4:05\u{202F}PM", "2024-03-07T08:05:00Z"),
    ("dd.MM.yyyy HH:mm", "07.03.2024 16:05", "2024-03-07T08:05:00Z"),
    ("dd.MM.yyyy", "07.03.2024", "2024-03-06T16:00:00Z"),
    ("yyyyMMdd'T'HHmmss", "20240307T160500", "2024-03-07T08:05:00Z"),
    ("yyMMddHHmm", "2403071605", "2024-03-07T08:05:00Z"),
    ("EEE, d MMM yyyy HH:mm:ss Z", "Thu, 7 Mar 2024 16:05:00 +0800", "2024-03-07T08:05:00Z"),
    ("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2024-03-07T03:05:00.250-05:00", "2024-03-07T08:05:00Z"),
    ("yyyy年M月d日 ah时mm分", "2024年3月7日 下午4时05分", "2024-03-07T08:05:00Z"),
    ("yyyy-dd-MM", "2024-07-03", "2024-03-06T16:00:00Z"),
    ("d MMMM yyyy 'at' k:mm", "7 march 2024 at 24:00", "2024-03-06T16:00:00Z"),
    ("M/d/yy h:mm a", "3/7/24", "!date-not-as-format"),
    ("M/d/yy h:mm a", "2024-03-07 16:05", "!date-not-as-format"),
    ("M/d/yy h:mm a", "3/7/24 16:05 PM", "!date-not-as-format"),
    ("M/d/yy h:mm a", "3/7/24 4:05 PM x", "!date-not-as-format"),
    ("dd.MM.yyyy", "31.02.2024", "!date-invalid"), ("dd.MM.yyyy HH:mm", "07.03.2024 25:05", "!date-invalid"),
    ("dd.MM.yyyy", "无", "<blank>"), ("dd.MM.yyyy", "#N/A", "!cell-error"),
  ])
  func patterns(_ format: String, _ cell: String, _ value: String) throws {
    let time = try Try(
      DatetimeTransform.self, "lead.created_at", ["zone": "Asia/Shanghai", "format": format])
    #expect(time(cell) == (value.hasPrefix("2") || value.hasPrefix("1") ? value + "␟Asia/Shanghai" : value))
  }

  @Test(arguments: [
    "yyyy/mm/dd", "DD.MM.YYYY", "d.M", "yyyy-MM-dd hh:mm", "yyyy-MM-dd 'at", "yyyy-MM-dd mm:ss",
    "yyyy-MM-dd dd", "q",
    "yyyyy-MM-dd", "yyyy-MM-dd HH:mm a h",
  ])
  func patternsThatCannotBeRead(_ format: String) throws {
    #expect(throws: OptionProblem.self) {
      try Try(DateTransform.self, "contact.birthday", ["format": format])
    }
  }

  @Test func aBirthdayOfTwoDigitsNeedsACentury() throws {
    #expect(throws: OptionProblem.self) {
      try Try(DateTransform.self, "contact.birthday", ["format": "dd/MM/yy"])
    }
    let date = try Try(DateTransform.self, "contact.birthday", ["format": "dd/MM/yy", "century": "1930"])
    #expect(date("07/03/29") == "2029-03-07")
    #expect(date("07/03/55") == "1955-03-07")
  }

  @Test(arguments: [
    ("epoch", "1700000000", true), ("epoch", "-86400", true), ("epoch", "0", true),
    ("epoch", "1700000000.25", true),
    ("epoch", "1700000000000", false), ("epoch", "17000000000", false), ("epoch", "45234", false),
    ("epoch", "20231114", false), ("epoch", "1700000000000000", false),
    ("epoch-ms", "1700000000000", true), ("epoch-ms", "31536000000", true), ("epoch-ms", "0", true),
    ("epoch-ms", "1700000000", false), ("epoch-ms", "-100000000", false), ("epoch-ms", "20231114", false),
    ("epoch-ms", "1700000000000000", false),
  ])
  func secondsAreNoMilliseconds(_ format: String, _ cell: String, _ isRight: Bool) throws {
    let time = try Try(
      DatetimeTransform.self, "lead.created_at", ["zone": "Asia/Shanghai", "format": format])
    #expect((time(cell) == "!date-epoch-unit") != isRight, "\(time(cell))")
    #expect(!isRight || time(cell).hasSuffix("␟Asia/Shanghai"))
  }

  @Test func theCalendarGoesThereAndBack() {
    for days in stride(from: -62_000, through: 2_932_896, by: 97) {
      let date = Civil.date(days: days)
      #expect(Civil.days(year: date.year, month: date.month, day: date.day) == days)
    }
  }
}
