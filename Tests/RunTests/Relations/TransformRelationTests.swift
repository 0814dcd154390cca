import Base
import Documents
import Foundation
import Mapping
import Model
import Testing

@testable import Verification

/// Whatever a transform makes of a cell, the verifier's relation for the same rule takes for what the cell
/// says; and a cell that a transform takes for blank says nothing to the relation either. The two share no
/// code: a rule of one that the other does not know is a false alarm on a store that is right.
@Suite struct TransformRelationTests {
  static let rules = [
    "account.name: {from: a, as: text}", "lead.remark: {from: a, as: text, fold: both}",
    "lead.remark: {from: a, as: text, fold: width}", "account.name: {from: a, as: company}",
    "account.address: {from: a, as: id}",
    "contact.name: {from: a, as: person}", "contact.name: {from: a, as: person, take: first}",
    "contact.honorific: {from: a, as: person, part: honorific}",
    "contact.mobile: {from: a, as: phone}", "contact.phone: {from: a, as: phone, take: first}",
    "contact.phone: {from: a, as: phone, country: TW}", "contact.phone: {from: a, as: phone, area: '0571'}",
    "contact.phone: {from: a, as: phone, text: drop}", "contact.other_phones: {from: a, as: phone}",
    "contact.email: {from: a, as: email}", "contact.email: {from: a, as: email, take: first}",
    "contact.wechat: {from: a, as: wechat}", "account.website: {from: a, as: url}",
    "opportunity.amount: {from: a, as: money, currency: CNY}",
    "opportunity.amount: {from: a, as: money, scale: 10000, currency: CNY}",
    "account.employees: {from: a, as: integer}", "lead.is_public: {from: a, as: boolean}",
    "contact.birthday: {from: a, as: date}", "contact.birthday: {from: a, as: date, format: excel}",
    "lead.created_at: {from: a, as: datetime, zone: Asia/Shanghai}",
    "lead.created_at: {from: a, as: datetime, zone: America/New_York}",
    "lead.created_at: {from: a, as: datetime, zone: Asia/Shanghai, format: epoch}",
    "lead.status: {from: a, values: {新线索: new, 跟进中: working, 无效: unqualified}}",
    "account.province: {from: a, as: region}", "account.city: {from: a, as: region}",
    "account.district: {from: a, as: region}", "account.district: {from: a, as: region, unknown: keep}",
    "account.credit_code: {from: a, as: credit-code}", "contact.account: {from: a, as: reference}",
    "opportunity.amount: {from: a, as: money, scale: 10000, currency: CNY, unit: cell}",
    "opportunity.amount: {from: a, as: money, scale: 10000, unit: column}",
    "opportunity.amount: {from: a, as: money, currency: EUR, decimal: comma}",
    "opportunity.amount: {from: a, as: money, decimal: point}",
    "contact.phone: {from: a, as: phone, country: GB}", "contact.phone: {from: a, as: phone, country: US}",
    "contact.phone: {from: a, as: phone, country: DE, take: landline}",
    "contact.mobile: {from: a, as: phone, country: GB, take: mobile}",
    "contact.phone: {from: a, as: phone, country: GB, area: '020'}",
    "contact.mobile: {from: a, as: phone, take: mobile}",
    "contact.phone: {from: a, as: phone, take: landline}",
    "contact.other_phones: {from: a, as: phone, country: RU}",
    "contact.birthday: {from: a, as: date, format: mdy, century: 1950}",
    "contact.birthday: {from: a, as: date, format: ymd, century: 2000}",
    "contact.birthday: {from: a, as: date, format: dd.MM.yyyy}",
    "lead.created_at: {from: a, as: datetime, zone: Asia/Shanghai, format: 'M/d/yy h:mm a'}",
    "lead.created_at: {from: a, as: datetime, zone: Asia/Shanghai, format: 'yyyyMMddHHmmss'}",
    "lead.created_at: {from: a, as: datetime, zone: Asia/Shanghai, format: 'd MMM yyyy HH:mm:ss Z'}",
    "lead.created_at: {from: a, as: datetime, zone: Asia/Shanghai, format: epoch-ms}",
    "lead.status: {from: a, values: {新线索: new, Y: working}, else: unqualified}",
    "lead.channel: {from: a, values: {新线索: 新}, else: keep}",
    "lead.is_public: {from: a, as: boolean, else: 'false'}",
    "account.address: {from: a, as: salesforce-id}",
    "contact.other_phones: {from: a, as: list}", "account.address: {from: [a, b], as: concat}",
  ]

