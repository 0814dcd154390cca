import Foundation
import Testing

/// Everything that the documentation says of the tool and that a machine can look up.
@Suite struct DocsTests {
  /// Pages whose commands go on from what the page before left are walked with it.
  static let walks: [(pages: [String], language: String)] = [
    (["README.md"], "en"), (["README.zh-CN.md"], "zh"),
    (["Docs/Guide.md", "Docs/Verification.md"], "en"), (["Docs/zh/Guide.md"], "zh"),
  ]

  @Test(arguments: walks) func everyConsoleBlockIsWhatTheToolShows(walk: (pages: [String], language: String))
    throws
  {
    let folder = try Walk(language: walk.language)
    for page in try walk.pages.map(Page.init) {
      #expect(!page.steps.isEmpty, "\(page.path): nothing to hold it to")
      for difference in try folder.walk(page) { Issue.record("\(difference)") }
    }
  }

  @Test func noPageWithCommandsIsForgotten() throws {
    let walked = Set(Self.walks.flatMap(\.pages))
    for path in Page.all where !walked.contains(path) {
      let page = try Page(path)
      #expect(page.steps.isEmpty, "\(path): its console blocks are run by no test")
    }
  }

  @Test func whatIsNotRunSaysWhy() throws {
    for path in Page.all {
      for block in try Page(path).leftOut {
        #expect(block.notRun?.isEmpty == false, "\(path):\(block.line)")
      }
    }
  }

  /// A block that is said to be of a file has lines of it, in order and in full but for `…`; documents of
  /// the guide are such blocks.
  @Test func everyQuoteOfAFileStandsInIt() throws {
    for path in Page.all {
      for quote in try Page(path).quotes {
        let place = "\(path):\(quote.line)"
        if let file = quote.file {
          let text = try String(contentsOf: Page.root.appendingPathComponent(file), encoding: .utf8)
          let missing = Walk.firstMissing(
            ["…"] + quote.text + ["…"], in: text.components(separatedBy: "\n"), folder: "\u{0}")
          #expect(missing == nil, "\(place): not in \(file): \(missing ?? "")")
        } else if path.hasSuffix("Guide.md") {
          let first = quote.text.first ?? ""
          #expect(!first.hasPrefix("migration:") && !first.hasPrefix("mapping:"), "\(place): of which file?")
        }
      }
    }
  }

  @Test func everyLinkLeadsToAFileAndAnAnchor() throws {
    for path in Page.all {
      let folder = Page.root.appendingPathComponent(path).deletingLastPathComponent()
      for link in try Page(path).links where !link.target.contains("://") {
        let parts = link.target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        let name = (parts[0].removingPercentEncoding ?? parts[0])
        let target =
          name.isEmpty ? path : relative(folder.appendingPathComponent(name).standardizedFileURL.path)
        let place = "\(path):\(link.line): \(link.target)"
        guard FileManager.default.fileExists(atPath: Page.root.appendingPathComponent(target).path) else {
          Issue.record("\(place): no such file")
          continue
        }
        if parts.count == 2, target.hasSuffix(".md") {
          let anchor = parts[1].removingPercentEncoding ?? parts[1]
          #expect(try Page(target).anchors.contains(anchor), "\(place): no such heading")
        }
      }
    }
  }

  /// Files, folders and types that the pages about the code name.
  @Test func whatIsNamedOfTheCodeIsThere() throws {
    let sources = try Page.sources(under: ["Sources", "Tests", "Benchmarks"])
    let types = Set(
      sources.flatMap {
        $0.matches(of: /(?:class|struct|enum|protocol|typealias|actor) ([A-Z]\w+)/).map { String($0.1) }
      })
    for path in Page.all where path.hasPrefix("Docs/") || path == "CONTRIBUTING.md" {
      for (line, word) in try Page(path).words {
        if word.wholeMatch(of: /(Sources|Tests|Benchmarks|Mappings|Docs)\/[\w\/.+-]*/) != nil {
          #expect(
            FileManager.default.fileExists(atPath: Page.root.appendingPathComponent(word).path),
            "\(path):\(line): \(word) is not there")
        } else if let suite = word.wholeMatch(of: /(?:\w+\/)*([A-Z]\w*Tests)/) {
          if !types.contains(String(suite.1)) { Issue.record("\(path):\(line): there is no \(suite.1)") }
        } else if path == "Docs/Architecture.md", word.wholeMatch(of: /[A-Z][a-z]+(?:[A-Z]\w*)/) != nil {
          if !types.contains(word) { Issue.record("\(path):\(line): there is no type \(word)") }
        }
      }
    }
  }

  private func relative(_ path: String) -> String {
    path == Page.root.path ? "." : String(path.dropFirst(Page.root.path.count + 1))
  }

  /// A readme is for ten minutes.
  @Test func theReadmesAreShort() throws {
    for name in ["README.md", "README.zh-CN.md"] {
      let bytes = try Data(contentsOf: Page.root.appendingPathComponent(name)).count
      #expect(bytes <= 10_240, "\(name): \(bytes) bytes")
    }
  }

  @Test func theReadmesNameEveryCommand() throws {
    for name in ["README.md", "README.zh-CN.md"] {
      let text = try String(contentsOf: Page.root.appendingPathComponent(name), encoding: .utf8)
      for command in HelpTests.commands where !command.contains(" ") {
        #expect(text.contains("`\(command)`") || text.contains("`\(command) "), "\(name): \(command)")
      }
    }
  }

  /// Of what holds the documentation to the tool: that it can say no.
  @Test func aWrongPageIsSeen() {
    let output = ["one", "two", "", "three", ""]
    #expect(Walk.firstMissing(["one", "two", "", "three"], in: output, folder: "/x") == nil)
    #expect(Walk.firstMissing(["one", "  …", "three"], in: output, folder: "/x") == nil)
    #expect(Walk.firstMissing(["one", "…"], in: output, folder: "/x") == nil)
    #expect(Walk.firstMissing(["one"], in: output, folder: "/x") != nil, "more follows")
    #expect(Walk.firstMissing(["one", "three"], in: output, folder: "/x") != nil, "a line is left out")
    #expect(Walk.firstMissing(["…", "two", "…", "one"], in: output, folder: "/x") != nil, "out of order")
    #expect(Walk.firstMissing(["…", "tow"], in: output, folder: "/x") != nil)
    #expect(
      Walk.firstMissing(["/tmp/anhe/a 2026-01-01 00:00:00"], in: ["/x/a 2027-12-31 23:59:59"], folder: "/x")
        == nil)
  }
}
