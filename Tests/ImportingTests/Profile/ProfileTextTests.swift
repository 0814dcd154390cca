import Base
import Testing

@testable import Importing

struct ProfileTextTests {
  @Test(arguments: [
    ("13812345678", "138****5678"), ("王芳", "王*"), ("王小芳", "王**"), ("安和科技有限公司", "安和****公司"),
    ("安和网络科技公司", "安和****公司"), ("x", "*"), ("", ""), ("zhang.san@example.com", "zha**.***@*******.com"),
    ("2023-05-01", "202*-*5-01"), ("12345", "1***5"), ("a\nb", "a\n*"),
  ])
  func masks(_ value: String, _ expected: String) {
    #expect(Masking.mask(value) == expected)
  }

  @Test func longValuesAreCut() {
    #expect(Masking.mask(String(repeating: "长", count: 1000)).count == Masking.longest + 1)
  }

  private func sample() throws -> FileProfile {
    let columns = ["线索编号", "公司名称（含分公司与办事处的全称）", "手机"]
    let rows: [[String?]] = (0..<9).map {
      ["L-00\($0)", "安和网络科技公司", $0 == 3 ? "1.38E+10" : "1380000000\($0)"]
    }
    let reader = BatchReader([batch(columns, rows, firstLine: 4)])
    reader.facts.dialect = CSVDialect(delimiter: 0x2C)
    reader.facts.headerRow = 3
    reader.facts.preambleRows = 2
    reader.facts.declaredRecords = 9
    reader.facts.bytes = 12_345
    return try Profiler.profile(reader, options: ProfileOptions())
  }

  @Test(arguments: ProfileLanguage.allCases, [60, 80, 132])
  func fitsTheTerminal(_ language: ProfileLanguage, _ width: Int) throws {
    let text = ProfileText.render(try sample(), language: language, width: width)
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
  }

  @Test func saysWhatWasFound() throws {
    let zh = ProfileText.render(try sample(), language: .zh, width: 80)
    #expect(zh.contains("12.3 KB · CSV · utf-8 (全文逐字节验证)"))
    #expect(zh.contains("9 条记录 · 分隔符 逗号 · 表头在第 3 行 · 表头上方 2 行 · 文件自称 9 条"))
    #expect(zh.contains("手机: scientific: 1 格，首见于第 7 行"))
    #expect(!zh.contains("安和网络"))
    let en = ProfileText.render(try sample(), language: .en, width: 80)
    #expect(en.contains("手机: scientific: 1 cell, first in line 7"))
  }

  @Test func knowsWideCharacters() {
    #expect(DisplayWidth.of("手机a") == 5)
    #expect(DisplayWidth.pad("手机", to: 6) == "手机  ")
    #expect(DisplayWidth.cut("公司名称", to: 5) == "公司…")
    #expect(DisplayWidth.wrap("one two three", to: 8) == ["one two", "three"])
    #expect(DisplayWidth.wrap("一二三四五", to: 4) == ["一二", "三四", "五"])
  }
}
