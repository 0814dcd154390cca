/// What became of each record and of each cell of a file.
extension Table {
  static let ledger = Table(
    """
    CREATE TABLE ledger ( -- the disposition of each record of each file, as ranges of ordinals
      run INTEGER NOT NULL,
      file INTEGER NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      disposition TEXT NOT NULL,
      PRIMARY KEY (run, file, first)
    ) STRICT, WITHOUT ROWID;
    """, undo: .byRun, seal: .own)

  static let ledgerVanished = Table(
    """
    CREATE TABLE ledger_vanished (
      run INTEGER NOT NULL,
      record INTEGER NOT NULL,
      PRIMARY KEY (run, record)
    ) STRICT, WITHOUT ROWID;
    """, undo: .byRun, seal: .ofRun)

  static let ledgerCell = Table(
    """
    CREATE TABLE ledger_cell ( -- filled cells of each column, by what became of them
      run INTEGER NOT NULL,
      file INTEGER NOT NULL,
      path TEXT NOT NULL, -- of child records; empty for the record itself
      column_name TEXT NOT NULL,
      fate TEXT NOT NULL, -- mapped, kept, ignored
      landed INTEGER NOT NULL, -- of records that landed: each has the column's fate
      quarantined INTEGER NOT NULL,
      filtered INTEGER NOT NULL,
      PRIMARY KEY (run, file, path, column_name)
    ) STRICT, WITHOUT ROWID;
    """, undo: .byRun, seal: .own)
}
