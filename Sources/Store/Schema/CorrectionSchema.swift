extension Schema {
  /// What people said of refused records, and which records a replay read again.
  static let corrections = """
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
    -- In force: of each cell the newest correction that a run used. A run rolled back sets its own
    -- used_run to null again, and the one before is in force as it was.
    CREATE INDEX correction_raw ON correction(raw_fingerprint);

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

    CREATE TABLE replayed ( -- which refused record each ordinal of a replay's file is
      run INTEGER NOT NULL,
      file INTEGER NOT NULL, -- a row of `file` with `replays`
      ordinal INTEGER NOT NULL,
      refusal INTEGER NOT NULL, -- of `quarantine`
      PRIMARY KEY (run, file, ordinal)
    ) STRICT, WITHOUT ROWID;

    """

  /// Version 2 of `file`: the names of a CSV's places, and what a replay reads again.
  static let fileColumns = """
    ALTER TABLE file ADD COLUMN columns TEXT;
    ALTER TABLE file ADD COLUMN replays INTEGER;

    """
}
