import Foundation
import Testing

@testable import Documents

struct ControlFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "leadferry-\(UUID().uuidString)")

  private func load(control: String? = nil, hash: String? = nil) throws -> Loaded<ControlFile>? {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a.csv").path
    try control?.write(toFile: path + ".control", atomically: true, encoding: .utf8)
    try hash?.write(toFile: path + ".sha256", atomically: true, encoding: .utf8)
    return ControlFile.load(beside: path)
  }

  @Test func nothingBesideIsNone() throws { #expect(try load() == nil, "there is no control file") }

  @Test func readsBothForms() throws {
    let hash = String(repeating: "aB", count: 32)
    let text = "# by the ERP\nrecords: 66\nsums:\n  金额: 1,234.50\n  数量: -3\n"
    let control = try #require(try load(control: text, hash: hash + "  a.csv\n")?.value)
    #expect(control.records?.value == 66)
    #expect(control.records?.line == 2)
    #expect(control.sha256?.value == hash.lowercased())
    #expect(control.sums.map(\.value.column) == ["金额", "数量"])
    #expect(control.sums.map(\.value.text) == ["1234.50", "-3"])
    #expect(control.sums.map(\.line) == [4, 5])
  }

  @Test(arguments: [
    "records: many\n", "record: 3\n", "sha256: abc\n", "sums: {金额: 一百}\n", "sums: 3\n", "[1\n",
  ])
  func refuses(_ text: String) throws {
    let loaded = try #require(try load(control: text))
    #expect(loaded.value == nil)
    #expect(loaded.hasErrors)
  }

  @Test func isNoExport() {
    #expect(ControlFile.isOne("exports/a.csv.control"))
    #expect(ControlFile.isOne("a.csv.sha256"))
    #expect(!ControlFile.isOne("a.control.csv"))
  }
}
