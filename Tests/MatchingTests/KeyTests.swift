import Testing

@testable import Matching

@Suite struct KeyTests {
  private func company(_ text: String) -> KeyValue {
    var folded = FoldedText(text)
    return CompanyKey.make(&folded)
  }

  private func mobile(_ text: String) -> KeyValue {
    let bytes = Array(text.utf8)
    return MobileKey.make(bytes.span)
  }

  private func email(_ text: String) -> KeyValue { EmailKey.make(FoldedText(text)) }

  private func person(_ text: String) -> PersonName {
    var folded = FoldedText(text)
    return PersonName.make(&folded)
  }

  @Test func bytesAndTextFoldAlike() {
    let bytes = Array("ＡＢ　c（安和）😀é".utf8)
    var folded = FoldedText()
    folded.load(bytes.span)
    #expect(folded.scalars == FoldedText("ab c(安和)😀é").scalars)
  }

  @Test(arguments: [
    ("安和科技（杭州）有限公司", "安和科技(杭州) 有限公司"),
    ("安和科技有限公司", "安和科技有限责任公司"),
    ("ＡＮＨＥ Technology Co., Ltd.", "Anhe Technology Co Ltd"),
    ("安和·科技有限公司", "安和科技有限公司　"),
  ])
  func companiesWrittenDifferentlyAreOne(_ pair: (String, String)) {
    #expect(company(pair.0) == company(pair.1))
    #expect(company(pair.0).worth == .strong)
  }

  @Test(arguments: [
    ("安和科技有限公司", "安和科技股份有限公司"), ("A&B商贸有限公司", "AB商贸有限公司"),
    ("安和科技有限公司", "安和科技有限公司杭州分公司"), ("安和1有限公司", "安和2有限公司"),
  ])
  func differentCompaniesDiffer(_ pair: (String, String)) {
    #expect(company(pair.0).hash != company(pair.1).hash)
  }

  @Test(arguments: [
    ("安和科技", KeyValue.Worth.weak), ("安和集团", .strong), ("Anhe Inc.", .strong), ("Anhe", .weak),
    ("Müller GmbH", .strong), ("Inc", .weak), ("科技有限公司", .weak), ("有限公司", .placeholder),
    ("测试有限公司", .placeholder), ("个人", .placeholder), ("（无）", .placeholder), ("——", .none),
    ("安和科技有限公司杭州分公司", .strong), ("Anhe (Hangzhou) Ltd", .strong), ("N/A", .placeholder),
  ])
  func onlyAFullLegalNameIsStrong(_ text: String, _ worth: KeyValue.Worth) {
    #expect(company(text).worth == worth)
  }

  @Test(arguments: [
    ("13812346789", KeyValue.Worth.strong), ("+8613812346789", .strong), ("+441632960961", .strong),
    ("13800138000", .placeholder), ("13900000000", .placeholder), ("13812345678", .placeholder),
    ("13888888888", .placeholder), ("+19999999999", .placeholder), ("0571-88886666", .none),
    ("88886666", .none), ("12812346789", .none), ("", .none),
  ])
  func mobiles(_ text: String, _ worth: KeyValue.Worth) {
    #expect(mobile(text).worth == worth)
  }

  @Test func aMainlandMobileIsOneWithAndWithoutItsCountry() {
    #expect(mobile("13812346789") == mobile("+8613812346789"))
    #expect(mobile("13812346789").hash != mobile("13812346780").hash)
  }

  @Test(arguments: [
    ("zhang.wei@anhe.cn", KeyValue.Worth.strong), ("info@anhe.cn", .weak), ("test@anhe.cn", .placeholder),
    ("noreply@anhe.cn", .placeholder), ("a@a.com", .placeholder), ("zhang@example.com", .placeholder),
    ("aaaa@anhe.cn", .placeholder), ("anhe.cn", .none), ("@anhe.cn", .none),
  ])
  func emails(_ text: String, _ worth: KeyValue.Worth) {
    #expect(email(text).worth == worth)
  }

  @Test func emailsFoldCase() {
    #expect(email("Zhang.Wei@anhe.cn") == email("zhang.wei@anhe.cn"))
  }

  @Test(arguments: ["张伟", "张 伟", "张伟先生", "张伟（采购）", "张伟 David"])
  func oneFullName(_ text: String) {
    #expect(person(text).full == person("张伟").full)
    #expect(person(text).isFull)
  }

  @Test(arguments: ["张总", "张", "张经理", "小张", "老张", "张先生", "张 总"])
  func aSurnameIsAnyoneOfThatName(_ text: String) {
    #expect(!person(text).isFull)
    #expect(person(text).isCompatible(with: person("张伟")))
    #expect(person("张伟").isCompatible(with: person(text)))
    #expect(!person(text).isCompatible(with: person("李伟")))
    #expect(!person(text).isCompatible(with: person("李总")))
  }

  @Test func titlesTellTwoApart() {
    for (left, right) in [("王女士", "王先生"), ("王刚先生", "王小姐"), ("Mr Smith", "Mrs. Smith"), ("王芳女士", "王芳先生")] {
      #expect(!person(left).isCompatible(with: person(right)), "\(left) \(right)")
      #expect(!person(right).isCompatible(with: person(left)), "\(left) \(right)")
    }
    for (left, right) in [("王女士", "王小姐"), ("王总", "王先生"), ("王芳", "王女士"), ("王芳女士", "王芳")] {
      #expect(person(left).isCompatible(with: person(right)), "\(left) \(right)")
    }
  }

  @Test func compoundSurnames() {
    #expect(!person("欧阳总").isFull)
    #expect(person("欧阳总").isCompatible(with: person("欧阳娜")))
    #expect(!person("欧总").isCompatible(with: person("欧阳娜")))
  }

  @Test(arguments: ["无", "先生", "测试", "未知", "test", "--", "N/A", "联系人"])
  func aPlaceholderIsNobody(_ text: String) {
    #expect(person(text).isNobody)
  }

  @Test func latinNames() {
    #expect(person("Mr. John Smith").full == person("john smith").full)
    #expect(person("Smith, John").isCompatible(with: person("John Smith")))
    #expect(person("John").isCompatible(with: person("John Smith")))
    #expect(person("Mr Smith").isCompatible(with: person("John Smith")))
    #expect(!person("Mary").isCompatible(with: person("John Smith")))
    #expect(!person("Mary Smith").isCompatible(with: person("John Smith")))
    #expect(!person("John").isFull)
  }

  @Test func digitsAndLettersTellNamesakesApart() {
    #expect(!person("张伟1").isCompatible(with: person("张伟2")))
    #expect(!person("张伟A").isCompatible(with: person("张伟B")))
  }

  @Test func sortingIsByValueWhateverTheSize() {
    var generator = SeededGenerator(state: 7)
    for count in [0, 1, 100, 5000, 20000] {
      var keys = (0..<count).map { Key(generator.next() >> UInt64($0 % 40), part: Int32($0)) }
      let expected = keys.map(\.value).sorted()
      let parts = Set(keys.map(\.part))
      var sorter = KeySorter()
      sorter.sort(&keys) { $0.part < $1.part }
      #expect(keys.map(\.value) == expected)
      #expect(Set(keys.map(\.part)) == parts)
      let tiesInOrder = zip(keys, keys.dropFirst()).allSatisfy { $0.value != $1.value || $0.part < $1.part }
      #expect(tiesInOrder)
    }
  }
}
