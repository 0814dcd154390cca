import Base
import Evidence
import Model
import Store

/// The evidence is what the runs sealed, table by table: of each run the rows that are its own, of the
/// newest run all that it left.
struct SealCheck {
  let book: FindingBook
  let files: [LedgerFile]

  func run(_ session: StoreSession) throws {
    let seals = try RunEntry.all(session).map { (run: $0.number, text: $0.seal) }
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
      let isNewest = run == seals.last?.run
      var found = try session.sealOfRun(run)
      if isNewest { found.merge(try session.sealOfTables()) { $1 } }
      for name in EvidenceSeal.later where sealed[name] == nil { found[name] = nil }
      // What was sealed and is no longer there is a difference, too.
      let names = Set(found.keys).union(sealed.keys.filter { isNewest || !EvidenceSeal.isWhole($0) })
      for name in names.sorted() {
        if sealed[name] == found[name] {
          book.holds(.seal)
        } else {
          book.violated(
            .seal, subject(name, run), expected: sealed[name], actual: found[name],
            VerificationWording.sealBroken)
        }
      }
    }
    if unsealed > 0 { book.state(VerificationWording.unsealed(unsealed)) }
  }

  private func subject(_ name: String, _ run: Int) -> Subject {
    if let file = EvidenceSeal.ledger(name) {
      var subject = files.first { $0.id == file }?.subject ?? Subject(run: run)
      subject.object = "ledger"
      return subject
    }
    guard let cells = EvidenceSeal.cells(name) else { return Subject(run: run, object: name) }
    let file = files.first { $0.id == cells.file }
    var subject = file?.subject ?? Subject(run: run)
    subject.object = "ledger_cell"
    subject.field = cells.column.name(file?.format ?? .xml)
    return subject
  }
}
