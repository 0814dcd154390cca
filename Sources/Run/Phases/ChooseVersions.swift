import Base
import Foundation
import Importing
import Mapping
import Model

/// Which of several versions of a record stands, before any is read to land: of sources whose files hold what
/// changed, so that a key comes as often as its record did.
///
/// The version that was changed last stands; where that is not said, or said alike, the one in the later file,
/// and in one file the later row. One that does not say is as new as the newest that came before it, in the
/// store or in the files: so the nights one by one come to what all files at once do. The others are
/// superseded: counted, and not landed. A version that is refused or left out supersedes none, and is told as
/// such. Files are read once more for it, and one entry a record is kept meanwhile.
struct ChooseVersions {
  let context: RunContext
  let files: [SourceFile]
  let known: LoadRecords.Output

  struct Output {
    /// By number of the file: ordinals of superseded records.
    var superseded: [Int: Set<Int>] = [:]
  }

  private typealias Place = (file: Int32, ordinal: Int32)

  private struct Version {
    var place: Place
    /// Where it came again.
    var copies: [Place] = []
    /// 0: it does not say, nor does any before it.
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
        landed.arena.removeAll()
        issues.removeAll(keepingCapacity: true)
        guard found.land(into: &landed, issues: &issues) == .landed else { continue }
        var version = Version(
          place: (Int32(file.number), Int32(found.ordinal)), time: 0, fingerprint: found.fingerprint)
        if let field = file.changeField {
          version.time = landed.arena.withSpan(from: 0, count: landed.arena.count) {
            Landed.time($0, of: field)
          }
          if version.time == 0 { version.time = try storedTime(identity, field) }
        }
        Self.take(version, identity, standing: &standing, output: &output)
      }
    }
  }

  private func storedTime(_ identity: Identity, _ field: Field) throws -> Int {
    guard let record = known.index.find(identity) else { return 0 }
    return try context.writer.withLanding(of: record) {
      Landed.time($0.bindMemory(to: UInt8.self).span, of: field)
    } ?? 0
  }

  private static func take(
    _ version: Version, _ identity: Identity, standing: inout [Identity: Version], output: inout Output
  ) {
    guard var other = standing[identity] else {
      standing[identity] = version
      return
    }
    if other.fingerprint == version.fingerprint {
      // The same once more says nothing new, and goes when the other goes.
      other.copies.append(version.place)
      standing[identity] = other
      return
    }
    let isOlder = version.time > 0 && other.time > version.time
    if !isOlder {
      var newest = version
      newest.time = max(version.time, other.time)
      standing[identity] = newest
    }
    let loser = isOlder ? version : other
    for place in [loser.place] + loser.copies {
      output.superseded[Int(place.file), default: []].insert(Int(place.ordinal))
    }
  }
}
