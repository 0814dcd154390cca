import Model
import Testing

@testable import Matching

/// What people say of two parts goes before what rules say.
@Suite struct JudgementTests {
  private static func contact(_ name: String, _ mobile: String, _ email: String? = nil) -> [PartText] {
    var values = ["name": name, "mobile": mobile]
    values["email"] = email
    return [.contact(values)]
  }

  private let people = [
    contact("王伟", "13867120945"), contact("王伟", "13867120945"), contact("王伟", "13867120945"),
  ]

  @Test func sameJoinsWhatRulesLeaveApart() {
    let parts = [Self.contact("王伟", "13867120945"), Self.contact("李娜", "13867120945")]
    #expect(match(parts).merged(.contact) == [])
    #expect(match(parts).possible(.contact) == ["1-2 mobile names-differ"])
    let judged = match(parts, people: [Said(.contact, 2, 1, .same)])
    #expect(judged.merged(.contact) == [[1, 2]])
    #expect(judged.reasons(.contact) == ["1-2 judged"])
    #expect(judged.possible == [] && judged.possibleTotal == 0)
  }

  /// 2 and 3 are one by rule, under a name that 1 does not have.
  @Test func sameTakesNothingFromRules() {
    let parts = [
      Self.contact("张伟", "13867120945"), Self.contact("李娜", "13867120945"),
      Self.contact("李娜", "13867120945"),
    ]
    #expect(match(parts).merged(.contact) == [[2, 3]])
    let judged = match(parts, people: [Said(.contact, 1, 2, .same)])
    #expect(judged.merged(.contact) == [[1, 2, 3]])
    #expect(judged.possibleTotal == 0)
    #expect(judged.reasons(.contact) == ["2-3 mobile", "1-2 judged"])
    let split = match(parts, people: [Said(.contact, 2, 3, .different)])
    #expect(split.possible(.contact) == ["1-2 mobile names-differ", "1-3 mobile names-differ"])
  }

  @Test func sameOutranksAStrongIdentifier() {
    let parts: [[PartText]] = [
      [.account(["name": "安和科技有限公司", "credit_code": "CODE-A"])],
      [.account(["name": "安和科技有限公司", "credit_code": "CODE-B"])],
    ]
    #expect(match(parts).possible(.account) == ["1-2 company credit-codes-differ"])
    #expect(match(parts, people: [Said(.account, 1, 2, .same)]).merged(.account) == [[1, 2]])
  }

  @Test func differentKeepsApartWhateverTheyShare() {
    let parts = [
      Self.contact("王伟", "13867120945", "w@anhe.cn"), Self.contact("王伟", "13867120945", "w@anhe.cn"),
    ]
    #expect(match(parts).merged(.contact) == [[1, 2]])
    let judged = match(parts, people: [Said(.contact, 1, 2, .different)])
    #expect(judged.merged(.contact) == [])
    #expect(judged.possible == [] && judged.possibleTotal == 0, "it is decided, and asked no more")
  }

  /// 1 and 3 share nothing; 2 shares something with each.
  @Test func differentHoldsOverOthers() {
    let parts = [
      Self.contact("王伟", "13867120945", "wangwei@anhe.cn"),
      Self.contact("王伟", "13867120945", "ww1988@anhe.cn"),
      Self.contact("王伟", "13967120945", "ww1988@anhe.cn"),
    ]
    #expect(match(parts).merged(.contact) == [[1, 2, 3]])
    let judged = match(parts, people: [Said(.contact, 1, 3, .different)])
    #expect(judged.merged(.contact) == [[1, 2]])
    #expect(judged.possible == [])
    // Over what people join, too.
    let joined = match(parts, people: [Said(.contact, 1, 3, .different), Said(.contact, 2, 3, .same)])
    #expect(joined.merged(.contact) == [[2, 3]])
  }

  @Test func oneTakenOutLeavesTheOthersTogether() {
    let judged = match(
      people + [Self.contact("王伟", "13867120945")],
      people: [1, 2, 4].map { Said(.contact, $0, 3, .different) })
    #expect(judged.merged(.contact) == [[1, 2, 4]])
    #expect(judged.possible == [])
  }

  @Test func whoMayBeEitherOfTwoIsLeftApart() {
    let judged = match(people, people: [Said(.contact, 1, 2, .different)])
    #expect(judged.merged(.contact) == [])
    #expect(
      judged.possible(.contact) == ["1-3 mobile judged-apart", "2-3 mobile judged-apart"])
    let told = match(people, people: [Said(.contact, 1, 2, .different), Said(.contact, 3, 2, .same)])
    #expect(told.merged(.contact) == [[2, 3]])
  }

  @Test func undecidedBlocksAndStaysInQuestion() {
    let judged = match(people, people: [Said(.contact, 1, 2, .undecided), Said(.contact, 1, 3, .undecided)])
    #expect(judged.merged(.contact) == [[2, 3]])
    #expect(judged.possible(.contact) == ["1-2 mobile judged-apart undecided"])
    // What rules do not ask stays a question as well.
    let strangers = [Self.contact("王伟", "13867120945"), Self.contact("李娜", "13967120945")]
    let open = match(strangers, people: [Said(.contact, 1, 2, .undecided)])
    #expect(open.possible(.contact) == ["1-2 judged judged-apart undecided"])
  }

  /// A rule's own doubt, confirmed by a person, is no reason to doubt the rest.
  @Test func confirmingARuleChangesNothingElse() {
    let parts = [
      Self.contact("王伟", "13867120945"), Self.contact("王伟", "13867120945"),
      Self.contact("李娜", "13867120945"),
    ]
    let judged = match(parts, people: [Said(.contact, 1, 3, .different)])
    #expect(judged.merged(.contact) == match(parts).merged(.contact))
    #expect(judged.possibleTotal == 0)
  }

  @Test func whoIsNotThereIsNotJudged() {
    let judged = match(people, people: [Said(.contact, 1, 9, .different), Said(.account, 1, 2, .different)])
    #expect(judged == match(people))
  }
}
