import Base
import Model
import Testing

@testable import Mapping

private struct FewOwners: OwnerLookup {
  func resolve(_ name: Span<UInt8>, into out: inout ByteArena) -> OwnerResult {
    if name.count == 6, name[0] == 0xE7 {
      out.append("E01")
      return .owner
    }
    return name.count == 3 ? .ambiguous : .unknown
  }
}

@Suite struct ChoiceTransformsTests {
  @Test func wordsBecomeTheModels() throws {
    let status = try Try(
      EnumTransform.self, "lead.status", map: [("新线索", "new"), ("无", "lost"), ("Ａ类", "qualified"), ("-", "")])
    #expect(status(" 新线索 ") == "new")
    #expect(status("无") == "lost")
    #expect(status("A类") == "qualified")
    #expect(status("-") == "<blank>")
    #expect(status("NULL") == "<blank>")
    #expect(status("working") == "working")
    #expect(status("新") == "!enum-unknown")
  }

  @Test func badMapsAreProblems() {
    #expect(throws: OptionProblem.self) { try Try(EnumTransform.self, "lead.status", map: [("新", "nova")]) }
    #expect(throws: OptionProblem.self) { try Try(EnumTransform.self, "account.level") }
    #expect(throws: OptionProblem.self) {
      try Try(EnumTransform.self, "lead.status", map: [("A", "new"), ("Ａ", "lost")])
    }
    #expect(throws: OptionProblem.self) {
      try Try(BooleanTransform.self, "lead.is_public", map: [("A", "maybe")])
    }
  }

  @Test func caseAndWidthMakeNoOtherWord() throws {
    let status = try Try(
      EnumTransform.self, "lead.status",
      map: [("In Progress", "working"), ("VIP客户", "qualified"), ("Müll", "unqualified")])
    for cell in ["in progress", "IN PROGRESS", "Ｉｎ　Ｐｒｏｇｒｅｓｓ", " In Progress\n"] {
      #expect(status(cell) == "working", "\(cell)")
    }
    #expect(status("vip客户") == "qualified")
    #expect(status("ｖｉｐ客户") == "qualified")
    #expect(status("MU\u{308}LL") == "unqualified", "a letter in two pieces")
    #expect(status("NEW") == "new", "a value of the model")
    #expect(status("progress") == "!enum-unknown")
    // Words that differ by case alone may stand for two things; then only they themselves are known.
    let level = try Try(
      EnumTransform.self, "account.level", map: [("a", "low"), ("A", "high"), ("b", "mid")])
    #expect(level("a") == "low")
    #expect(level("A") == "high")
    #expect(level("B") == "mid")
    #expect(level("Ａ") == "high")
  }

  @Test func otherWordsAreAsElseSays() throws {
    func status(_ other: String, _ cell: String) throws -> String {
      try Try(EnumTransform.self, "lead.status", ["else": other], map: [("甲", "new")])(cell)
    }
    #expect(try status("quarantine", "乙") == "!enum-unknown")
    #expect(try status("unqualified", "乙") == "unqualified")
    #expect(try status("unqualified", "甲") == "new")
    #expect(try status("unqualified", "无") == "<blank>")
    #expect(try status("unqualified", "#N/A") == "!cell-error", "damage is no word")
    #expect(try status("keep", "乙") == "!enum-unknown", "the rule keeps it as an extra")
    #expect(throws: OptionProblem.self) { try status("nova", "乙") }
    let channel = try Try(EnumTransform.self, "lead.channel", ["else": "keep"], map: [("展", "展会")])
    #expect(channel(" 老客户 ") == "老客户")
    #expect(channel("展") == "展会")
    let flag = try Try(BooleanTransform.self, "lead.is_public", ["else": "false"], map: [("公海", "true")])
    #expect(flag("公海") == "1")
    #expect(flag("私海") == "0")
    #expect(flag("yEs") == "1")
    #expect(flag("无") == "0")
    #expect(flag("#REF!") == "!cell-error")
  }

  @Test func truthHasManyWords() throws {
    let boolean = try Try(BooleanTransform.self, "lead.is_public")
    for yes in ["是", "Y", "true", "TRUE", "tRUE", "ＹＥＳ", "1", "√", "✔\u{FE0F}", "有", "１"] {
      #expect(boolean(yes) == "1", "\(yes)")
    }
    for no in ["否", "N", "False", "0", "×", "无", "没有"] { #expect(boolean(no) == "0", "\(no)") }
    for blank in ["-", "N/A", "未知", "  "] { #expect(boolean(blank) == "<blank>", "\(blank)") }
    #expect(boolean("x") == "!boolean-unknown")
    #expect(boolean("2") == "!boolean-unknown")
    let own = try Try(BooleanTransform.self, "lead.is_public", map: [("公海", "true"), ("有", "false")])
    #expect(own("公海") == "1")
    #expect(own("有") == "0")
  }

  @Test func ownersComeFromTheTable() throws {
    let owner = Try(OwnerTransform.using(FewOwners()))
    #expect(owner("王 芳") == "E01")
    #expect(owner("张") == "!owner-ambiguous")
    #expect(owner("Nobody") == "!owner-unknown")
    #expect(owner("无") == "<blank>")
    #expect(try Try(OwnerTransform.self, "lead.owner")("王芳") == "!owner-unknown")
  }

  @Test func creditCodesAreChecked() throws {
    let code = try Try(CreditCodeTransform.self, "account.credit_code")
    #expect(code("91350100M000100Y43") == "91350100M000100Y43")
    #expect(code(" 91350100m000100y43\t") == "91350100M000100Y43")
    #expect(code("９１350100M000100Y43") == "91350100M000100Y43")
    #expect(code("91350100M000100Y44") == "!credit-code-check")
    #expect(code("9135O100M000100Y43") == "!credit-code-shape")
    #expect(code("91350100M000100Y4") == "!credit-code-shape")
    #expect(code("913501001234567000") == "!id-precision-lost")
    #expect(code("9.1E+17") == "!id-scientific")
  }
}
