import Testing

@testable import Verification

struct DateRelationTests {
  @Test(arguments: [
    Judged("2023-05-01", "2023-05-01", .equal), Judged("2023/5/1", "2023-05-01", .date),
    Judged("2023年5月1日", "2023-05-01", .date), Judged("20230501", "2023-05-01", .date),
    Judged("2023-05-01 08:30", "2023-05-01", .fraction), Judged("1 May 2023", "2023-05-01", .date),
    // A day, a month for a day, a year.
    Judged("2023-05-01", "2023-05-02", .different), Judged("2023-05-01", "2023-01-05", .different),
    Judged("2023-05-01", "2022-05-01", .different), Judged("45047", "2023-05-01", .different),
    Judged("2023-05", "2023-05-01", .different), Judged("2023-05-01", "2023-5-1", .different),
  ]) func isOneThatTheTextCanMean(_ pair: Judged) {
    let relation = DateRelation(reader: TimeReader(format: ""), zone: nil)
    #expect(pair.by(relation) == pair.likeness)
  }

  @Test(arguments: [
    Judged("45047", "2023-05-01", .date), Judged("45047.5", "2023-05-01", .fraction),
    Judged("45047", "2023-05-02", .different),
    // The base of 1904, and the day that 1900 did not have.
    Judged("45047", "2027-05-02", .different), Judged("61", "1900-03-01", .date),
    Judged("59", "1900-02-28", .date),
  ]) func isTheDayOfASpreadsheet(_ pair: Judged) {
    let relation = DateRelation(reader: TimeReader(format: "excel"), zone: nil)
    #expect(pair.by(relation) == pair.likeness)
  }

  @Test func theFormatSaysWhichIsTheDay() {
    let first = Judged("03/04/2023", "2023-04-03", .date)
    #expect(first.by(DateRelation(reader: TimeReader(format: "dmy"), zone: nil)) == .rule(.date))
    #expect(first.by(DateRelation(reader: TimeReader(format: "mdy"), zone: nil)) == .different)
  }

  @Test func twoDigitsAreOfTheirCentury() {
    func judge(_ cell: String, _ value: String, _ format: String, _ century: Int?) -> Bool {
      Judged(cell, value, .date).by(
        DateRelation(reader: TimeReader(format: format, century: century), zone: nil)) == .rule(.date)
    }
    #expect(judge("08/19/31", "2031-08-19", "mdy", 2000))
    #expect(judge("08/19/31", "1931-08-19", "mdy", 1930))
    #expect(!judge("08/19/31", "2031-08-19", "mdy", 1930))
    #expect(!judge("08/19/31", "2031-08-19", "mdy", nil))
    #expect(judge("31-08-19", "2031-08-19", "ymd", 2000))
    #expect(judge("31年8月19日", "2031-08-19", "", 2000))
    #expect(judge("19-Aug-31", "2031-08-19", "", 2000))
    #expect(judge("19.08.31", "2031-08-19", "dd.MM.yy", 2000))
    #expect(judge("2031-19-08", "2031-08-19", "yyyy-dd-MM", nil))
    #expect(!judge("2031-08-09", "2031-08-09", "yyyy-dd-MM", nil))
    #expect(judge("20310819", "2031-08-19", "yyyyMMdd", nil))
  }

  @Test func nothingIsNoDate() {
    let relation = DateRelation(reader: TimeReader(format: ""), zone: nil)
    #expect(relation.isSilent("0000-00-00"))
    #expect(!relation.isSilent("2000-01-01"))
  }
}

