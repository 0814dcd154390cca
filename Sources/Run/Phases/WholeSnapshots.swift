import Documents
import Importing

/// A snapshot holds all records of its source: one that says of itself that more follow is none, and those
/// that are missing must not be called vanished.
enum WholeSnapshots {
  /// - Throws: `more-pages`, naming a file and what it says.
  static func check(_ files: [SourceFile], _ readings: [FileReading]) throws(ImportError) {
    let groups = Dictionary(
      grouping: files.filter { $0.replay == nil && $0.source.entry.isSnapshot }, by: \.scopeNumber)
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      let facts = group.map { (path: $0.displayPath, facts: readings[$0.number].facts) }
      try checkFlags(facts)
      try checkPages(facts)
      for total in JudgedTotal.judge(facts.map { ($0.facts.records, $0.facts.declaredTotals) })
      where total.meaning == .differs && total.declared > total.read {
        throw .morePages(
          total.files.first.map { facts[$0].path } ?? "", "\(total.name): \(total.declared)", read: total.read
        )
      }
    }
  }

  /// Every page but the last says that there are more: so one must say that there are none.
  private static func checkFlags(_ files: [(path: String, facts: FileFacts)]) throws(ImportError) {
    var first: (path: String, name: String)?
    for (path, facts) in files {
      for said in facts.continuations {
        if case .end = said { return }
        if case .more(let name) = said, first == nil { first = (path, name) }
      }
    }
    if let first { throw .morePages(first.path, first.name, read: nil) }
  }

  /// Of so many pages, all must be there.
  private static func checkPages(_ files: [(path: String, facts: FileFacts)]) throws(ImportError) {
    var met: [Int: (pages: Set<Int>, path: String, name: String)] = [:]
    for (path, facts) in files {
      for case .page(let page, let pages, let name) in facts.continuations {
        met[pages, default: ([], path, name)].pages.insert(page)
      }
    }
    for (pages, found) in met.sorted(by: { $0.key < $1.key }) where found.pages.count < pages {
      throw .morePages(found.path, "\(found.name): \(found.pages.min() ?? 0)/\(pages)", read: nil)
    }
  }
}

extension ImportError {
  fileprivate static func morePages(_ file: String, _ said: String, read: Int?) -> ImportError {
    let (zh, en) = read.map { ("，实际读到 \($0) 条", ", and \($0) were read") } ?? ("", "")
    return ImportError(
      code: "more-pages", file: file,
      zh: "文件自称后面还有更多记录（\(said)\(zh)），不是完整的快照",
      en: "the file says that more records follow (\(said)\(en)): it is no whole snapshot",
      hintZh: "请导出所有分页，并让 files: 包含它们；若这个来源只是增量，写 snapshot: false",
      hintEn:
        "export all pages and have files: name them; if the source brings changes only, say snapshot: false")
  }
}