  static let cells: [String] = {
    let plain = [
      "安和科技有限公司", "安和科技（杭州）有限公司", "ＡＢＣ 有限公司", "甲\u{3000}乙", "甲  乙", "张三", "张三先生", "王经理", "李四/王五", "欧阳娜娜女士",
      "Dr. Smith", "Mary Ann Lee", "zhang san",
      "13812345678", "138 1234 5678", "138-1234-5678", "+86 13812345678", "0086-13812345678",
      "(010) 62345678",
      "010-62345678", "010-62345678转801", "0571-87654321-12", "87654321", "400-800-1234", "+1 415 555 2671",
      "0912345678", "13812345678/13912345678", "13812345678;010-62345678", "手机13812345678", "１３８１２３４５６７８",
      "无",
      "-", "/", "暂无", "N/A", "null", "0",
      "a@b.cn", "A.B@Example.COM", "a@b.cn;c@d.cn", "<a@b.cn>", "mailto:a@b.cn", "wx_abc123", "微信：wx_abc123",
      "http://www.example.com/", "www.example.com", "HTTPS://Example.com/A", "example.cn",
      "12", "1,234.50", "￥1,200", "1.2万", "12万元", "USD 300", "3亿", "-5", "(5.00)", "1200元", "１２", "1.10",
      "100-499人",
      "50人以上", "是", "否", "Y", "N", "true", "FALSE", "1", "√", "×",
      "2024-01-31", "2024/1/31", "2024年1月31日", "20240131", "2024-01-31 08:09:10", "2024-01-31T08:09:10Z",
      "2024-01-31T08:09:10+08:00", "2024/1/31 8:09", "31.01.2024", "2024-01-31 08:09:10.123", "45322",
      "45322.5",
      "1706659750", "1706659750123", "2024-03-10 02:30:00", "2024-11-03 01:30:00", "上午8:09 2024-01-31",
      "新线索", "跟进中 ", "无效", "浙江", "浙江省", "杭州市", "浙江省杭州市西湖区", "西湖区", "北京", "北京市朝阳区", "内蒙古自治区", "香港",
      "91330100MA2B0C1D2E", "91350100M000100Y43", "91350100m000100y43", "C-001", "C001 ", "甲;乙", "甲、乙,丙",
      "12 345", "1\u{A0}200.5", "1 2", "7\n800", "30W-", "1.234", "-3.000", "1.234,56", "￥12.5", "CNY 12.5万",
      "12.5元整",
      "50KRW", "€ 9 876,50", "HK$5", "3~5万", "#N/A", "#REF!", "####", "y", "ｔｒｕｅ", "新线索\u{A0}",
      "03/17/24", "24-03-17", "17.03.2024", "3/7/24 4:05 PM", "12/1/99 12:30 AM", "7 Mar 2024 16:05:00 +0800",
      "20240307160500",
      "1700000000000", "+44 (0)161 496 0123", "0161 496 0123", "07700 900123", "7946 0958",
      "1 (650) 253-0000", "(512) 757-6000",
      "8 (495) 123-45-67", "030 901820", "0044 161 496 0123 / 07700 900123", "003D000000QYVS1",
      "003D000000QYVS1IAP",
      "甲\u{1F}乙", "\u{1F}乙", "甲\u{1F}", "'00123", "=\"00123\"", "\u{200B}甲", "é", "e\u{301}", "👨‍👩‍👧",
    ]
    return plain + plain.map { " \($0) " } + plain.map { "\u{3000}\($0)\t" }
  }()

  @Test(arguments: rules) func takesWhatTheTransformMakes(_ line: String) throws {
    let text = """
      mapping: m
      reads: csv
      object: lead
      key: k
      fields:
        \(line)

      """
    let source = try #require(SourceText(path: "m.yaml", bytes: Data(text.utf8)))
    let loaded = MappingFile.load(text: source)
    let rule = try #require(loaded.value?.fields.first, "\(loaded.diagnostics)")
    let name = rule.transform?.value ?? "enum"
    let type = try #require(TransformRegistry.named(name))
    let options = Dictionary(rule.options.map { ($0.name.value, $0.value.value) }) { first, _ in first }
    let known = options.filter { option in type.options.contains { $0.name == option.key } }
    let transform = try type.init(
      TransformOptions(
        field: rule.field, values: known,
        valueMap: rule.valueMap.map { (from: $0.from.value, to: $0.to.value) }))
    let check = try #require(FieldCheck(rule, owners: nil))
    #expect(rule.cellPart == nil, "this test knows whole cells alone")
    var made = 0
    for cell in Self.cells where type.takesSeveralCells || !cell.contains("\u{1F}") {
      let bytes = Array(cell.utf8)
      var out = ByteArena(capacity: 64)
      switch transform.apply(bytes.span, into: &out) {
      case .value:
        made += 1
        let value = out.withUnsafeBytes(from: 0, count: out.count) { Array($0) }
        let likeness = check.compare(bytes.span, value.span)
        #expect(
          likeness != .different,
          "\(cell.debugDescription) became \(String(decoding: value, as: UTF8.self).debugDescription)")
      case .blank:
        let isSilent = check.relation.isSilent(bytes.span)
        #expect(isSilent, "\(cell.debugDescription) is blank")
      case .refused: break
      }
    }
    #expect(made > 0, "no cell becomes a value: this tests nothing")
  }
}
