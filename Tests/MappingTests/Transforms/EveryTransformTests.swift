import Base
import Documents
import Model
import Testing

@testable import Mapping

@Suite struct EveryTransformTests {
  /// One of each, as a mapping would make it.
  static func all() throws -> [Try] {
    [
      try Try(TextTransform.self), try Try(TextTransform.self, "lead.remark", ["fold": "both"]),
      try Try(IdTransform.self),
      try Try(CompanyTransform.self), try Try(PersonTransform.self, "contact.name"),
      try Try(PersonTransform.self, "contact.name", ["take": "first"]),
      try Try(PhoneTransform.self, "contact.mobile"),
      try Try(PhoneTransform.self, "contact.other_phones", ["text": "drop", "area": "0571"]),
      try Try(PhoneTransform.self, "contact.phone", ["take": "first", "country": "TW"]),
      try Try(EmailTransform.self, "contact.email", ["take": "first"]),
      try Try(EmailTransform.self, "contact.email"),
      try Try(WechatTransform.self, "contact.wechat"), try Try(UrlTransform.self, "account.website"),
      try Try(MoneyTransform.self, "opportunity.amount", ["currency": "CNY", "scale": "10000"]),
      try Try(IntegerTransform.self, "account.employees"), try Try(BooleanTransform.self, "lead.is_public"),
      try Try(DateTransform.self, "contact.birthday", ["zone": "Asia/Shanghai", "time": "drop"]),
      try Try(DateTransform.self, "contact.birthday", ["format": "excel"]),
      try Try(DatetimeTransform.self, "lead.created_at", ["zone": "Asia/Shanghai"]),
      try Try(DatetimeTransform.self, "lead.created_at", ["zone": "Asia/Shanghai", "format": "epoch"]),
      try Try(EnumTransform.self, "lead.status", map: [("新", "new")]),
      try Try(RegionTransform.self, "account.province"),
      try Try(RegionTransform.self, "account.city"),
      try Try(RegionTransform.self, "account.district", ["unknown": "keep"]),
      try Try(CreditCodeTransform.self, "account.credit_code"),
      try Try(ReferenceTransform.self, "contact.account"),
      try Try(ListTransform.self, "contact.other_phones"), try Try(ConcatTransform.self),
      try Try(ConstantTransform.self, "lead.status", ["value": "new"]),
      try Try(TemplateTransform.self, "account.address", ["template": "{a}-{b}"]),
      Try(OwnerTransform.using(Anyone())),
    ]
  }

  struct Anyone: OwnerLookup {
    func resolve(_ name: Span<UInt8>, into out: inout ByteArena) -> OwnerResult {
      out.append(name)
      return .owner
    }
  }

