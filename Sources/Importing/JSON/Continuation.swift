/// What a JSON text says of pages that come behind it, beside its records.
public enum Continuation: Sendable, Equatable {
  /// `"hasMore": true`, `"done": false`, `"nextRecordsUrl": "…"`: there are more.
  case more(String)
  /// The same, of the last page.
  case end(String)
  /// Page so and so, of so many.
  case page(Int, of: Int, name: String)
}

/// Gathers them.
struct Continuations {
  /// In small letters and without `_` and `-`: true means more.
  private static let more: Set<String> = [
    "hasmore", "morerecords", "hasnext", "hasnextpage", "hasmorerecords", "hasmoredata", "hasmorepages",
    "more",
    "truncated", "istruncated", "incomplete", "incompleteresults", "ismore", "havemore", "还有更多",
  ]
  /// False means more.
  private static let done: Set<String> = [
    "done", "isend", "islast", "islastpage", "last", "lastpage", "finished", "isfinished", "iscomplete",
    "complete",
    "nomore", "end",
  ]
  /// Anything but nothing means more.
  private static let next: Set<String> = [
    "nextcursor", "nextrecordsurl", "nextpage", "nextpagetoken", "nextlink", "@odata.nextlink",
    "odata.nextlink", "next",
    "nexturl", "nexttoken", "nextpageurl", "nextpagelink", "continuationtoken", "nextoffset", "nextstart",
    "nextid",
    "nextpagecursor", "nextkey",
  ]
  private static let page: Set<String> = [
    "page", "pageno", "pagenum", "pageindex", "currentpage", "current", "pagenumber", "curpage", "pagenow",
  ]
  private static let pages: Set<String> = [
    "pages", "totalpages", "totalpage", "pagecount", "pagetotal", "pagestotal",
  ]
  /// Objects beside the records that speak of what follows.
  private static let about: Set<String> = ["links", "cursors", "responsemetadata", "cursor", "result"]

  private(set) var flags: [Continuation] = []
  /// By the object that they stand in.
  private var page: [String: Int] = [:]
  private var pages: [String: Int] = [:]

  static func isAbout(_ key: String) -> Bool { about.contains(folded(key)) }

  static func isOne(_ key: String) -> Bool {
    let name = folded(key)
    return more.contains(name) || done.contains(name) || next.contains(name) || Self.page.contains(name)
      || Self.pages.contains(name)
  }

  /// A value that begins an object or an array, and says more by being there.
  mutating func addContainer(_ keys: [String]) {
    guard let key = keys.last, Self.next.contains(Self.folded(key)) else { return }
    flags.append(.more(keys.joined(separator: ".")))
  }

  mutating func add(_ keys: [String], _ value: [UInt8]) {
    guard let key = keys.last else { return }
    let (name, folded) = (keys.joined(separator: "."), Self.folded(key))
    let text = String(decoding: value, as: UTF8.self).lowercased()
    let isYes = text == "true" || text == "1" || text == "yes" || text == "y"
    let isNo = text == "false" || text == "0" || text == "no" || text == "n"
    if Self.more.contains(folded), isYes || isNo {
      flags.append(isYes ? .more(name) : .end(name))
    } else if Self.done.contains(folded), isYes || isNo {
      flags.append(isNo ? .more(name) : .end(name))
    } else if Self.next.contains(folded) {
      let isNothing = isNo || ["", "null", "none", "-1", "nil"].contains(text)
      flags.append(isNothing ? .end(name) : .more(name))
    } else if let number = Int(text) {
      let place = keys.dropLast().joined(separator: ".")
      if Self.page.contains(folded) { page[place] = number }
      if Self.pages.contains(folded) { pages[place] = number }
    }
  }

  var found: [Continuation] {
    flags
      + pages.sorted { $0.key < $1.key }.compactMap { place, pages in
        page[place].map { .page($0, of: pages, name: place.isEmpty ? "page" : place + ".page") }
      }
  }

  private static func folded(_ key: String) -> String {
    key.lowercased().filter { $0 != "_" && $0 != "-" }
  }
}
