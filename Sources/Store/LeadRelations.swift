import GRDB

/// Whose the leads of a store are.
extension StoreSession {
  /// Calls `body` with the `nr` of each golden lead, and of the contact and account that it points to; 0: none.
  public func forEachLead(_ body: (_ nr: Int, _ contact: Int, _ account: Int) -> Void) throws {
    let leads = try Statement(db, path: path, "SELECT nr, contact, account FROM lead ORDER BY nr")
    while try leads.step() {
      body(leads.int(0), leads.isNull(1) ? 0 : leads.int(1), leads.isNull(2) ? 0 : leads.int(2))
    }
  }
}
