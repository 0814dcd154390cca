import Base
import Model
import Testing

@testable import Matching

@Suite struct ContactMatchingTests {
  private let mobile = "13812346789"
  private let email = "zhang.wei@anhe.cn"
  private let company = PartText.account(["name": "安和科技有限公司"])

  @Test func oneMobileOrEmailIsOnePerson() {
    let result = match([
      [.contact(["name": "张伟", "mobile": mobile])], [.contact(["name": "张伟", "email": email])],
      [.contact(["name": "张总", "mobile": mobile, "email": "Zhang.Wei@anhe.cn"])],
      [.contact(["name": "张伟"])],
    ])
    #expect(result.merged(.contact) == [[1, 2, 3]])
    #expect(result.reasons(.contact) == ["1-3 mobile", "2-3 email"])
  }

  @Test func namesThatDifferStayApart() {
    let result = match([
      [.contact(["name": "张伟", "mobile": mobile, "email": email])],
      [.contact(["name": "李娜", "mobile": mobile, "email": email])],
    ])
    #expect(result.merged(.contact).isEmpty)
    #expect(result.possible(.contact) == ["1-2 mobile names-differ"])
    #expect(result.possibleTotal == 1)
  }

  @Test func whoIsNotToldApartIsLeftAlone() {
    let result = match([
      [.contact(["name": "张伟", "mobile": mobile])], [.contact(["name": "张强", "mobile": mobile])],
      [.contact(["name": "张总", "mobile": mobile])], [.contact(["mobile": mobile])],
      [.contact(["name": "张强", "mobile": mobile])],
    ])
    #expect(result.merged(.contact) == [[2, 5]])
    #expect(
      result.possible(.contact) == [
        "1-2 mobile names-differ", "1-3 mobile names-ambiguous", "1-4 mobile names-ambiguous",
      ])
  }

  @Test func aSurnameGoesToTheOnePersonOfThatName() {
    let result = match([
      [.contact(["name": "张总", "mobile": mobile])], [.contact(["name": "李娜", "mobile": mobile])],
      [.contact(["name": "张伟", "mobile": mobile])], [.contact(["name": "王经理", "mobile": mobile])],
    ])
    #expect(result.merged(.contact) == [[1, 3]])
    #expect(result.possible(.contact).count == 2)
  }

  @Test func msAndMrAreTwo() {
    let two = match([
      [.contact(["name": "王女士", "mobile": mobile])], [.contact(["name": "王先生", "mobile": mobile])],
    ])
    #expect(two.merged(.contact) == [])
    #expect(two.possible(.contact) == ["1-2 mobile names-differ"])
    // The title may stand in a column of its own; and whose 王总 is, nobody knows.
    let three = match([
      [.contact(["name": "王总", "mobile": mobile])],
      [.contact(["name": "王", "honorific": "先生", "mobile": mobile])],
      [.contact(["name": "王", "honorific": "女士", "mobile": mobile])],
    ])
    #expect(three.merged(.contact) == [])
    #expect(three.possible(.contact).count == 2)
    // 王刚 may be either of them.
    let full = match([
      [.contact(["name": "王刚", "mobile": mobile])], [.contact(["name": "王先生", "mobile": mobile])],
      [.contact(["name": "王女士", "mobile": mobile])],
    ])
    #expect(full.merged(.contact) == [])
    // Across keys: 1 is 王先生 as soon as 2 says so.
    let across = match([
      [.contact(["name": "王总", "mobile": mobile, "email": email])],
      [.contact(["name": "王先生", "mobile": mobile])], [.contact(["name": "王女士", "email": email])],
    ])
    #expect(across.merged(.contact) == [[1, 2]])
  }

  @Test func theNamelessJoinWhereThereIsOnePerson() {
    let result = match([
      [.contact(["mobile": mobile])], [.contact(["mobile": mobile])],
      [.contact(["name": "张总", "mobile": mobile])],
    ])
    #expect(result.merged(.contact) == [[1, 2, 3]])
  }

  @Test func theNameGuardHoldsAcrossKeys() {
    // 2 has no name: it joins 1 by mobile, and then is 张伟 to the e-mail as well.
    let result = match([
      [.contact(["name": "张伟", "mobile": mobile])], [.contact(["mobile": mobile, "email": email])],
      [.contact(["name": "李娜", "email": email])],
    ])
    #expect(result.merged(.contact) == [[1, 2]])
    #expect(result.possible(.contact) == ["2-3 email names-differ"])
  }

  @Test func oneNameAtOneCompanyIsOnePerson() {
    let result = match([
      [company, .contact(["name": "张伟", "mobile": mobile])],
      [.account(["name": "安和科技有限责任公司"]), .contact(["name": "张 伟", "email": email])],
      [.account(["name": "甲乙商贸有限公司"]), .contact(["name": "张伟"])],
      [company, .contact(["name": "张总"])],
    ])
    #expect(result.merged(.contact) == [[1, 2]])
    #expect(result.reasons(.contact) == ["1-2 company-person"])
  }

  @Test func twoMobilesAtOneCompanyAreOnlyPossible() {
    let result = match([
      [company, .contact(["name": "张伟", "mobile": mobile])],
      [company, .contact(["name": "张伟", "mobile": "13712346780"])],
      [company, .contact(["name": "张伟"])],
    ])
    #expect(result.merged(.contact).isEmpty)
    #expect(
      result.possible(.contact) == [
        "1-2 company-person contacts-differ", "1-3 company-person contacts-differ",
      ])
  }

  @Test func aShortCompanyNameJoinsNoPersons() {
    let result = match([
      [.account(["name": "安和科技"]), .contact(["name": "张伟"])],
      [.account(["name": "安和科技"]), .contact(["name": "张伟"])],
    ])
    #expect(result.merged(.contact).isEmpty)
  }

  @Test func companiesOfOneCreditCodeHaveTheSamePersons() {
    let code = "91330100MA2B0A0A1X"
    let result = match([
      [.account(["name": "安和科技", "credit_code": code]), .contact(["name": "张伟"])],
      [.account(["name": "安和", "credit_code": code]), .contact(["name": "张伟"], number: 1)],
    ])
    #expect(result.merged(.contact) == [[1, 2]])
  }

  @Test func aReferenceNamesTheCompany() {
    let table = MatchTable()
    let records: [[PartText]] = [
      [company], [.contact(["name": "张伟"])], [company, .contact(["name": "张伟"])],
    ]
    for (number, parts) in records.enumerated() {
      let bytes = landed(parts)
      table.add(
        record: Int32(number), identity: Identity(low: 0, high: UInt64(number)), firstRun: 1, trust: 1,
        landed: bytes.span)
    }
    table.refer(record: 1, toAccountOf: 0)
    #expect(outcome(table.cluster(), [0, 1, 2]).merged(.contact) == [[1, 2]])
  }

  /// Each contact of a record has the company that it refers to, not that of the last one.
  @Test func contactsOfOneRecordWorkForDifferentCompanies() {
    let other = PartText.account(["name": "宁波海棠贸易有限公司"])
    let records: [[PartText]] = [
      [company], [other],
      [.contact(["name": "张伟"], number: 1), .contact(["name": "张伟"], number: 2)],
      [company, .contact(["name": "张伟"])], [other, .contact(["name": "张伟"])],
    ]
    for order in [[1, 2], [2, 1]] {
      let table = MatchTable()
      for (number, parts) in records.enumerated() {
        let bytes = landed(parts)
        table.add(
          record: Int32(number), identity: Identity(low: 0, high: UInt64(number)), firstRun: 1, trust: 1,
          landed: bytes.span)
      }
      for part in order { table.refer(record: 2, part: UInt16(part), toAccountOf: Int32(part - 1)) }
      let groups = outcome(table.cluster(), [0, 1, 2, 3, 4]).clusters.filter {
        $0[0].entity == Entity.contact.rawValue
      }
      #expect(groups.map { $0.map { "\($0.identity).\($0.number)" } } == [["2.1", "3.0"], ["2.2", "4.0"]])
    }
  }

  @Test func twoContactsOfOneRecordMergeOnlyWhenNamesAgree() {
    let result = match([
      [
        .contact(["name": "张伟", "mobile": mobile], number: 1),
        .contact(["name": "张总", "mobile": mobile], number: 2),
        .contact(["name": "李娜", "email": email], number: 3),
        .contact(["name": "王芳", "email": email], number: 4),
      ]
    ])
    #expect(result.clusters.map { $0.map(\.number) } == [[1, 2], [3], [4]])
    #expect(result.possible(.contact) == ["1-1 email names-differ"])
  }

  @Test func placeholdersJoinNobody() {
    let result = match([
      [.contact(["name": "张伟", "mobile": "13800138000", "email": "test@anhe.cn"])],
      [.contact(["name": "张伟", "mobile": "13800138000", "email": "test@anhe.cn"])],
    ])
    #expect(result.merged(.contact).isEmpty)
    #expect(result.generics == ["mobile placeholder 2 1", "email placeholder 2 1"])
  }

  @Test func aRoleAddressSharedByTwoIsGeneric() {
    let shared = match([
      [.contact(["name": "张伟", "email": "info@anhe.cn"])],
      [.contact(["name": "李娜", "email": "info@anhe.cn"])], [.contact(["email": "info@anhe.cn"])],
    ])
    #expect(shared.merged(.contact).isEmpty)
    #expect(shared.possibleTotal == 0)
    #expect(shared.generics == ["email shared 3 1"])
    let own = match([
      [.contact(["name": "张伟", "email": "info@anhe.cn"])], [.contact(["email": "info@anhe.cn"])],
    ])
    #expect(own.merged(.contact) == [[1, 2]])
  }

  @Test func aMobileSharedByTooManyNamesIsGeneric() {
    let names = ["张伟", "李娜", "王芳", "赵强", "陈静"]
    func records(_ count: Int, _ distinct: Int) -> [[PartText]] {
      (0..<count).map { [.contact(["name": names[$0 % distinct], "mobile": mobile])] }
    }
    let generic = match(records(21, 4))
    #expect(generic.merged(.contact).isEmpty)
    #expect(generic.generics == ["mobile shared 21 1"])
    // At the limit of either it still joins: those of one name.
    #expect(match(records(20, 4)).merged(.contact).count == 4)
    #expect(match(records(21, 3)).merged(.contact).count == 3)
  }

  @Test func aMobileOfManyCompaniesWithoutNamesIsGeneric() {
    let result = match(
      (0..<21).map { [.account(["name": "第\($0)贸易有限公司"]), .contact(["mobile": mobile])] })
    #expect(result.merged(.contact).isEmpty)
    #expect(result.generics == ["mobile shared 21 1"])
  }

  @Test func opportunitiesAndActivitiesAreNeverMerged() {
    let parts: [PartText] = [
      .contact(["name": "张伟", "mobile": mobile]), PartText(entity: .opportunity, values: ["name": "扩容"]),
      PartText(entity: .activity, number: 1, values: ["content": "已电话沟通"]),
    ]
    let result = match([parts, parts])
    #expect(result.merged(.contact) == [[1, 2]])
    #expect(result.merged(.opportunity).isEmpty)
    #expect(result.merged(.activity).isEmpty)
    #expect(result.clusters.count == 5)
  }
}
