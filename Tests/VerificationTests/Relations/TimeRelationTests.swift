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
}
