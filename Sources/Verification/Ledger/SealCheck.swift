import LeadModel
import LeadStore

/// The evidence is what the runs sealed, table by table: of each run the rows that are its own, of the
/// newest run all that it left.
struct SealCheck {
  let book: FindingBook

  func run(_ session: StoreSession) throws {
    let runs = try session.statement("SELECT id, seal FROM run ORDER BY id")
    var seals: [(run: Int, text: String?)] = []
    while try runs.step() { seals.append((runs.int(0), runs.text(1))) }
    var unsealed = 0
    for (run, text) in seals {
      guard let text else {
        unsealed += 1
        continue
      }
      guard let sealed = EvidenceSeal.decode(text) else {
        book.violated(.seal, Subject(run: run, object: "run"), VerificationWording.sealUnreadable)
        continue
      }
      var found = try session.sealOfRun(run)
      if run == seals.last?.run { found.merge(try session.sealOfTables()) { $1 } }
      for (table, digest) in found.sorted(by: { $0.key < $1.key }) {
        if sealed[table] == digest {
          book.holds(.seal)
        } else {
          book.violated(
            .seal, Subject(run: run, object: table), expected: sealed[table], actual: digest,
            VerificationWording.sealBroken)
        }
      }
    }
    if unsealed > 0 { book.state(VerificationWording.unsealed(unsealed)) }
  }
}
