import Base
import Foundation
import Importing
import Mapping
import Model

/// Which of several versions of a record stands, before any is read to land: of sources whose files hold what
/// changed, so that a key comes as often as its record did.
///
/// The version that was changed last stands; where that is not said, or said alike, the one in the later file,
/// and in one file the later row. The others are superseded: counted, and not landed. Files are read once more
/// for it, and one entry a record is kept meanwhile.
struct ChooseVersions {
  let context: RunContext
  let files: [SourceFile]

  struct Output {
    /// By number of the file: ordinals of superseded records.
    var superseded: [Int: Set<Int>] = [:]
  }

  private struct Version {
    var file: Int32
    var ordinal: Int32
    var time: Int
    var fingerprint: UInt64
  }

  consuming func run() throws -> Output {
    var output = Output()
    let scopes = Dictionary(grouping: files.filter(\.hasVersions), by: \.scopeNumber)
    guard !scopes.isEmpty else { return output }
    for (_, files) in scopes.sorted(by: { $0.key < $1.key }) {
      var standing: [Identity: Version] = [:]
      for file in Self.inOrder(files) { try read(file, &standing, &output) }
    }
    return output
  }

  /// `day2` before `day10`; files of one name in two folders by their folders.
  private static func inOrder(_ files: [SourceFile]) -> [SourceFile] {
    files.sorted {
      let order = $0.path.compare(
        $1.path, options: [.numeric, .literal], locale: Locale(identifier: "en_US_POSIX"))
      return order == .orderedSame ? $0.number < $1.number : order == .orderedAscending
    }
  }

  private func read(
    _ file: SourceFile, _ standing: inout [Identity: Version], _ output: inout Output
  ) throws {
    let reader = try file.open()
    let batch = RecordBatch()
    var keys = ByteArena()
    var landed = LandedWriter()
    var issues: [RecordIssue] = []
    while try reader.read(into: batch) {
      try context.progress.check()
      let mapping: BoundMapping
      do {
        mapping = try file.mapping.bind(batch.layout)
      } catch {
        throw RunError.shape(error.diagnostics(of: file.displayPath))
      }
      for record in 0..<batch.count where batch[record].kind == 0 && batch[record].fault == .none {
        let found = RecordContext(
          file: file, batch: batch, record: record, mapping: mapping, seed: 0,
          corrected: try context.corrections?.correct(batch, record, of: file, mapping))
        keys.removeAll()
        guard found.key(into: &keys) == .key else { continue }
        let identity = keys.withSpan(from: 0, count: keys.count) { file.scope.identity(ofKey: $0) }
        var version = Version(
          file: Int32(file.number), ordinal: Int32(found.ordinal), time: 0, fingerprint: found.fingerprint)
        if let field = file.changeField {
          landed.arena.removeAll()
          issues.removeAll(keepingCapacity: true)
          _ = found.land(into: &landed, issues: &issues)
          version.time = landed.arena.withSpan(from: 0, count: landed.arena.count) {
            Landed.time($0, of: field)
          }
        }
        Self.take(version, identity, standing: &standing, output: &output)
      }
    }
  }

  private static func take(
    _ version: Version, _ identity: Identity, standing: inout [Identity: Version], output: inout Output
  ) {
    guard let other = standing[identity] else {
      standing[identity] = version
      return
    }
    // The same once more says nothing new.
    if other.fingerprint == version.fingerprint { return }
    let isOlder = version.time > 0 && other.time > version.time
    if !isOlder { standing[identity] = version }
    let loser = isOlder ? version : other
    output.superseded[Int(loser.file), default: []].insert(Int(loser.ordinal))
  }
}
