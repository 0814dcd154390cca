import GRDB
import Model

/// The seal over what people do between two runs: judge, correct, decide, take a run back, accept one.
/// It stands in the newest run's seal, and moves with every transaction: by what that changed, not to
/// what stands there now.
enum PeoplesSeal {
  static let tables = Table.names(seal: .peoples)
  /// Which runs are accepted, of the table `run`.
  static let accepted = "accepted"
  static let names = tables + [accepted]
}

extension StoreSession {
  /// Before a transaction writes: what is there, and what ought to be.
  struct PeoplesState {
    var found: [String: ContentDigest]
    var sealed: [String: ContentDigest]
  }

  func peoplesState() throws -> PeoplesState {
    let found = try peoplesDigests()
    let seal = try newestSeal()?.digests ?? [:]
    // What no run sealed yet is taken as it is.
    let sealed = found.map { name, digest in
      (name, seal[name].flatMap(ContentDigest.init(hex:)) ?? digest)
    }
    return PeoplesState(found: found, sealed: Dictionary(uniqueKeysWithValues: sealed))
  }

  /// After it wrote, before it commits. Without a run there is nothing to write it to.
  func sealPeoples(since former: PeoplesState) throws {
    guard let newest = try newestSeal() else { return }
    var digests = newest.digests
    for (name, found) in try peoplesDigests() {
      var sealed = former.sealed[name] ?? ContentDigest()
      sealed.add(found)
      if let before = former.found[name] { sealed.subtract(before) }
      digests[name] = sealed.hex
    }
    guard digests != newest.digests else { return }
    try db.execute(
      sql: "UPDATE run SET seal = ? WHERE id = ?", arguments: [EvidenceSeal.encode(digests), newest.run])
  }

  func peoplesDigests() throws -> [String: ContentDigest] {
    var digests: [String: ContentDigest] = [:]
    for table in PeoplesSeal.tables { digests[table] = try contentDigest(of: table) }
    digests[PeoplesSeal.accepted] = try contentDigest(
      of: "run", columns: ["id", "accepted_at"], where: "accepted_at IS NOT NULL")
    return digests
  }

  /// Nil when there is no run, or when its seal cannot be read: verification says so.
  private func newestSeal() throws -> (run: Int, digests: EvidenceSeal.Digests)? {
    let row = try Row.fetchOne(db, sql: "SELECT id, seal FROM run ORDER BY id DESC LIMIT 1")
    guard let row, let digests = (row[1] as String?).flatMap(EvidenceSeal.decode) else { return nil }
    return (row[0], digests)
  }
}
