import Base
import Glibc
import Testing

@testable import Importing

@Suite struct ImportersTests {
  @Test(arguments: [
    ("  <?xml version=\"1.0\"?>", SourceFormat.xml), ("<a/>", .xml), ("{\"a\":1}", .json), ("[ {}", .json),
    ("{}", .json), ("[]", .json), ("[1,", .json), ("编号,公司", .csv), ("[导出],x", .csv), ("{x},y", .csv),
    ("", .csv),
  ])
  func theFirstBytesShowTheFormat(_ text: String, _ format: SourceFormat) {
    #expect(Importers.format(of: Array(text.utf8)) == format)
  }

  @Test func patternsAreSortedByBytesAndEachFileOnce() throws {
    let file = try ScratchFile("a\n", named: "b.csv")
    let directory = String(file.path.dropLast("/b.csv".count))
    let others = ["B.csv", "a.csv", "线索.csv"].map { directory + "/" + $0 }
    for other in others { fclose(fopen(other, "wb")) }
    defer { for other in others { unlink(other) } }
    let found = try Importers.expand(globs: ["*.csv", "b.csv", "[a]*"], relativeTo: directory)
    #expect(found == ["B.csv", "a.csv", "b.csv", "线索.csv"].map { directory + "/" + $0 })
    withExtendedLifetime(file) {}
  }

  @Test func aPatternWithoutAMatchIsNamed() {
    let error = failure { _ = try Importers.expand(globs: ["none*.csv"], relativeTo: "/tmp") }
    #expect(error?.code == "file-missing")
    #expect(error?.file == "none*.csv")
  }
}
