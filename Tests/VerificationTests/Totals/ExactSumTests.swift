import Testing

@testable import Verification

struct ExactSumTests {
  private func number(_ text: String) -> ExactSum? {
    let bytes = Array(text.utf8)
    return ExactSum(bytes.span)
  }

  @Test(arguments: [
    (["0.1", "0.2"], "0.3"), (["1200000.00", "-0.005"], "1199999.995"), (["-1", "1.0"], "0.0"),
    (["-0.5", "0.25"], "-0.25"), (["9007199254740993", "0.01"], "9007199254740993.01"), ([], "0"),
  ])
  func addsExactly(_ numbers: [String], _ sum: String) throws {
    var total = ExactSum()
    for text in numbers { total.add(try #require(number(text))) }
    #expect(total.text == sum)
    for text in numbers { total.subtract(try #require(number(text))) }
    #expect(total.isZero)
  }

  @Test(arguments: ["", "-", ".5", "1.", "1.2.3", "1,000", "1e3", "０", String(repeating: "9", count: 40)])
  func refuses(_ text: String) { #expect(number(text) == nil) }

  @Test func saysWhatDoesNotFit() throws {
    var total = ExactSum()
    let large = try #require(number("1" + String(repeating: "0", count: 38)))
    total.add(large)
    total.add(large)
    #expect(total.isTooLarge)
    #expect(total.text == "> 10^38")
    #expect(!(total == total))
  }

  @Test func placesDoNotMatter() throws {
    #expect(try #require(number("1.50")) == #require(number("1.5")))
    #expect(try !(#require(number("1.51")) == #require(number("1.5"))))
  }
}
