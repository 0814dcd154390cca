import Testing

@testable import Importing

struct ColumnDamageTests {
  private func damage(_ values: [String], name: String = "c") throws -> [String: Int] {
    Dictionary(uniqueKeysWithValues: try profile(values, name: name).damage.map { ($0.code, $0.count) })
  }

  @Test func lostLeadingZeros() throws {
    let found = try profile(["000123", "000124", "000125", "126", "001127", "1128"])
    #expect(found.damage.map(\.code) == ["leading-zero-lost"])
    #expect(found.damage.first?.count == 2)
    #expect(found.damage.first?.firstLine == 5)
    #expect(try damage(["123", "1234", "99"]) == [:])
    #expect(try damage(["000123", "212345", "345678", "456789"]) == [:])
  }

  @Test func landlinesWithoutTheirZero() throws {
    let phones = ["13812345678", "13912345678", "0571-88886666", "021-66668888"]
    #expect(try damage(phones + ["57188886666"]) == ["leading-zero-lost": 1])
    #expect(try damage(phones + ["2166668888"]) == ["leading-zero-lost": 1])
    #expect(try damage(phones) == [:])
  }

  @Test func dateSerials() throws {
    #expect(try damage(["2023-05-01", "2023-05-02", "2023-05-03", "45234", "43586.5"]) == ["date-serial": 2])
    #expect(try damage(["45234", "45235", "45236"], name: "创建日期") == ["date-serial": 3])
    #expect(try damage(["45234", "45235", "45236"], name: "金额") == [:])
  }

  @Test func wrappers() throws {
    #expect(try damage(["=\"00123\"", "'0755", "x\t", "\tx", "plain", "it's"]) == ["formula-wrapper": 4])
  }

  @Test func charactersThatAWriterDidNotHave() throws {
    #expect(try damage(["朱?基", "陶??", "公司____部", "需要报价吗?", "a?b"]) == ["replacement": 3])
  }

  @Test func cutCells() throws {
    let cut = String(repeating: "长", count: 255)
    #expect(try damage([cut, "b"]) == ["truncated-cell": 1])
    #expect(try damage([cut, String(repeating: "长", count: 300)]) == [:])
    #expect(try damage([String(repeating: "x", count: 32_767), "y"]) == ["truncated-cell": 1])
  }

  @Test func twoDigitYearsAndControlCharacters() throws {
    #expect(try damage(["10/18/33", "18-Oct-33", "2023-01-01"]) == ["two-digit-year": 2])
    #expect(try damage(["a\u{0B}b", "a\nb", "c\td"]) == ["control-character": 1])
  }

  @Test func shiftedRows() throws {
    let columns = ["编号", "公司", "手机", "邮箱", "日期", "金额"]
    var rows: [[String?]] = (0..<20).map {
      [
        "K-\($0)", "公司\($0)号", "138000000\($0 + 10)", "u\($0)@example.com", "2023-05-\($0 % 9 + 10)",
        "1.\($0)",
      ]
    }
    rows[7] = ["K-7", "公司", "分部", "13800000017", "u7@example.com", "2023-05-10"]
    rows[9] = ["K-9", "13800000019", "u9@example.com", "2023-05-10", "1.9", nil]
    rows[11] = ["K-11", "公司", "无", "无", "待定", "面议"]
    let found = try Profiler.profile(BatchReader([batch(columns, rows)]), options: ProfileOptions())
    #expect(found.damage.map(\.code) == ["shifted"])
    #expect(found.damage.first?.count == 2)
    #expect(found.damage.first?.firstLine == 9)
  }
}
