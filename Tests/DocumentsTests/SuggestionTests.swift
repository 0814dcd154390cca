import Testing

@testable import Documents

struct SuggestionTests {
  @Test(arguments: [
    ("phon", "phone"), ("pohne", "phone"), ("手机号", "手机"), ("eamil", "email"), ("Text", "text"),
  ])
  func near(word: String, nearest: String) {
    let found = Suggestion.nearest(to: word, among: ["phone", "email", "text", "手机", "联系人姓名"])
    #expect(found == nearest)
  }

  @Test func nothingIsFar() {
    #expect(Suggestion.nearest(to: "zebra", among: ["phone", "email"]) == nil)
    #expect(Suggestion.nearest(to: "地址", among: ["电话"]) == nil)
  }
}
