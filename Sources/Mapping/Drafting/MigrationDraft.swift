import Base
import Model

/// A whole migration from the exports of a folder: files of one shape are one source.
public struct MigrationDraft: Sendable {
  /// Files of one shape, read as one.
  public struct Shape: Sendable {
    /// Relative to the migration.
    public var paths: [String]
    /// Globs that match just these.
    public var patterns: [String]
    public var file: DraftFile
  }

  public let shapes: [Shape]
  public let drafts: [MappingDraft]
  /// Whom owner columns name; no rows: nobody.
  public let owners: OwnersDraft

  /// - Parameters:
  ///   - files: what each file holds, by its path relative to the migration.
  ///   - others: paths of the folder that are no sources; no glob may match them.
  ///   - people: rows of files that list the people of one's own house.
  public init(
    _ files: [(path: String, file: DraftFile)], others: [String], people: [[String: String]],
    language: Language
  ) {
    let shapes = Self.shapes(files, others: others)
    var table = OwnersDraft()
    table.add(people: people)
    var drafts = MappingDraft.make(shapes.map(\.file), hasOwners: true, language: language)
    for column in drafts.compactMap(\.owners) { table.add(column: column) }
    if table.rows.isEmpty { drafts = MappingDraft.make(shapes.map(\.file), language: language) }
    self.shapes = shapes
    self.drafts = drafts
    owners = table
  }

  // MARK: Shapes

  private static func shapes(_ files: [(path: String, file: DraftFile)], others: [String]) -> [Shape] {
    var groups: [[(path: String, file: DraftFile)]] = []
    for item in files.sorted(by: { $0.path < $1.path }) {
      if let index = groups.firstIndex(where: { isOneShape($0, item) }) {
        groups[index].append(item)
      } else {
        groups.append([item])
      }
    }
    let all = files.map(\.path) + others
    var seen: Set<String> = ["migration", "owners"]
    return groups.map { group in
      var file = group[0].file
      for other in group.dropFirst() {
        for kind in other.file.kinds {
          if let index = file.kinds.firstIndex(where: { $0.path == kind.path }) {
            file.kinds[index].add(kind)
          } else {
            file.kinds.append(kind)
          }
        }
      }
      let paths = group.map(\.path)
      if group.count > 1 {
        let stem = Self.stem(group.map(\.file.name))
        if !stem.isEmpty { file.name = MappingDraft.mappingName(stem) }
      }
      let base = file.name
      var count = 1
      while !seen.insert(file.name.lowercased()).inserted {
        count += 1
        file.name = "\(base)-\(count)"
      }
      let patterns = patterns(of: paths, among: all)
      if group.count > 1 { file.path = patterns.joined(separator: ", ") }
      return Shape(paths: paths, patterns: patterns, file: file)
    }
  }

  /// The same columns, under names that differ by a number or a date alone; under other names only when no
  /// record of one is in the other: two lists that count from 1 are two sources.
  private static func isOneShape(
    _ group: [(path: String, file: DraftFile)], _ item: (path: String, file: DraftFile)
  ) -> Bool {
    let (left, right) = (group[0].file, item.file)
    guard left.format == right.format, left.recordPath == right.recordPath,
      folder(group[0].path) == folder(item.path)
    else { return false }
    let (a, b) = (left.root.columns.map(\.name), right.root.columns.map(\.name))
    let isSameName = letters(left.name) == letters(right.name)
    if left.format != .csv {
      let common = Set(a).intersection(b).count
      return isSameName && common * 2 >= max(Set(a).count, Set(b).count)
    }
    guard a == b else { return false }
    if isSameName { return true }
    guard ObjectFinder.entity(ofName: left.name) == ObjectFinder.entity(ofName: right.name) else {
      return false
    }
    let outline = DraftOutline(left)
    guard let key = outline.key.column, let column = right.root.columns.first(where: { $0.name == key })
    else { return false }
    return group.allSatisfy { DraftOutline($0.file).count(of: column) == 0 }
  }

  private static func folder(_ path: String) -> Substring {
    path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }

  private static func letters(_ name: String) -> String {
    String(name.lowercased().filter { !$0.isNumber && !"-_.年月日 ()（）".contains($0) })
  }

  /// What all names begin with, without a number that is cut.
  private static func stem(_ names: [String]) -> String {
    var stem = names[0]
    while !names.allSatisfy({ $0.hasPrefix(stem) }) { stem.removeLast() }
    while let last = stem.last, last.isNumber || "-_. (（".contains(last) { stem.removeLast() }
    return stem
  }

  /// One glob when it matches these files and no other, else their names.
  static func patterns(of paths: [String], among all: [String]) -> [String] {
    guard paths.count > 1 else { return paths.map(escaped) }
    var head = paths[0]
    while !paths.allSatisfy({ $0.hasPrefix(head) }) { head.removeLast() }
    if let slash = paths[0].lastIndex(of: "/"),
      head.count <= paths[0].distance(from: paths[0].startIndex, to: slash)
    {
      return paths.map(escaped)
    }
    while let last = head.last, last.isNumber { head.removeLast() }
    var tail = paths[0]
    while !paths.allSatisfy({ $0.hasSuffix(tail) }) { tail.removeFirst() }
    while let first = tail.first, first.isNumber { tail.removeFirst() }
    let isShort = paths.contains { $0.count < head.count + tail.count }
    let matched = all.filter { path in
      path.hasPrefix(head) && path.hasSuffix(tail) && path.count >= head.count + tail.count
        && !path.dropFirst(head.count).dropLast(tail.count).contains("/")
    }
    guard !isShort, Set(matched) == Set(paths), !head.isEmpty else { return paths.map(escaped) }
    return [escaped(head) + "*" + escaped(tail)]
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { "*?[".contains($0) ? ["[", $0, "]"] : [$0] })
  }

  // MARK: The file

  /// The migration's name and its file.
  public func text(name: String, language: Language) -> String {
    let isZh = language == .zh
    var lines = [
      isZh
        ? "# 由 leadferry init 起草。标 # ? 的由人决定。"
        : "# Drafted by leadferry init. What is marked `# ?` a person decides.",
      "migration: \(name)",
      "store: \(DraftWriter.quoted("sqlite:\(name).leads"))",
      "sources:",
    ]
    for (shape, draft) in zip(shapes, drafts) {
      let list = shape.patterns.map(DraftWriter.flowQuoted)
      let files = list.count == 1 ? list[0] : "[\(list.joined(separator: ", "))]"
      lines.append(
        "  \(draft.name): {files: \(files), mapping: \(DraftWriter.flowQuoted(draft.name + ".yaml"))}")
    }
    lines.append(
      isZh
        ? "# trust: 2 的来源比 trust: 1 的可信；每次导出都是全量的来源可写 snapshot: true"
        : "# trust: 2 on a source is believed before trust: 1; snapshot: true says that each export holds all records"
    )
    if !owners.rows.isEmpty { lines.append("owners: owners.csv") }
    let refused = refusedAtMost
    if refused > 0 {
      lines.append(
        isZh
          ? "gates: {lost: 0, quarantined: 0}  # ? 约有 \(refused) 条记录会被拒收：改好来源，或在此放行这么多"
          : "gates: {lost: 0, quarantined: 0}  # ? about \(refused) records would be refused: mend them, or allow so many"
      )
    } else {
      lines.append("gates: {lost: 0, quarantined: 0}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Records that plan would refuse, counted by cells: one record may hold several.
  public var refusedAtMost: Int {
    drafts.reduce(0) { $0 + $1.damagedCells + $1.keylessRecords + $1.faultedRecords }
  }
}
