import Testing

@testable import Verification

/// The short way of reading a time says what the long one says.
struct PlainTimeTests {
  private func plain(_ text: String) -> WallReading? {
    let bytes = Array(text.utf8)
    return CanonicalTime.plain(bytes.span)
  }

  /// A blank behind it is no part of a time, and closes the short way.
  private func long(_ text: String, _ format: String) -> [WallReading] {
    let bytes = Array((text + " ").utf8)
    return TimeReader(format: format).readings(bytes.span)
  }

  @Test func isWhatTheLongOneSays() {
    var seen = 0
    for date in ["2023-05-01", "2023/5/1", "2023-12-31", "1999/1/31", "2023-5-01", "2024/02/29"] {
      for time in ["", " 8:30", " 08:30", "T23:59:59", " 0:00:00", " 7:05:09"] {
        for format in ["", "dmy", "mdy", "excel", "epoch"] {
          #expect([plain(date + time)] == long(date + time, format), "\(date + time)")
          seen += 1
        }
      }
    }
    #expect(seen == 180)
  }

  @Test(arguments: [
    "2023-13-01", "2023-05-32", "2023-05/01", "23-05-01", "2023-05-01 24:00", "2023-05-01 8:60", "2023-5",
    "2023-05-01 8", "2023-05-01 8:3", "2023-05-01 8:30:", "2023-05-01 8:30:60", "2023-05-01 8:30 PM",
    "2023-05-01x", "2023-05-01 08:30Z", "0000-00-00", "2023年5月1日", "20230501", "2023-05-01 8:30:5", "",
  ]) func goesTheLongWayWithAllElse(_ text: String) { #expect(plain(text) == nil) }
}