struct DatetimeRelationTests {
  @Test(arguments: [
    Judged("2023-05-01 08:30:00", "2023-05-01T00:30:00Z\u{1F}Asia/Shanghai", .zone),
    Judged("2023-05-01", "2023-04-30T16:00:00Z\u{1F}Asia/Shanghai", .zone),
    Judged("2023年5月1日 下午3点20分", "2023-05-01T07:20:00Z\u{1F}Asia/Shanghai", .zone),
    Judged("2023-05-01T08:30:00.250", "2023-05-01T00:30:00Z\u{1F}Asia/Shanghai", .fraction),
    Judged("2023-05-01T02:30:00Z", "2023-05-01T02:30:00Z\u{1F}Asia/Shanghai", .time),
    // Not shifted, shifted twice, shifted the wrong way; a second; another zone's name.
    Judged("2023-05-01 08:30:00", "2023-05-01T08:30:00Z\u{1F}Asia/Shanghai", .different),
    Judged("2023-05-01 08:30:00", "2023-04-30T16:30:00Z\u{1F}Asia/Shanghai", .different),
    Judged("2023-05-01 08:30:00", "2023-05-01T16:30:00Z\u{1F}Asia/Shanghai", .different),
    Judged("2023-05-01 08:30:00", "2023-05-01T00:30:01Z\u{1F}Asia/Shanghai", .different),
    Judged("2023-05-01 08:30:00", "2023-05-01T00:30:00Z\u{1F}Asia/Tokyo", .different),
    Judged("2023-05-01 08:30:00", "2023-05-01T00:30:00Z", .different),
    // Morning for afternoon.
    Judged("2023年5月1日 下午3点20分", "2023-04-30T19:20:00Z\u{1F}Asia/Shanghai", .different),
    // China's clocks stood an hour ahead in the summer of 1988.
    Judged("1988-07-01 12:00:00", "1988-07-01T03:00:00Z\u{1F}Asia/Shanghai", .zone),
    Judged("1988-07-01 12:00:00", "1988-07-01T04:00:00Z\u{1F}Asia/Shanghai", .different),
  ]) func isTheSameMoment(_ pair: Judged) throws {
    let zone = try #require(ZoneClock("Asia/Shanghai"))
    #expect(pair.by(DatetimeRelation(reader: TimeReader(format: ""), zone: zone)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("1682901000", "2023-05-01T00:30:00Z\u{1F}UTC", .time),
    Judged("1682901000", "2023-05-01T00:30:01Z\u{1F}UTC", .different),
    Judged("1682901000", "2023-05-01T08:30:00Z\u{1F}UTC", .different),
  ]) func countsSecondsSince1970(_ pair: Judged) {
    #expect(pair.by(DatetimeRelation(reader: TimeReader(format: "epoch"), zone: nil)) == pair.likeness)
  }

  @Test(arguments: [
    ("M/d/yy h:mm a", "8/9/31 4:05 PM", "2031-08-09T16:05:00Z"),
    ("M/d/yy h:mm a", "8/9/31 12:05 AM", "2031-08-09T00:05:00Z"),
    ("EEE, d MMM yyyy HH:mm:ss Z", "Sat, 9 Aug 2031 16:05:07 +0200", "2031-08-09T14:05:07Z"),
    ("yyyyMMdd'T'HHmmss", "20310809T160507", "2031-08-09T16:05:07Z"),
    ("yyyy年M月d日 ah时mm分", "2031年8月9日 下午4时05分", "2031-08-09T16:05:00Z"),
  ])
  func isWhatThePatternSays(_ format: String, _ cell: String, _ value: String) throws {
    let zone = try #require(ZoneClock("UTC"))
    let relation = DatetimeRelation(reader: TimeReader(format: format), zone: zone)
    #expect(Judged(cell, value + "\u{1F}UTC", .different).by(relation) != .different)
    #expect(Judged(cell, "2031-09-08T16:05:00Z\u{1F}UTC", .different).by(relation) == .different)
  }

  @Test func secondsAreNoMilliseconds() {
    let milliseconds = DatetimeRelation(reader: TimeReader(format: "epoch-ms"), zone: nil)
    #expect(Judged("1690000000", "1970-01-20T13:26:40Z\u{1F}UTC", .different).by(milliseconds) == .different)
    let seconds = DatetimeRelation(reader: TimeReader(format: "epoch"), zone: nil)
    #expect(seconds.reader.readings(Array("1690000000000".utf8).span).isEmpty)
  }
}
