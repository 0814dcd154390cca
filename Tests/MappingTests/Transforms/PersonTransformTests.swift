import Testing

@testable import Mapping

@Suite struct PersonTransformTests {
  static let people: [(cell: String, name: String, honorific: String)] = [
    ("张总", "张", "总"), ("万总", "万", "总"), ("欧阳总", "欧阳", "总"), ("张工", "张", "工"), ("张伟总", "张伟", "总"),
    ("王小明经理", "王小明", "经理"), ("王小明工", "王小明", "工"), ("王建工", "王建工", "<blank>"), ("李 先生", "李", "先生"),
    ("张总经理", "张", "总经理"), ("王董事长", "王", "董事长"), ("董经理", "董", "经理"), ("总经理", "总经理", "总经理"), ("经理", "经理", "经理"),
    ("张总管", "张总管", "<blank>"), ("王芳", "王芳", "<blank>"), ("张 伟", "张伟", "<blank>"),
    ("欧阳 小明", "欧阳小明", "<blank>"),
    ("张伟(采购)", "张伟", "采购"), ("张伟（采购部）", "张伟", "采购部"), ("张伟(13800138000)", "张伟(13800138000)", "<blank>"),
    ("Mr. Smith", "Smith", "Mr."), ("Dr Tom Lee", "Tom Lee", "Dr"), ("Drake Bell", "Drake Bell", "<blank>"),
    ("张伟/采购经理", "张伟", "采购经理"), ("张伟 经理", "张伟", "经理"), ("买买提·艾力", "买买提·艾力", "<blank>"),
    ("Tom总", "Tom", "总"), ("项目经理", "项目经理", "项目经理"), ("李刚博士", "李刚", "博士"), ("陈女士", "陈", "女士"),
    ("赵", "赵", "<blank>"),
  ]

  @Test(arguments: people)
  func nameAndHonorificPart(_ person: (cell: String, name: String, honorific: String)) throws {
    #expect(try Try(PersonTransform.self, "contact.name")(person.cell) == person.name)
    #expect(
      try Try(PersonTransform.self, "contact.honorific", ["part": "honorific"])(person.cell)
        == person.honorific)
  }

  @Test func severalPeopleNeedAWord() throws {
    let person = try Try(PersonTransform.self, "contact.name")
    let first = try Try(PersonTransform.self, "contact.name", ["take": "first"])
    for cell in ["张伟、李强", "张伟/李强", "张伟,李强", "张伟 李强", "张伟；李强"] {
      #expect(person(cell) == "!person-several", "\(cell)")
      #expect(first(cell) == "张伟", "\(cell)")
    }
    #expect(person("暂无") == "<blank>")
  }
}
