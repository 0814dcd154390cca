import MigrationFiles
import Records

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
  static func tree(_ mapping: MappingView, ownersDigest: String) -> SourceShape {
    let children = mapping.children
    let reader: any RecordCells = mapping.file.reads == .xml ? XMLRecordCells() : JSONRecordCells()
    return SourceShape(
      mapping, reader, CellKinds(children: children), children, [seed(mapping, ownersDigest)])
  }

  static func table(
    _ mapping: MappingView, header: CSVHeader, delimiter: UInt8, ownersDigest: String
  ) -> SourceShape {
    let kinds = CellKinds()
    let columns = header.names.map { name -> Int? in
      name.isEmpty ? nil : kinds.column(Array(name.utf8).span, ofKind: 0)
    }
    var seed = Fingerprint(value: seed(mapping, ownersDigest))
    for name in header.names where !name.isEmpty { seed = Fingerprint(name, seed: seed.value) }
    var seeds = [seed.value]
    for (place, name) in header.names.enumerated() where name.isEmpty {
      seed = Fingerprint("column \(place + 1)", seed: seed.value)
      seeds.append(seed.value)
    }
    return SourceShape(
      mapping, CSVRecordCells(delimiter: delimiter, columns: columns), kinds, [], seeds)
  }

  private static func seed(_ mapping: MappingView, _ ownersDigest: String) -> UInt64 {
    Fingerprint(mapping.file.digest, seed: Fingerprint(ownersDigest).value).value
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
          return mapping.fate(name, ofKind: number, children: children) == .kept
            || number > 0 && mapping.kinds[number].key.contains(name)
        }
      }
    }
    return keptColumns[kind]
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

/// The shapes of a store's files, found from the migration that stands on disk.
final class SourceShapes {
  private let mappings: [String: MappingView]
  private let owners: OwnerNames?
  private var known: [Int: [SourceShape]] = [:]
  private var byColumns: [String: SourceShape] = [:]
  private let files: [LedgerFile]
  private let fresh: FreshCount
  /// The migration, when it can be read.
  let isComplete: Bool

  /// - Parameter migrationPath: nil: there is none, and no value can be checked.
  init(migrationPath: String?, files: [LedgerFile], fresh: FreshCount) {
    self.files = files
    self.fresh = fresh
    guard let path = migrationPath, let migration = MigrationFile.load(path: path).value else {
      (mappings, owners, isComplete) = ([:], nil, false)
      return
    }
    let owners = migration.ownersPath.flatMap(SmallTable.read).map { OwnerNames($0) }
    self.owners = owners
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
    self.mappings = mappings
    isComplete = true
  }

  private static func name(_ source: String, _ mapping: String) -> String { "\(source)\u{1F}\(mapping)" }

  func mapping(of file: LedgerFile) -> MappingView? { mappings[Self.name(file.source, file.mapping)] }

  /// In alphabetical order.
  func sources(of mapping: MappingView) -> [String] {
    mappings.filter { $0.value === mapping }.map { String($0.key.prefix { $0 != "\u{1F}" }) }.sorted()
  }

  var allMappings: [MappingView] {
    var seen: Set<ObjectIdentifier> = []
    return mappings.sorted { $0.key < $1.key }.map(\.value).filter {
      seen.insert(ObjectIdentifier($0)).inserted
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
    guard let mapping = mapping(of: file), mapping.file.reads == file.format else { return [] }
    let digest = owners?.digest ?? ""
    guard file.format == .csv else {
      let name = "\(ObjectIdentifier(mapping))"
      let shape = byColumns[name] ?? .tree(mapping, ownersDigest: digest)
      byColumns[name] = shape
      return [shape]
    }
    // The file's own header; and, where that export has been replaced, those of its like.
    let alike = files.reversed().filter {
      $0.source == file.source && $0.mapping == file.mapping && $0.id != file.id
    }
    var shapes: [SourceShape] = []
    for candidate in [file] + alike {
      guard let header = fresh.header(of: candidate, names: mapping.file.readOptions.header) else { continue }
      let delimiter = file.delimiter ?? UInt8(ascii: ",")
      let name =
        "\(ObjectIdentifier(mapping))\u{1F}\(delimiter)\u{1F}\(header.names.joined(separator: "\u{1F}"))"
      let shape =
        byColumns[name] ?? .table(mapping, header: header, delimiter: delimiter, ownersDigest: digest)
      byColumns[name] = shape
      if !shapes.contains(where: { $0 === shape }) { shapes.append(shape) }
      if candidate.id == file.id { break }
    }
    return shapes
  }
}
