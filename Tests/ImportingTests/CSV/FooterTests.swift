import Base
import Testing

@testable import Importing

@Suite struct FooterTests {
  private func read(_ row: String, _ change: (inout ReadOptions) -> Void = { _ in }) throws -> ReadFile {
    let file = try ReadFile.csv("公司,联系人,电话,金额\n安和,张三,138,1\n\(row)\n明达,李四,139,2\n", change)
    balance(file)
    return file
  }

  @Test(arguments: [
    "合计,,,3", "合 计,,,3", ",总计：,,3", "小计,1,2,3", "合计金额,,,3", "Total,,,3", "GRAND TOTAL,,,3",
    "制表人：王芳,,审核：李强,", "备注：以上为全部线索,,,", "共2笔记录", "总记录数：2,,,", "-----------", "\u{3000}合计,,,3",
    "2 records", "人民币合计,,,3", "本年累计总计,,2,",
  ])
  func footers(_ row: String) throws {
    let file = try read(row)
    #expect(file.records.count == 2)
    #expect(file.facts.footerRows == 1)
  }

  /// A company may begin with the very words; a record that is filled stays one.
  @Test(arguments: [
    "合计科技有限公司,张三,138,1", "总计划网络,张三,138,", "共享单车公司,李四,,", "审核通过网络公司,张三,138,2",
    "Total Wine Inc,Ann,138,2", "备注：王五,张三,138,2", "123,张三,138,2", "共5家店连锁,王五,138,2", "宏达会计,张三,138,",
    "宏达合计,张三,,",
  ])
  func records(_ row: String) throws {
    let file = try read(row)
    #expect(file.records.count == 3)
    #expect(file.facts.footerRows == 0)
  }

  @Test func footersOfOnesOwnAndNone() throws {
    #expect(try read("以上数据,,,") { $0.footers = ["以上"] }.facts.footerRows == 1)
    #expect(try read("合计,,,3") { $0.keepsFooters = true }.records.count == 3)
  }

  @Test(arguments: [
    ("共66笔记录", 66), ("共：26笔记录", 26), ("共计 66 条", 66), ("总记录数：1,066", 1066), ("合计66条", 66),
    ("Total: 12 records", 12), ("记录数 66", 66), ("共 3 条线索。", 3),
  ])
  func declaredCounts(_ text: String, _ count: Int) { #expect(DeclaredCount.find([text]) == count) }

  @Test(arguments: ["共66", "合计,66.5", "收入：1笔 28.50元", "共享单车", "66", "支出63笔", "共2笔记录中1条", "共5栋楼"])
  func noCounts(_ text: String) { #expect(DeclaredCount.find([text]) == nil) }

  @Test func aDeclaredCountThatDiffersIsAWarning() throws {
    let file = try ReadFile.csv("a,b\n1,2\n3,4\n共5条记录\n")
    #expect(file.facts.declaredRecords == 5)
    #expect(file.warningCodes == ["declared-count-differs"])
    #expect(file.facts.warnings.first?.line == 4)
    #expect(try ReadFile.csv("a,b\n1,2\n3,4\n共2条记录\n").warningCodes.isEmpty)
  }
}
