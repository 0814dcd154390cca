import Evidence
import Model
import Testing
import Verification

@testable import Run

@Suite struct CountComparisonTests {
  private func message(records: Int, filledCells: Int) -> Bilingual? {
    var counted = CountedFile()
    counted.records = 7
    counted.filledCells = 41
    counted.faultedCells = 3
    counted.cellsBeyond = 2
    do throws(RunError) {
      try compare(counted, file: "oa/leads.csv", records: records, filledCells: filledCells)
    } catch {
      if case .inconsistent(let text) = error { return text }
    }
    return nil
  }

  @Test func equalNumbersPass() { #expect(message(records: 7, filledCells: 41) == nil) }

  @Test(arguments: [
    (6, 41, ["7", "6"]), (8, 41, ["7", "8"]), (7, 40, ["41", "40"]), (7, 44, ["41", "44"]),
  ])
  func otherNumbersStopTheRun(_ records: Int, _ cells: Int, _ numbers: [String]) throws {
    let text = try #require(message(records: records, filledCells: cells))
    for part in numbers + ["oa/leads.csv"] {
      #expect(text.en.contains(part))
      #expect(text.zh.contains(part))
    }
  }
}
