/// Records: as they are, as they were, and their raw bytes.
extension Table {
  static let record = Table(
    """
    CREATE TABLE record (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL,
      object INTEGER NOT NULL, -- entity number
      key TEXT NOT NULL,
      fingerprint INTEGER NOT NULL, -- XXH3 of its cells, under its mapping
      file INTEGER NOT NULL, -- where this version of it was read
      ordinal INTEGER NOT NULL, -- number in that file, from 1
      line INTEGER NOT NULL,
      raw_block INTEGER NOT NULL,
      raw_offset INTEGER NOT NULL,
      raw_length INTEGER NOT NULL,
      first_run INTEGER NOT NULL,
      last_run INTEGER NOT NULL, -- the run that changed it last
      vanished_run INTEGER -- since which run it is no longer in its snapshot
    ) STRICT;
    """, undo: .own, seal: .whole)

  /// Landed values: see `Landed`.
  static let landing = Table(
    """
    CREATE TABLE landing ( -- landed values: see Landed
      record INTEGER PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;
    """, undo: .own, seal: .own)

  static let recordVersion = Table(
    """
    CREATE TABLE record_version ( -- what a record was before a run changed it
      record INTEGER NOT NULL,
      run INTEGER NOT NULL, -- the run that changed it
      fingerprint INTEGER NOT NULL,
      file INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      line INTEGER NOT NULL,
      raw_block INTEGER NOT NULL,
      raw_offset INTEGER NOT NULL,
      raw_length INTEGER NOT NULL,
      last_run INTEGER NOT NULL,
      vanished_run INTEGER,
      bytes BLOB, -- former landed values; null when they did not change
      PRIMARY KEY (record, run)
    ) STRICT, WITHOUT ROWID;
    """, undo: .own, seal: .ofRun, isSummed: true)

  static let rawBlock = Table(
    """
    CREATE TABLE raw_block ( -- zstd; records as they stand in the decoded file
      id INTEGER PRIMARY KEY,
      file INTEGER NOT NULL,
      length INTEGER NOT NULL, -- before compression
      bytes BLOB NOT NULL
    ) STRICT;
    """, undo: .own, seal: .own, isSummed: true)
}
