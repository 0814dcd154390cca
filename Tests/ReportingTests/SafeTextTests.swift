import Testing

@testable import Reporting

struct SafeTextTests {
  @Test func whatSteersATerminalIsShown() {
    #expect(SafeText.of("a\u{1B}]0;x\u{7}b", color: false) == "a\\u001B]0;x\\u0007b")
    #expect(SafeText.of("x\u{202E}gnp.exe", color: true) == "x\\u202Egnp.exe")
    #expect(SafeText.of("\u{2028}\u{9B}2J\u{FEFF}\r", color: true) == "\\u2028\\u009B2J\\uFEFF\\u000D")
    #expect(SafeText.of("\u{E0041}", color: true) == "\\uDB40\\uDC41")
  }

  @Test func ourOwnColorsStayWhereTheyAreOurs() {
    let painted = Ink(isOn: true)("ok", .green)
    #expect(SafeText.of(painted, color: true) == painted)
    #expect(!SafeText.of(painted, color: false).contains("\u{1B}"))
    #expect(SafeText.of("\u{1B}[8mhidden", color: true) == "\\u001B[8mhidden")
  }

  @Test(arguments: ["", "甲公司\t一\n", "é 𠮷 👨‍👩‍👧 ı", "שלום"])
  func whatIsToBeReadStays(text: String) {
    #expect(SafeText.of(text, color: false) == text)
  }
}
