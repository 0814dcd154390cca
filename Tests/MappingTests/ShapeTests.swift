import Base
import Documents
import Testing

@testable import Mapping

struct ShapeTests {
  private let text = """
    mapping: m
    reads: csv
    object: lead
    key: 编号
    fields:
      lead.title: 主题
      contact.mobile: 手机号
    keep: [备用]
    """

  private func error(_ columns: [String], reads: String = "csv") throws -> ShapeError? {
    let compiled = try #require(check(text.replacing("reads: csv", with: "reads: \(reads)")).value)
    do {
      _ = try compiled.bind(Layout(kinds: [.init(path: "", columns: columns)]))
      return nil
    } catch {
      return error
    }
  }

  @Test func aFileOfTheRightShapeBinds() throws {
    #expect(try error(["编号", "主题", "手机号", "备用", ""]) == nil)
  }

  @Test func aRenamedColumnIsSuggested() throws {
    let error = try #require(try error(["编号", "主题", "手机号码", "备用", "新列"]))
    #expect(error.missing == ["手机号"])
    #expect(error.unknown == ["手机号码", "新列"])
    #expect(error.diagnostics.map(\.code) == ["missing-column", "unknown-column", "unknown-column"])
    #expect(error.diagnostics[0].position?.line == 7)
    #expect(error.diagnostics[0].hint?.en == "was it renamed to '手机号码'? Then change it in the mapping")
    #expect(error.diagnostics[1].hint?.en.hasPrefix("was '手机号' renamed to it?") == true)
  }

  @Test func aColumnTwiceIsNoGuess() throws {
    #expect(try error(["编号", "主题", "手机号", "备用", "主题"])?.repeated == ["主题"])
  }

  @Test func aTreeMayLackColumnsButNotHaveUnknownOnes() throws {
    #expect(try error(["编号"], reads: "json") == nil)
    #expect(try error(["编号", "别的"], reads: "json")?.unknown == ["别的"])
  }

  /// Columns to be filled down are among the file's, each once.
  @Test func columnsToBeFilledDown() throws {
    func error(_ filled: String) throws -> ShapeError? {
      let compiled = try #require(check(text + "\nfill_down: \(filled)").value)
      do {
        _ = try compiled.bind(Layout(kinds: [.init(path: "", columns: ["编号", "主题", "手机号", "备用"])]))
        return nil
      } catch {
        return error
      }
    }
    #expect(try error("[主题, 备用]") == nil)
    #expect(try error("主题") == nil)
    let found = try #require(try error("[主题名]"))
    #expect(found.missing == ["主题名"] && found.diagnostics.map(\.position?.line) == [9])
    #expect(found.diagnostics[0].hint?.en.contains("'主题'") == true)
  }
}
