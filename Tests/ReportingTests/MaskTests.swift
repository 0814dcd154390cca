import Testing

@testable import Reporting

struct MaskTests {
  @Test(arguments: [
    ("13800138000", "contact.mobile", "138••••8000"), ("0571-88886666", "contact.phone", "057•-••••6666"),
    ("wang@example.com", "contact.email", "w•••@example.com"), ("王芳", "contact.name", "王•"),
    ("working", "lead.status", "working"), ("13800138000", "extra", "138••••8000"),
    ("芳", "contact.name", "•"),
  ])
  func hides(value: String, field: String, shown: String) {
    #expect(Mask.value(value, field: field) == shown)
  }

  /// The shorter the text that is masked, the more of it stands at an end.
  @Test(arguments: [
    "@", "@@", "@Li please call", "a@", "@li.cn", "call me @ 5", "x@y z", "me@home, 13812345678",
  ])
  func whatIsNoAddressIsMaskedAsText(text: String) {
    for shown in [Mask.text(text), Mask.email(text), Mask.key(text), Mask.value(text, field: "lead.remark")] {
      #expect(!shown.contains("li") && !shown.contains("call") && !shown.contains("12345678"), "\(shown)")
      #expect(text.count < 2 || shown != text)
    }
  }

  @Test func addressesKeepTheirDomain() {
    #expect(Mask.text("wang@example.cn") == "w•••@example.cn")
    #expect(Mask.key("wang@example.cn") == "w•••@example.cn")
    #expect(Mask.value("李@例子.中国", field: "contact.email") == "李•••@例子.中国")
  }
}
