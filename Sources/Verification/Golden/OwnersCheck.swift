import Model
import Store

/// The table of owners is what the newest run that read an owners table found in it: who, who left, who
/// takes over, and how to reach them.
struct OwnersCheck {
  let book: FindingBook

  func run(_ session: StoreSession, _ kept: KeptDocuments) throws {
    let stored = try session.statement(
      "SELECT code, name, status, successor, email, mobile, department FROM owner ORDER BY code")
    var hasOwner = try stored.step()
    guard let (run, owners) = kept.newestOwners else {
      if hasOwner { book.state(VerificationWording.ownersNotKept) }
      stored.reset()
      return
    }
    var expected = Dictionary(owners.rows.map { ($0.code, $0) }) { first, _ in first }
    func subject(_ code: String, _ field: String? = nil) -> Subject {
      Subject(run: run, object: Entity.owner.name, id: code, field: field)
    }
    while hasOwner {
      let code = stored.text(0) ?? ""
      if let row = expected.removeValue(forKey: code) {
        let found = fields(row).enumerated().map { stored.text($0.offset + 1) ?? "" }
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
      hasOwner = try stored.step()
    }
    for code in expected.keys.sorted() {
      book.violated(.owners, subject(code), VerificationWording.ownerMissing)
    }
  }

  /// In the order of the store's columns.
  private func fields(_ row: OwnerNames.Row) -> [(name: String, value: String)] {
    [
      ("name", row.name), ("status", row.hasLeft ? "left" : "active"), ("successor", row.successor),
      ("email", row.email), ("mobile", row.mobile), ("department", row.department),
    ]
  }
}
