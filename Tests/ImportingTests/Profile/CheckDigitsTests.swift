import Testing

@testable import Importing

struct CheckDigitsTests {
  private func isCredit(_ text: [UInt8]) -> Bool { CheckDigits.isCreditCode(text.span) }
  private func isCitizen(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return CheckDigits.isCitizenNumber(bytes.span)
  }
  private func isBroken(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return CheckDigits.isBroken(bytes.span)
  }

  @Test func creditCodes() {
    let code = Array("91350100M000100Y43".utf8)
    #expect(isCredit(code))
    for index in code.indices {
      var wrong = code
      wrong[index] = wrong[index] == 0x31 ? 0x32 : 0x31
      #expect(!isCredit(wrong), "character \(index)")
    }
  }

  /// 11010519491231002X is the example of GB 11643.
  @Test func citizenNumbers() {
    #expect(isCitizen("11010519491231002X"))
    #expect(isCitizen("11010519491231002x"))
    #expect(!isCitizen("110105194912310021"))
    #expect(isBroken("110105194912310000"))
    #expect(!isBroken("123456789012345000"))
  }
}