  @Test func namesCodesAndOptionsAreDocumented() {
    let names = TransformRegistry.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(
      names.sorted() == TransformSpec.all.map(\.name).sorted(), "mapping and verification share one list")
    for type in TransformRegistry.all {
      #expect(TransformRegistry.named(type.name) != nil)
      #expect(!type.summary.zh.isEmpty && !type.summary.en.isEmpty)
      #expect(!type.makes.isEmpty)
      #expect(Set(type.codes).count == type.codes.count, "\(type.name)")
      for option in type.options { #expect(!option.summary.zh.isEmpty && !option.summary.en.isEmpty) }
      for code in type.codes {
        #expect(code.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }, "\(code)")
        #expect(IssueWording.codes.contains(code), "\(code) has no wording")
      }
    }
    #expect(TransformRegistry.named("nothing") == nil)
  }

  @Test func everyRecordFaultHasWording() {
    for fault in RecordFault.allCases where fault != .none {
      #expect(IssueWording.codes.contains(fault.code))
    }
    for code in [
      "key-blank", "key-repeated", "reference-not-found", "reference-ambiguous", "repeated-cell",
      "required-blank", "reference-quarantined", "reference-to-itself", "reference-circle",
      "record-key-alone",
      "record-blank", "too-many-children", "unmapped-cell",
    ] {
      #expect(IssueWording.codes.contains(code))
    }
    #expect(IssueWording.message("never-heard-of").message.en.contains("never-heard-of"))
  }

  @Test func theLimitOfChildrenIsWhatTheMessageSays() {
    let message = IssueWording.message("too-many-children").message
    for text in [message.zh, message.en] {
      #expect(text.filter { $0.isASCII && $0.isNumber } == String(Landed.maximumNumber), "\(text)")
    }
  }

  private static let words = [
    "张", "总", "经理", "(", ")", "（", " ", "\u{3000}", "0571", "-", "8888", "6666", "138", "00138000", "转",
    "ext", "+86", "+", ".",
    "2023", "年", "5", "月", "1", "日", "/", "T", ":", "下午", "Z", "00", "12", "万", "元", "¥", "$", ",", "E", "@",
    "a", "b.cn", "<", ">",
    "http://", "浙江", "杭州市", "西湖区", "市辖区", "=\"", "\"", "'", "#", "无", "\u{1F}", ";", "、", "\u{200B}", "Mr.",
    "李强", "先生", "是", "\u{202C}",
    "91350100M000100Y43", "x", "1.38E+10",
  ]

  @Test func noBytesBreakAnyAndItsOwnValueStays() throws {
    var random = Lcg(state: 7)
    let transforms = try Self.all()
    for round in 0..<12_000 {
      var cell: [UInt8] = []
      if round % 4 == 0 {
        for _ in 0..<(1 + random.next(40)) { cell.append(UInt8(random.next(256))) }
      } else {
        for _ in 0..<(1 + random.next(7)) { cell += Array(Self.words[random.next(Self.words.count)].utf8) }
      }
      for it in transforms {
        var out = ByteArena(capacity: 8)
        let result = it.transform.apply(cell.span, into: &out)
        let type = type(of: it.transform)
        switch result {
        case .refused(let code): #expect(type.codes.contains(code), "\(type.name) \(code)")
        case .blank: break
        case .value:
          #expect(out.count > 0, "\(type.name) \(cell)")
          #expect(out.count <= cell.count * 4 + 64, "\(type.name)")
          // A district or a template is a part of its text, not a text to read again.
          if round % 4 == 0 || type.name == "template" || type.name == "region" { continue }
          let value = (0..<out.count).map { out[$0] }
          var again = ByteArena(capacity: 8)
          let second = it.transform.apply(value.span, into: &again)
          let text = String(decoding: cell, as: UTF8.self)
          #expect(second == .value, "\(type.name): \(text)")
          #expect((0..<again.count).map { again[$0] } == value, "\(type.name): \(text)")
        }
      }
    }
  }

  /// What a spreadsheet writes for a value that is not there is damage to every transform, and nothing to none.
  @Test func aFormulaErrorIsNeverBlank() throws {
    for it in try Self.all() {
      let type = type(of: it.transform)
      if type.name == "constant" { continue }
      for cell in ["#N/A", "#n/a", " #REF! ", "#VALUE!", "#DIV/0!", "#NAME?", "#WERT!", "#GETTING_DATA"] {
        #expect(it(cell) == "!cell-error", "\(type.name) \(cell)")
      }
      #expect(it("########") == "!cell-hashes", "\(type.name)")
    }
    for joined in [
      try Try(ConcatTransform.self),
      try Try(TemplateTransform.self, "account.address", ["template": "{a}-{b}"]),
    ] {
      #expect(joined("甲\u{1F}#N/A") == "!cell-error")
      #expect(joined("甲\u{1F}N/A") != "!cell-error", "people write it for nothing")
    }
    #expect(try Try(ListTransform.self, "contact.other_phones")("甲;#REF!") == "!cell-error")
  }

  /// The same numbers on every run.
  struct Lcg {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
  }
}
