import Base
import Model
import Testing

@testable import Documents

struct DiagnosticRendererTests {
  private let text = """
    mapping: m
    reads: csv
    object: lead
    fields:
      lead.status: {from: 状态, values: {新线索: nwe}}
    """

  @Test func theCaretStandsUnderTheWordInBothLanguages() {
    let diagnostics = mapping(text).diagnostics
    #expect(
      DiagnosticRenderer.render(diagnostics, .zh) == """
        m.yaml:5:41: 错误：“nwe”不是 lead.status 的取值 [not-in-choices]
            5 |   lead.status: {from: 状态, values: {新线索: nwe}}
              |                       \u{3000}\u{3000}           \u{3000}\u{3000}\u{3000}  ^~~
              = 是不是“new”？

        """)
    #expect(
      DiagnosticRenderer.render(diagnostics, .en) == """
        m.yaml:5:41: error: 'nwe' is not a value of lead.status [not-in-choices]
            5 |   lead.status: {from: 状态, values: {新线索: nwe}}
              |                       \u{3000}\u{3000}           \u{3000}\u{3000}\u{3000}  ^~~
              = did you mean 'new'?

        """)
  }

  @Test func aWideWordIsUnderlinedTwiceAsWide() {
    #expect(DiagnosticRenderer.caret("a: 公司 b", column: 4, length: 2) == "   ^~~~")
    #expect(DiagnosticRenderer.caret("\ta", column: 2, length: 1) == "\t^")
    #expect(DiagnosticRenderer.caret("ab", column: 5, length: 1) == "    ^")
  }

  @Test func withoutAPlaceThereIsNoExcerpt() {
    let diagnostic = Diagnostic(.warning, code: "c", message: Bilingual(zh: "坏", en: "bad"))
    #expect(DiagnosticRenderer.render(diagnostic, .en) == "warning: bad [c]\n")
  }
}
