import Testing

@testable import Verification

struct EnumRelationTests {
  private let status = EnumRelation(
    values: [(from: "新线索", to: "new"), (from: "待跟进", to: "new"), (from: "无效", to: "lost")],
    choices: ["new", "working", "lost"])

  @Test(arguments: [
    Judged("无效", "lost", .valueMap), Judged(" 无效 ", "lost", .valueMap),
    Judged("working", "working", .equal), Judged(" working", "working", .trimmed),
    // Two words become one: the value alone does not say which.
    Judged("新线索", "new", .lossyMap), Judged("待跟进", "new", .lossyMap),
    Judged("新线索", "lost", .different), Judged("无效", "new", .different),
    Judged("Working", "working", .valueMap), Judged("跟进中", "working", .different),
    Judged("无效", "无效", .different),
  ]) func followsTheMappingsWords(_ pair: Judged) { #expect(pair.by(status) == pair.likeness) }

  @Test func aBlankThatIsAWordSaysSomething() {
    let map = EnumRelation(values: [(from: "无", to: "cold")], choices: ["cold"])
    #expect(!map.isSilent("无"))
    #expect(status.isSilent("无"))
  }
}

struct OwnerRelationTests {
  private let owners = OwnerNames([
    ["工号", "姓名", "别名", "状态", "接手人"],
    ["E01", "王芳", "小王;Fanny", "在职", ""], ["E02", "李强", "", "离职", "E01"],
    ["E03", "张伟", "", "在职", ""], ["E04", "张伟", "", "在职", ""], ["E05", "赵敏", "", "离职", ""],
  ])

  @Test(arguments: [
    Judged("王芳", "E01", .owner), Judged("王 芳", "E01", .owner), Judged("fanny", "E01", .owner),
    Judged("E01", "E01", .equal), Judged("李强", "E01", .successor),
    Judged("王芳", "E03", .different), Judged("李强", "E02", .different),
    // Two have the name; one left and nobody took over; nobody has it.
    Judged("张伟", "E03", .different), Judged("赵敏", "E05", .different), Judged("王方", "E01", .different),
  ]) func isWhomTheTableNames(_ pair: Judged) {
    #expect(pair.by(OwnerRelation(owners: owners)) == pair.likeness)
  }
}

struct OwnersOfOtherSystemsTests {
  private let owners = OwnerNames([
    ["Id", "Name", "Email", "MobilePhone", "crm_id", "IsActive", "successor", "note"],
    ["E7", "Lena Roth", "lena.roth@firma.example", "137 0000 1111", "u-77", "true", "", "E8"],
    ["E8", "Max Kern", "", "", "u-78", "FALSE", "E7", ""],
  ])

  @Test(arguments: [
    Judged("LENA.ROTH@firma.example", "E7", .owner), Judged("+86 137-0000-1111", "E7", .owner),
    Judged("u-77", "E7", .owner), Judged("u-78", "E7", .successor), Judged("Max Kern", "E8", .different),
    Judged("13700001112", "E7", .different),
  ]) func isWhomTheTableNames(_ pair: Judged) {
    #expect(pair.by(OwnerRelation(owners: owners)) == pair.likeness)
  }
}

struct ListRelationTests {
  @Test(arguments: [
    Judged("泵、阀门,管件", "泵; 阀门; 管件", .list), Judged("泵", "泵", .equal),
    Judged("泵、阀门", "阀门; 泵", .different), Judged("泵、阀门", "泵", .different),
    Judged("泵、阀门", "泵; 阀门; 管件", .different), Judged("泵、、阀门", "泵; 阀门", .list),
    Judged("泵、阀门", "泵;阀门", .different),
  ]) func hasTheSameItems(_ pair: Judged) { #expect(pair.by(ListRelation(split: nil)) == pair.likeness) }
}

struct ConcatRelationTests {
  @Test(arguments: [
    Judged("浦东\u{1F}张江路", "浦东 张江路", .joined), Judged("浦东\u{1F}", "浦东", .joined),
    Judged("浦东\u{1F}—\u{1F}张江路", "浦东 张江路", .joined),
    Judged("浦东\u{1F}张江路", "张江路 浦东", .different), Judged("浦东\u{1F}张江路", "浦东张江路", .different),
    Judged("浦东\u{1F}张江路", "浦东", .different), Judged("浦东\u{1F}张江路", "浦东 张江路 1号", .different),
  ]) func joinsInOrder(_ pair: Judged) { #expect(pair.by(ConcatRelation(joint: " ")) == pair.likeness) }
}

struct TemplateRelationTests {
  private let title = TemplateRelation(
    pieces: TemplatePiece.parse("{公司} – {产品}"), then: TextRelation(fold: .none))

  @Test(arguments: [
    Judged("安和\u{1F}泵", "安和 – 泵", .template), Judged("安和\u{1F}泵", "安和 - 泵", .different),
    Judged("安和\u{1F}泵", "泵 – 安和", .different), Judged("安和\u{1F}泵", "安和", .different),
  ]) func putsCellsInTheirPlaces(_ pair: Judged) { #expect(pair.by(title) == pair.likeness) }

  @Test func blankCellsSayNothing() {
    #expect(title.isSilent("\u{1F}—"))
    #expect(!title.isSilent("安和\u{1F}"))
  }

  @Test func readsBraces() {
    #expect(TemplatePiece.parse("{{a}} {b}") == [.text("{a} "), .column("b")])
  }
}

struct PersonRelationTests {
  @Test(arguments: [
    Judged("王芳", "王芳", .equal), Judged("王 芳", "王芳", .blanks), Judged("王芳女士", "王芳", .title),
    Judged("王芳(采购经理)", "王芳", .title), Judged("Mr. John Smith", "John Smith", .title),
    // A letter of the name lost, or a title taken into it, or another person.
    Judged("王芳女士", "王", .different), Judged("王芳", "王", .different), Judged("欧阳芳", "芳", .different),
    Judged("王芳女士", "王芳女", .different), Judged("王芳", "王方", .different),
    Judged("王芳、李强", "王芳", .different),
  ]) func isTheNameWithoutItsTitle(_ pair: Judged) {
    #expect(pair.by(PersonRelation(isHonorific: false, takesFirst: false)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("王芳、李强", "王芳", .firstOfSeveral), Judged("王芳、李强", "李强", .different),
  ]) func isTheFirstPerson(_ pair: Judged) {
    #expect(pair.by(PersonRelation(isHonorific: false, takesFirst: true)) == pair.likeness)
  }

  @Test(arguments: [
    Judged("王芳女士", "女士", .title), Judged("王芳(采购经理)", "采购经理", .title),
    Judged("王芳女士", "先生", .different), Judged("王芳女士", "芳女士", .different),
    Judged("王芳", "王芳", .equal),
  ]) func isTheTitleWithoutItsName(_ pair: Judged) {
    #expect(pair.by(PersonRelation(isHonorific: true, takesFirst: false)) == pair.likeness)
  }
}
