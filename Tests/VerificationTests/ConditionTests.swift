import Base
import Documents
import Testing

@testable import Evidence
@testable import Verification

struct ConditionTests {
  private let columns = ["状态", "区域", "手机", "电话"]

  /// - Parameter condition: YAML, as it stands behind `where:`.
  private func takes(_ condition: String, _ row: String) throws -> Bool {
    let text = """
      mapping: sheet
      reads: csv
      object: lead
      key: 区域
      fields:
        contact.mobile: {from: [手机, 电话], as: phone, take: first}
        lead.status: 状态
      where: \(condition)
      """
    let loaded = MappingFile.load(text: SourceText(path: "sheet.yaml", text: text))
    let file = try #require(loaded.value, "\(loaded.diagnostics)")
    let predicate = try #require(file.where)
    let kinds = CellKinds()
    let places = columns.map { kinds.column(Array($0.utf8).span, ofKind: 0) }
    let cells = SourceCells(kinds: kinds)
    let bytes = Array(row.utf8)
    let isWhole = CSVRecordCells(CSVDialect(delimiter: 0x2C), columns: places).read(bytes.span, into: cells)
    #expect(isWhole)
    return Condition(predicate, file).takes(cells)
  }

  @Test(arguments: [
    ("{状态: 新}", "新,,,", true), ("{状态: 新}", " 新\u{3000},,,", true), ("{状态: 新}", "新的,,,", false),
    ("{状态: 新}", ",,,", false), ("{状态: [新, 老]}", "老,,,", true), ("{状态: {not_in: [新]}}", "老,,,", true),
    ("{状态: {not_in: [新]}}", "新,,,", false), ("{状态: {not_in: [新]}}", ",,,", true),
    ("{区域: {blank: true}}", "新,\u{3000},,", true), ("{区域: {blank: true}}", "新,—,,", false),
    ("{区域: {blank: false}}", "新,沪,,", true),
    ("{区域: {matches_prefix: [上海]}}", ",上海浦东,,", true), ("{区域: {matches_prefix: [上海]}}", ",在上海,,", false),
    ("{区域: {matches_suffix: [东]}}", ",上海浦东,,", true), ("{区域: {matches_suffix: [上]}}", ",上海,,", false),
    ("{区域: {contains: [海浦]}}", ",上海浦东,,", true), ("{区域: {contains: [浦海]}}", ",上海浦东,,", false),
    ("{状态: 新, 区域: 沪}", "新,沪,,", true), ("{状态: 新, 区域: 沪}", "新,京,,", false),
    ("{any: [{状态: 新}, {区域: 沪}]}", "老,沪,,", true), ("{any: [{状态: 新}, {区域: 沪}]}", "老,京,,", false),
    ("{not: {状态: 新}}", "新,,,", false), ("{not: {状态: 新}}", "老,,,", true),
    // A field means the first of its columns that says something.
    ("{contact.mobile: {matches_prefix: ['138']}}", ",,,13812345678", true),
    ("{contact.mobile: {matches_prefix: ['138']}}", ",,13912345678,13812345678", false),
    // The same to the eye is the same: case, width, a letter and its decomposed form.
    ("{状态: é}", "e\u{301},,,", true), ("{状态: a}", "A,,,", true), ("{状态: 'TRUE'}", "Ｔｒｕｅ,,,", true),
    ("{状态: {not_in: ['true']}}", "TRUE,,,", false), ("{区域: {contains: [east]}}", ",Far East,,", true),
    ("{状态: {matches_prefix: [e]}}", "é,,,", false),
  ]) func readsAConditionByItself(_ condition: String, _ row: String, _ expected: Bool) throws {
    #expect(try takes(condition, row) == expected)
  }
}
