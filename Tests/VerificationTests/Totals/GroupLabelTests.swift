import Model
import Testing

@testable import Verification

@Suite struct GroupLabelTests {
  @Test(arguments: [
    ("lead.status", "new", true), ("lead.status", "13812345678", false), ("lead.status", "张伟", false),
    ("lead.created_at", "2026-05", true), ("lead.created_at", "138123-45", false),
    ("lead.created_at", "13812345678", false), ("opportunity.amount", "CNY", true),
    ("opportunity.amount", "张伟强", false), ("lead.owner", "S01", true), ("lead.owner", "13812345678", false),
    ("lead.owner", "a@b.cn", false), ("lead.channel", "展会", false),
  ])
  func onlyAFieldsOwnWordsAreShown(path: String, label: String, isOwn: Bool) {
    #expect(GroupLabel.isOwnWord(label, of: LeadModel.field(path: path)) == isOwn)
  }

  @Test func theTotalOfAFieldHasNothingToHide() {
    #expect(GroupLabel.isOwnWord("", of: LeadModel.field(path: "lead.status")))
    #expect(GroupLabel.isOwnWord("x", of: nil))
  }
}
