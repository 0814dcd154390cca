import Base
import Testing

@testable import Importing

/// Which row is the header, and whether there is one.
@Suite struct HeaderTests {
  private func doubts(_ text: String, _ change: (inout ReadOptions) -> Void = { _ in }) throws -> [String] {
    try ReadFile.csv(text, change).facts.doubts.map(\.code)
  }

  // MARK: No header

  @Test(arguments: [
    "7,宏达商行,孙丽,13700002001,sl@h.example\n8,华美印刷厂,周涛,13700002002,zt@m.example\n",
    "2024/3/1,TAXI,18.50\n2024/3/2,LUNCH,32.00\n2024/3/3,HOTEL,410.00\n",
    "A-1001,宏达商行,010-88880001\nA-1002,华美印刷厂,010-88880002\n",
    "孙丽;上海;新线索\n周涛;北京;新线索\n吴敏;上海;跟进中\n郑洁;上海;新线索\n",
    "3,甲\n4,乙\n5,丙\n", "7,宏达商行,13700002001\n", "http://a.example,甲\nhttp://b.example,乙\n",
    "甲,-12.50\n乙,3.00\n丙,7.25\n",
  ])
  func aRecordIsNoHeader(_ text: String) throws {
    let file = try ReadFile.csv(text)
    let doubt = try #require(file.facts.doubts.first, "taken as \(file.columns)")
    #expect(doubt.code == "header-not-found" && doubt.line == 1)
    #expect(doubt.hintEn.contains("header: [") && doubt.hintEn.contains("header_row: 1"))
    // Nothing of the file's values in the message.
    for value in ["宏达", "13700002001", "TAXI", "18.50", "上海"] { #expect(!"\(doubt)".contains(value)) }
    #expect(try doubts(text) { $0.headerRow = 1 }.isEmpty)
    #expect(try doubts(text) { $0.header = (1...5).map { "c\($0)" } }.isEmpty)
  }

  @Test func namesAreProposed() throws {
    let file = try ReadFile.csv(
      "7,宏达商行,孙丽,13700002001,sl@h.example,x\n8,华美公司,周涛,13700002002,zt@m.example,y\n")
    let hint = try #require(file.facts.doubts.first)
    #expect(hint.hintZh.contains("[编号, 列2, 姓名, 手机, 邮箱, 列6]"))
    #expect(hint.hintEn.contains("[id, column2, name, mobile, email, column6]"))
  }

  // MARK: A header that is one all the same

  @Test(arguments: [
    "no,2021,2022,2023\n1,5,6,7\n2,8,9,1\n", "地区,2024年1月,2024年2月\n华东,12,13\n华南,4,5\n",
    "门店,2024-01,2024-02,2024-03\n城东店,优,优,良\n城西店,良,优,优\n",
    "1月,2月,3月\n孙丽,周涛,吴敏\n郑洁,冯磊,陈静\n", "Q1,Q2,Q3,Q4\n10.5,11.0,9.5,8.0\n",
    "name,1,2,3,4\nann,0.5,0.25,1.0,2.0\nbob,1.5,2.25,1.0,2.0\n", "名称,联系电话\n甲,无\n乙,13700002001\n",
    "2023,2024,2025\n1,2,3\n", "公司,城市\n宏达商行,上海\n华美印刷厂,北京\n", "a,b\n", "no,who\n1,x\n",
    "日期,金额\n2024-01-05,12.00\n", "date1,amount2\n2024-01-05,12.00\n",
  ])
  func aHeaderIsTaken(_ text: String) throws {
    let file = try ReadFile.csv(text)
    #expect(file.facts.doubts.isEmpty, "\(file.facts.doubts)")
    #expect(file.facts.headerRow == 1)
    #expect(file.facts.preambleRows == 0)
  }

  /// A header that names a part of the columns only.
  @Test(arguments: [
    "商户,电话方式,,\n宏达商行,孙丽,13700002001,x\n华美印刷厂,周涛,13700002002,y\n",
    "称呼,手机,,,,,\n孙丽,13700002001,,,,,\n周涛,13700002002,a,b,c,d,e\n吴敏,13700002003,,,,,\n",
    "商户,城市,,\n宏达商行,孙丽,上海,x\n华美印刷厂,周涛,北京,y\n",
  ])
  func openColumnsDoNotHideTheHeader(_ text: String) throws {
    let file = try ReadFile.csv(text)
    #expect(file.facts.headerRow == 1 && file.facts.doubts.isEmpty, "\(file.columns)")
    #expect(file.records.count == text.split(separator: "\n").count - 1)
  }

  @Test func aQuoteFaultInTheHeaderIsNotPassedOver() throws {
    #expect(code { _ = try ReadFile.csv("firm,\"tel\"e,town\na,138,x\nb,139,y\n") } == "header-faulty")
    #expect(code { _ = try ReadFile.csv("\"firm,tel,town\na,138,x\nb,139,y\n") } == "header-faulty")
    // A title's quote is not the header's.
    let file = try ReadFile.csv("\"List\" of all\nfirm,tel,town\na,138,x\nb,139,y\n")
    #expect(file.facts.headerRow == 2 && file.columns == ["firm", "tel", "town"])
  }

  @Test func groupsAboveTheHeaderStayAbove() throws {
    let file = try ReadFile.csv(
      "基本信息,,联系方式,,\n编码,商户,称呼,手机,成交额\nA1,宏达商行,孙丽,13700002001,10.5\nA2,华美,周涛,13700002002,8.0\n")
    #expect(file.facts.headerRow == 2 && file.facts.doubts.isEmpty)
  }

  @Test func labelsAboveTheHeaderStayAbove() throws {
    for above in ["部门,销售部,,,", "部门：销售部,制表：孙丽,,,", "线索清单,,,,"] {
      let file = try ReadFile.csv(
        "\(above)\n编码,商户,称呼,手机,成交额\nA1,宏达商行,孙丽,13700002001,10.5\nA2,华美,周涛,13700002002,8.0\n")
      #expect(file.facts.headerRow == 2 && file.facts.doubts.isEmpty, "\(above): \(file.columns)")
    }
  }

  @Test func aHeaderOfTwoRowsIsAskedFor() throws {
    let text = "日期,地点,费用,,,合计\n,,机票,火车,出租,\n2024-01-05,上海,,135.70,,135.7\n2024-01-06,北京,20,,,20\n"
    #expect(try doubts(text) == ["header-of-two-rows"])
    #expect(try doubts(text) { $0.headerRowCount = 2 }.isEmpty)
    #expect(try doubts(text) { $0.headerRowCount = 1 }.isEmpty)
  }

  // MARK: Above the header

  @Test func wideRowsAboveTheHeaderAreTold() throws {
    let table = "编码,商户,手机\nA1,宏达商行,13700002001\nA2,华美,13700002002\n"
    let record = try ReadFile.csv("A0,远景,13700002000\n" + table)
    #expect(record.facts.headerRow == 2)
    #expect(record.facts.doubts.map(\.code) == ["record-above-header"])
    #expect(record.warningCodes == ["rows-above-header"])
    #expect(try doubts("A0,远景,13700002000\n" + table) { $0.headerRow = 2 }.isEmpty)
    balance(record)
  }

  // MARK: Once more

  @Test(arguments: ["编码,商户,备注", "编码,商户,备注,,", " 编码 ,\"商户\",备注"])
  func theHeaderOnceMoreIsNoRecord(_ again: String) throws {
    let file = try ReadFile.csv("编码,商户,备注\nA1,宏达商行,a\n\(again)\nA2,华美,b\n\(again)\nA3,远景,c\n")
    #expect(file.rows.map(\.first) == ["A1", "A2", "A3"])
    #expect(file.warningCodes == ["header-again"])
    #expect(file.facts.warnings.first?.line == 3)
    #expect(file.facts.footerRowNumbers == [3, 5])
    #expect(file.facts.doubts.isEmpty)
    balance(file)
  }

  @Test func aHeaderThatWasGivenMayStandInTheFile() throws {
    let file = try ReadFile.csv("编码,商户\nA1,宏达商行\n") { $0.header = ["编码", "商户"] }
    #expect(file.records.count == 1 && file.warningCodes == ["header-again"])
  }

  /// Other columns, or the same in another order: its rows are not this table's.
  @Test(arguments: ["商户,编码,备注", "编码,商户,城市", "编码,商户"])
  func anotherHeaderStopsARun(_ other: String) throws {
    let file = try ReadFile.csv("编码,商户,备注\nA1,宏达商行,a\n\(other)\nA2,华美,b\n")
    #expect(file.facts.doubts.map(\.code) == ["header-other"])
    #expect(file.facts.doubts.first?.line == 3)
  }

  @Test(arguments: ["备注,宏达,编码", "商户,A9,b", "编码,编码,编码"])
  func aRecordThatHoldsAWordOfTheHeaderIsOne(_ row: String) throws {
    let file = try ReadFile.csv("编码,商户,备注\nA1,宏达商行,a\n\(row)\n")
    #expect(file.records.count == 2 && file.facts.doubts.map(\.code).filter { $0 != "header-other" }.isEmpty)
  }

  // MARK: Merged cells

  @Test func mergedCellsAreTold() throws {
    let file = try ReadFile.csv("商户,称呼\n宏达商行,孙丽\n,周涛\n,吴敏\n华美,郑洁\n,冯磊\n")
    #expect(file.warningCodes == ["merged-cells"])
    #expect(file.facts.warnings.first?.en.contains("column 商户 is open in 3 rows") == true)
    let second = try ReadFile.csv("序号,商户,称呼\n1,宏达商行,孙丽\n2,,周涛\n3,,吴敏\n4,华美,郑洁\n")
    #expect(second.warningCodes == ["merged-cells"])
  }

  @Test(arguments: [
    "商户,称呼\n宏达商行,孙丽\n宏达商行,周涛\n,吴敏\n,郑洁\n", "称呼,备注\n孙丽,a\n周涛,\n吴敏,\n郑洁,\n",
    "商户,称呼\n宏达商行,孙丽\n,周涛\n华美,吴敏\n远景,郑洁\n金石,冯磊\n", "商户,称呼\n,孙丽\n宏达商行,周涛\n,吴敏\n,郑洁\n",
  ])
  func openCellsAreNotMergedOnes(_ text: String) throws {
    #expect(try ReadFile.csv(text).warningCodes.isEmpty)
  }

  // MARK: Size

  @Test(.timeLimit(.minutes(1))) func thousandsOfEqualNames() throws {
    let names = Array(repeating: "x", count: 20_000).joined(separator: ",")
    let file = try ReadFile.csv("\(names)\n\(names.replacing("x", with: "1"))\n") { $0.headerRow = 1 }
    #expect(file.columns.count == 20_000 && file.columns.last == "x#20000")
  }

  @Test(.timeLimit(.minutes(1))) func aMillionColumns() throws {
    let names = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",")
    let error = try #require(failure { _ = try ReadFile.csv(names + "\n") })
    #expect(error.code == "too-many-columns" && error.en.contains("1000000"))
  }
}
