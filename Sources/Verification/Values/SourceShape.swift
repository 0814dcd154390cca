import Base
import Documents
import Evidence

/// What is needed to read the records of one file: its mapping, its columns, and the seeds under
/// which its records have their fingerprints.
final class SourceShape {
  let mapping: MappingView
  let reader: any RecordCells
  let cells: SourceCells
  let children: [String]
  /// A record landed under this mapping, these columns and this owners table has its fingerprint by
  /// one of these. Several: places without a name become columns as they are met.
  let seeds: [UInt64]

  private init(
    _ mapping: MappingView, _ reader: any RecordCells, _ kinds: CellKinds, _ children: [String],
    _ seeds: [UInt64]
  ) {
    self.mapping = mapping
    self.reader = reader
    cells = SourceCells(kinds: kinds)
    self.children = children
    self.seeds = seeds
  }

  /// XML or JSON.
  static func tree(_ mapping: MappingView) -> SourceShape {
    let children = mapping.children
    let reader: any RecordCells = mapping.file.reads == .xml ? xml(mapping, children) : JSONRecordCells()
    return SourceShape(
      mapping, reader, CellKinds(children: children), children, [seed(mapping)])
  }

  static func table(_ mapping: MappingView, header: CSVHeader, _ dialect: CSVDialect) -> SourceShape {
    let kinds = CellKinds()
    let columns = header.names.map { name -> Int? in
      name.isEmpty ? nil : kinds.column(Array(name.utf8).span, ofKind: 0)
    }
    var seed = Fingerprint(value: seed(mapping))
    for name in header.names where !name.isEmpty { seed = Fingerprint(name, seed: seed.value) }
    var seeds = [seed.value]
    for (place, name) in header.names.enumerated() where name.isEmpty {
      seed = Fingerprint("column \(place + 1)", seed: seed.value)
      seeds.append(seed.value)
    }
    return SourceShape(
      mapping, CSVRecordCells(dialect, columns: columns), kinds, [], seeds)
  }

  private static func xml(_ mapping: MappingView, _ children: [String]) -> XMLRecordCells {
    XMLRecordCells { name, kind, exactly in
      exactly
        ? mapping.isNamed(name, ofKind: kind, children: children)
        : mapping.fate(name, ofKind: kind, children: children) != nil
    }
  }

  private static func seed(_ mapping: MappingView) -> UInt64 {
    Fingerprint(mapping.file.digest, seed: Fingerprint(mapping.owners?.digest ?? "").value).value
  }

  private var keptColumns: [[Int]] = []
  private var keptVersion = -1

  /// The columns of a kind that are kept as extras.
  func kept(_ kind: Int) -> [Int] {
    if keptVersion != cells.kinds.version {
      keptVersion = cells.kinds.version
      keptColumns = cells.kinds.kinds.enumerated().map { number, kind in
        kind.columns.indices.filter {
          let name = String(decoding: kind.columns[$0], as: UTF8.self)
          // A child's key tells it from its siblings, and is kept for that.
          return mapping.keeps(name, ofKind: number, children: children)
            || number > 0 && mapping.kinds[number].key.contains(name)
        }
      }
    }
    return keptColumns[kind]
  }

  /// A column's name among the extras: a child's carries the child's number.
  func extraName(column: Int, kind: Int, child: Int) -> [UInt8] {
    let text = String(decoding: cells.kinds.kinds[kind].columns[column], as: UTF8.self)
    var name = Array(mapping.fullName(text, ofKind: kind, children: children).utf8)
    if kind > 0 { name.insert(contentsOf: "[\(child)]".utf8, at: children[kind - 1].utf8.count) }
    return name
  }

  /// Whether the record with these bytes landed under this shape.
  /// - Parameter digest: of its corrections, when it landed with any.
  func hasFingerprint(_ fingerprint: UInt64, _ raw: Span<UInt8>, corrected digest: UInt64? = nil) -> Bool {
    seeds.contains {
      var own = Fingerprint(raw, seed: $0)
      if let digest { own.combine(digest) }
      return own.value == fingerprint
    }
  }
}

/// The shapes of a store's files: by the mappings that their runs kept, else by those that stand on
/// disk.
final class SourceShapes {
  private let onDisk: [String: MappingView]
  private let kept: KeptDocuments
  private var known: [Int: [SourceShape]] = [:]
  private var byColumns: [String: SourceShape] = [:]
  private let files: [LedgerFile]
  private let fresh: FreshCount
  private let hasMigration: Bool
  /// Filled while files are read.
  var contexts = XMLContexts()

  /// There are mappings to go by.
  var isComplete: Bool { hasMigration || !kept.isEmpty }

