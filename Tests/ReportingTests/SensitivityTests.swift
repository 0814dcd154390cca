import Foundation
import Model
import Testing

@testable import Reporting

/// What the page says of its own sensitivity is what `make prove` found.
struct SensitivityTests {
  private var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  @Test func theFiguresAreThoseOfTheMatrix() throws {
    let shown = try #require(Sensitivity.shown)
    let matrix = try String(
      contentsOf: root.appendingPathComponent("Tests/Prove/MATRIX.md"), encoding: .utf8)
    #expect(matrix.contains("(leadferry \(shown.toolVersion), \(shown.date))"))
    #expect(
      matrix.contains(
        "**\(shown.tried) faults injected, \(shown.caught) caught and named; \(shown.harmless) harmed unused "
          + "bytes alone; \(shown.unharmed) unharmed stores verified, \(shown.falseAlarms) false alarms.**"))
    // Row by row: what was tried and caught adds up to the same.
    let rows = matrix.split(separator: "\n").map {
      $0.split(separator: "|", omittingEmptySubsequences: false)
    }
    .compactMap { cells -> (Int, Int)? in
      guard cells.count == 8 else { return nil }
      let figures = cells[3...4].map { Int($0.filter(\.isNumber)) }
      return figures[0].flatMap { tried in figures[1].map { (tried, $0) } }
    }
    #expect(rows.reduce(0) { $0 + $1.0 } == shown.tried)
    #expect(rows.reduce(0) { $0 + $1.1 } == shown.caught)
    #expect(shown.kinds.reduce(0) { $0 + $1.tried } == shown.tried)
    #expect(shown.kinds.reduce(0) { $0 + $1.caught } == shown.caught)
  }

  @Test func everyKindOfFaultHasWords() throws {
    for kind in try #require(Sensitivity.shown).kinds {
      #expect(Word.fault(kind.kind) != Bilingual(zh: kind.kind, en: kind.kind), "\(kind.kind)")
    }
  }

  @Test func thePageSaysForWhichVersionItWasShown() throws {
    var report = SampleVerification.make()
    let shown = try #require(report.sensitivity)
    report.toolVersion = shown.toolVersion
    let same = VerificationPage.render(report, language: .en)
    #expect(same.contains("Faults made on purpose: \(Shown.count(shown.tried)); caught and named: "))
    #expect(same.contains("with version \(shown.toolVersion); this verification was made with the same"))
    report.toolVersion = "9.9.9"
    let other = VerificationPage.render(report, language: .en)
    #expect(other.contains("This verification was made with version 9.9.9, for which it was not shown."))
    report.sensitivity = nil
    let none = VerificationPage.render(report, language: .en)
    #expect(none.contains("What this version catches has not been shown."))
    #expect(!none.contains("Faults made on purpose:"))
  }
}
