import Evidence
import Model
import Store

/// The table of owners is what the newest run that read an owners table found in it: who, who left, who
/// takes over, and how to reach them.
struct OwnersCheck {
  let book: FindingBook

  func run(_ session: StoreSession, _ kept: KeptDocuments) throws {
    let stored = try OwnerRow.all(session)
    var next = try stored.next()
    guard let (run, owners) = kept.newestOwners else {
      if next != nil { book.state(VerificationWording.ownersNotKept) }
      stored.close()
      return
    }
    var expected = Dictionary(owners.rows.map { ($0.code, $0) }) { first, _ in first }
    func subject(_ code: String, _ field: String? = nil) -> Subject {
      Subject(run: run, object: Entity.owner.name, id: code, field: field)
    }
    while let owner = next {
      let code = owner.code
      if let row = expected.removeValue(forKey: code) {
        let found = [
          owner.name, owner.status, owner.successor, owner.email, owner.mobile, owner.department,
        ]
        var isSame = true
        for ((name, value), own) in zip(fields(row), found) where value != own {
          isSame = false
          book.violated(
            .owners, subject(code, name), expected: value, actual: own, values: true,
            VerificationWording.ownerDiffers)
        }
        if isSame { book.holds(.owners) }
      } else {
        book.violated(.owners, subject(code), VerificationWording.ownerFromNowhere)
      }
      next = try stored.next()
    }
    for code in expected.keys.sorted() {
      book.violated(.owners, subject(code), VerificationWording.ownerMissing)
    }
  }

  /// As `OwnerRow` has them.
  private func fields(_ row: OwnerNames.Row) -> [(name: String, value: String)] {
    [
      ("name", row.name), ("status", row.hasLeft ? "left" : "active"), ("successor", row.successor),
      ("email", row.email), ("mobile", row.mobile), ("department", row.department),
    ]
  }
}
