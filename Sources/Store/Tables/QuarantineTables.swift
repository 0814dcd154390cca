/// Records that were refused, and what people did about them.
extension Table {
  static let quarantine = Table(
    """
    CREATE TABLE quarantine (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL, -- that refused it first
      file INTEGER NOT NULL, -- where it was met last
      source INTEGER NOT NULL,
      object INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      line INTEGER NOT NULL,
      key TEXT NOT NULL, -- empty when it has none
      fingerprint INTEGER NOT NULL,
      code TEXT NOT NULL,
      column_name TEXT NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL, -- the cell at fault
      raw_block INTEGER NOT NULL,
      raw_offset INTEGER NOT NULL,
      raw_length INTEGER NOT NULL,
      closed_run INTEGER -- in which it was no longer refused, or no longer there
    ) STRICT;
    """, undo: .versioned, seal: .whole)

  /// In force: of each cell the newest correction that a run used. A run rolled back sets its own `used_run`
  /// to null again, and the one before is in force as it was.
  static let correction = Table(
    """
    CREATE TABLE correction ( -- what a person put beside one cell of a refused record; raw bytes stay
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL,
      object INTEGER NOT NULL, -- entity number
      raw_fingerprint INTEGER NOT NULL, -- XXH3 of the record's raw bytes alone: holds for these only
      child INTEGER NOT NULL, -- number of the child record in its record; 0 for the record itself
      column_name TEXT NOT NULL, -- of the record or of that child
      former TEXT NOT NULL, -- what the cell says; the correction holds only while it says so
      value TEXT NOT NULL,
      key TEXT NOT NULL, -- of the record when it was corrected: for people
      author TEXT NOT NULL,
      made_at TEXT NOT NULL, -- UTC
      used_run INTEGER -- the run that landed the record with it; null: waits for a replay
    ) STRICT;
    """,
    indexes: """
      CREATE INDEX correction_raw ON correction(raw_fingerprint);
      """, undo: .stays, seal: .peoples)

  static let decision = Table(
    """
    CREATE TABLE decision ( -- what a person decided in a mapping or the owners table for refused words
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL, -- value-map, owner
      path TEXT NOT NULL, -- the file that says it
      subject TEXT NOT NULL, -- the field; empty for an owner
      word TEXT NOT NULL, -- what the sources say
      target TEXT NOT NULL, -- what it stands for
      digest_before TEXT NOT NULL, -- SHA-256 of the file
      digest_after TEXT NOT NULL,
      author TEXT NOT NULL,
      made_at TEXT NOT NULL, -- UTC
      used_run INTEGER -- the first replay after it
    ) STRICT;
    """, undo: .stays, seal: .peoples)

  static let replayed = Table(
    """
    CREATE TABLE replayed ( -- which refused record each ordinal of a replay's file is
      run INTEGER NOT NULL,
      file INTEGER NOT NULL, -- a row of `file` with `replays`
      ordinal INTEGER NOT NULL,
      refusal INTEGER NOT NULL, -- of `quarantine`
      PRIMARY KEY (run, file, ordinal)
    ) STRICT, WITHOUT ROWID;
    """, undo: .byRun, seal: .ofRun)
}
