import Testing

@testable import Matching

@Suite struct PersonComparatorTests {
  private func level(_ a: String, _ b: String) -> String { compared(a, b, .person, .person) }

  @Test(arguments: [
    ("王伟强", "王 伟 强"), ("陳偉強", "陈伟强"), ("王伟强（采购）", "王伟强"), ("王伟强先生", "王伟强"), ("张总", "张经理"),
  ])
  func writtenOtherwiseIsTheSame(_ pair: (String, String)) { #expect(level(pair.0, pair.1) == "exact") }

  @Test func aBrotherIsNoSlip() {
    #expect(level("王伟强", "王伟刚") == "one character differs")
    #expect(level("王伟强", "王伟墙") == "same sound and tone")
  }

  @Test func soundFindsAndTonesTell() {
    #expect(level("李明", "李铭") == "same sound and tone")
    #expect(level("李明", "李命") == "same sound")
    #expect(level("李明", "Li Ming") == "the same in pinyin")
    #expect(level("单小明", "Shan Xiaoming") == "the same in pinyin")
    #expect(level("单小明", "Xiaoming Dan") == "else")
  }

  @Test func aSurnameAloneIsItsOwnLevel() {
    #expect(level("张总", "张伟") == "surname alone")
    #expect(level("欧阳经理", "欧阳娜娜") == "surname alone")
    #expect(level("张总", "李伟") == "else")
    #expect(level("王伟", "王小伟") == "one character left out")
  }

  @Test func nothingIsNull() {
    #expect(level("无", "王伟") == "null")
    #expect(level("", "王伟") == "null")
  }
}