  /// - Parameter migrationPath: nil: only what runs kept is known.
  init(migrationPath: String?, files: [LedgerFile], fresh: FreshCount, kept: KeptDocuments) {
    self.files = files
    self.fresh = fresh
    self.kept = kept
    guard let path = migrationPath, let migration = MigrationFile.load(path: path).value else {
      (onDisk, hasMigration) = ([:], false)
      return
    }
    let owners = migration.ownersPath.flatMap { SmallTable.read(path: $0) }.map { OwnerNames($0) }
    var mappings: [String: MappingView] = [:]
    var loaded: [String: MappingView] = [:]
    for source in migration.sources {
      for input in source.inputs {
        let view =
          loaded[input.mapping]
          ?? MappingFile.load(path: input.mapping).value.map {
            MappingView($0, owners: owners)
          }
        guard let view else { continue }
        loaded[input.mapping] = view
        mappings[Self.name(source.name, view.file.name)] = view
      }
    }
    onDisk = mappings
    hasMigration = true
  }

  private static func name(_ source: String, _ mapping: String) -> String { "\(source)\u{1F}\(mapping)" }

  /// The mappings that the records of a file may have landed by, the likeliest first. A record's
  /// fingerprint says which one it was.
  func mappings(of file: LedgerFile) -> [MappingView] {
    written(file).filter(\.unknownTransforms.isEmpty)
  }

  /// Transforms of the file's mappings that nothing here can check; empty: all can be checked.
  func unknownTransforms(of file: LedgerFile) -> [String] {
    Set(written(file).flatMap(\.unknownTransforms)).sorted()
  }

  private func written(_ file: LedgerFile) -> [MappingView] {
    let kept = kept.mappings(named: file.mapping, run: file.run)
    guard kept.isEmpty else { return kept }
    return onDisk[Self.name(file.source, file.mapping)].map { [$0] } ?? []
  }

  /// The one mapping by which a file was read, when its run kept it.
  func keptMapping(of file: LedgerFile) -> MappingView? {
    let all = kept.mappings(named: file.mapping, run: file.run).filter(\.unknownTransforms.isEmpty)
    return all.count == 1 ? all[0] : nil
  }

  /// Each mapping that files were read with, with its sources, both in alphabetical order.
  var used: [(mapping: MappingView, sources: [String])] {
    var views: [ObjectIdentifier: (mapping: MappingView, sources: Set<String>)] = [:]
    for file in files {
      for view in mappings(of: file) {
        views[ObjectIdentifier(view), default: (view, [])].sources.insert(file.source)
      }
    }
    return views.values.map { (mapping: $0.mapping, sources: $0.sources.sorted()) }.sorted {
      ($0.sources.first ?? "", $0.mapping.file.name, $0.mapping.file.digest)
        < ($1.sources.first ?? "", $1.mapping.file.name, $1.mapping.file.digest)
    }
  }

  /// The shapes that a file may have, the likeliest first; empty: its mapping is not known, or its
  /// header stands nowhere any more.
  func shapes(of file: LedgerFile) -> [SourceShape] {
    if let known = known[file.id] { return known }
    let made = make(file)
    known[file.id] = made
    return made
  }

  private func make(_ file: LedgerFile) -> [SourceShape] {
    mappings(of: file).filter { $0.file.reads == file.format }.flatMap { make(file, $0) }
  }

  private func make(_ file: LedgerFile, _ mapping: MappingView) -> [SourceShape] {
    guard file.format == .csv else {
      let name = "\(ObjectIdentifier(mapping))"
      let shape = byColumns[name] ?? .tree(mapping)
      byColumns[name] = shape
      return [shape]
    }
    // The file's own header; where that export has been replaced, what the run wrote down of it, which the
    // fingerprints of its records prove. A run of an older version wrote nothing down: then the headers of its
    // like.
    if let header = header(of: file, mapping) ?? file.columns.map({ CSVHeader(names: $0) }) {
      return [table(file, mapping, header)]
    }
    var shapes: [SourceShape] = []
    for candidate in files.reversed()
    where candidate.source == file.source && candidate.mapping == file.mapping && candidate.id != file.id {
      guard let header = header(of: candidate, mapping) else { continue }
      let shape = table(file, mapping, header)
      if !shapes.contains(where: { $0 === shape }) { shapes.append(shape) }
    }
    return shapes
  }

  private func header(of file: LedgerFile, _ mapping: MappingView) -> CSVHeader? {
    fresh.header(of: file, names: mapping.file.readOptions.header)
  }

  /// What the columns of a file are called is known: for sure, and not by files of its like.
  func knowsColumns(of file: LedgerFile) -> Bool {
    guard file.format == .csv, let mapping = keptMapping(of: file) else { return file.format != .csv }
    return file.columns != nil || header(of: file, mapping) != nil
  }

  private func table(_ file: LedgerFile, _ mapping: MappingView, _ header: CSVHeader) -> SourceShape {
    let dialect = file.dialect ?? CSVDialect(delimiter: UInt8(ascii: ","))
    let name =
      "\(ObjectIdentifier(mapping))\u{1F}\(dialect.stored)\u{1F}\(header.names.joined(separator: "\u{1F}"))"
    let shape = byColumns[name] ?? .table(mapping, header: header, dialect)
    byColumns[name] = shape
    return shape
  }
}
