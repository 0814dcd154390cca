import Base
import Foundation
import Testing

@testable import Importing

struct ProfilerTests {
  private func type(_ values: [String?], name: String = "c") throws -> String? {
    try profile(values, name: name).kinds.first?.columns.first?.type
  }

  @Test(arguments: [
    (["13812345678", "0571-88886666", "+86 138 1234 5678", "(021) 66668888", "057188886666"], "phone"),
    (["a@b.cn", "li.si@example.com"], "email"),
    (["2023-05-01", "2023/5/1", "2023年5月1日", "20230501", "18-Oct-33"], "date"),
    (["2023-05-01 10:00", "2023/5/1 9:05:01", "2023-05-01T10:00:00Z"], "datetime"),
    (["12", "-3", "4,500", "77"], "integer"), (["1.5", "2", "3,000.25"], "decimal"),
    (["是", "否", "是"], "boolean"), (["https://example.com", "www.example.com"], "url"),
    (["91350100M000100Y43"], "credit-code"), (["安和", "海蓝", "明远"], "text"),
    (["C0001", "C0002", "C0003", "C0004", "C0005"], "id"),
    (["新线索", "跟进中", "新线索", "新线索", "跟进中", "新线索"], "choice"), (["", ""], "empty"),
  ])
  func infersTypes(_ values: [String], _ expected: String) throws { #expect(try type(values) == expected) }

  @Test func countsCells() throws {
    let batch = batch(["a", "b"], [["1", ""], ["1", nil], ["2"], ["22"]])
    batch.beginRecord(kind: 0, parent: -1, ordinal: 5, line: 6, offset: 0)
    batch.appendSlot(CellSlot(start: 0, length: 0, state: .null))
    let found = try Profiler.profile(BatchReader([batch]), options: ProfileOptions())
    let columns = try #require(found.kinds.first?.columns)
    #expect(columns.map(\.filled) == [4, 0])
    #expect(columns.map(\.null) == [1, 0])
    #expect(columns.map(\.empty) == [0, 1])
    #expect(columns.map(\.absent) == [0, 4])
    #expect(columns[0].fillRate == 0.8)
    #expect(columns[0].distinct == 3)
    #expect(columns[0].minLength == 1)
    #expect(columns[0].maxLength == 2)
    #expect(columns[1].minLength == nil)
  }

  @Test func listsTheMostFrequent() throws {
    let values = (0..<7).flatMap { [String](repeating: "v\($0)", count: $0 + 1) }
    let column = try #require(try profile(values).kinds.first?.columns.first)
    #expect(column.frequent.map(\.value) == ["v6", "v5", "v4", "v3", "v2"])
    #expect(column.frequent.map(\.count) == [7, 6, 5, 4, 3])
    #expect(column.examples == ["v0", "v1", "v2"])
  }

  @Test func masksUnlessAsked() throws {
    let column = try #require(try profile(["王芳", "王芳"], showValues: false).kinds.first?.columns.first)
    #expect(column.frequent.map(\.value) == ["王*"])
    #expect(column.examples == ["王*"])
  }

  /// 100,000 different values and one that is frequent, met only behind the first 50,000.
  @Test func manyDifferentValues() throws {
    var batches: [RecordBatch] = []
    for start in stride(from: 0, to: 100_000, by: 4000) {
      let rows = (start..<start + 4000).map { number in
        [number > 50_000 && number % 10 == 0 ? "often" : "value \(number)"] as [String?]
      }
      batches.append(batch(["c"], rows))
    }
    let found = try Profiler.profile(BatchReader(batches), options: ProfileOptions(showValues: true))
    let column = try #require(found.kinds.first?.columns.first)
    #expect(column.isDistinctAbout)
    #expect(abs(Double(column.distinct) / 95_002 - 1) < 0.03)
    #expect(column.frequent.first?.value == "often")
    #expect((column.frequent.first?.count ?? 0) > 4900)
    #expect((column.frequent.first?.count ?? 0) <= 4999)
  }

  @Test func distinctIsExactUpToTenThousand() throws {
    let rows = (0..<20_000).map { ["value \($0 % 10_000)"] as [String?] }
    let found = try Profiler.profile(BatchReader([batch(["c"], rows)]), options: ProfileOptions())
    let column = try #require(found.kinds.first?.columns.first)
    #expect(column.distinct == 10_000)
    #expect(!column.isDistinctAbout)
  }

  @Test func profilesChildren() throws {
    let batch = RecordBatch()
    batch.layout = Layout(kinds: [
      Layout.Kind(path: "", columns: ["name"]), Layout.Kind(path: "contact", columns: ["tel"]),
    ])
    for ordinal in 1...3 {
      let parent = batch.beginRecord(kind: 0, parent: -1, ordinal: ordinal, line: ordinal, offset: 0)
      append("n\(ordinal)", to: batch)
      for _ in 0..<ordinal {
        batch.beginRecord(kind: 1, parent: parent, ordinal: ordinal, line: ordinal, offset: 0)
        append("####", to: batch)
      }
    }
    let found = try Profiler.profile(BatchReader([batch]), options: ProfileOptions())
    #expect(found.kinds.map(\.records) == [3, 6])
    #expect(found.damage.map(\.kind) == ["contact"])
    #expect(found.damage.map(\.count) == [6])
  }

  @Test func survivesJSON() throws {
    let found = try profile(["1.38E+10", "13812345678", nil])
    let data = try JSONEncoder().encode(found)
    #expect(try JSONDecoder().decode(FileProfile.self, from: data) == found)
  }

  @Test func headerOnly() throws {
    let reader = BatchReader([batch(["a", "b"], [])])
    let found = try Profiler.profile(reader, options: ProfileOptions())
    #expect(found.kinds.first?.columns.map(\.name) == ["a", "b"])
    #expect(found.kinds.first?.columns.map(\.fillRate) == [0, 0])
  }
}
