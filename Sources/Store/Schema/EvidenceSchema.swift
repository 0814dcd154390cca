extension Schema {
  /// Evidence: what was read, what became of it, and who said what is the same.
  static let evidence = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      migration TEXT NOT NULL,
      started_at TEXT NOT NULL, -- UTC
      finished_at TEXT NOT NULL,
      tool_version TEXT NOT NULL,
      migration_digest TEXT NOT NULL, -- of migration, mappings and owners table
      digest_before TEXT NOT NULL, -- of the store's content
      digest_after TEXT NOT NULL,
      actions_digest TEXT NOT NULL, -- of what the run did, order-free; a plan carries the same
      summary TEXT NOT NULL, -- JSON
      accepted_at TEXT, -- UTC: since then neither it nor any run before it can be rolled back
      undo INTEGER NOT NULL, -- 1: what it replaced was kept, so that it can be rolled back
      seal TEXT, -- JSON: by table, a digest of the evidence as the run left it
      documents TEXT, -- JSON: by path, SHA-256 of the migration, its mappings and its owners table
      matching TEXT -- JSON: from how many bits on parts were joined, from how many asked about
    ) STRICT;

    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      trust INTEGER NOT NULL,
      snapshot INTEGER NOT NULL,
      run INTEGER NOT NULL -- that changed it last
    ) STRICT;

    CREATE TABLE file ( -- a source file as one run read it
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run(id),
      source INTEGER NOT NULL REFERENCES source(id),
      object TEXT NOT NULL,
      path TEXT NOT NULL,
      mapping TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      format TEXT NOT NULL,
      encoding TEXT NOT NULL,
      compressed INTEGER NOT NULL,
      record_path TEXT,
      delimiter INTEGER,
      header_row INTEGER,
      preamble_rows INTEGER NOT NULL,
      blank_rows INTEGER NOT NULL,
      footer_rows INTEGER NOT NULL,
      records INTEGER NOT NULL, -- by the importer
      counted_records INTEGER NOT NULL, -- by the counter that is not the importer
      counted_cells INTEGER NOT NULL, -- filled cells, by the same counter
      declared_records INTEGER, -- by a footer of the file itself
      header_rows INTEGER NOT NULL, -- how many rows the header takes
      footers TEXT, -- which rows are footers, from 1, with commas between
      width INTEGER, -- cells of a row, where no header says it
      columns TEXT, -- CSV: a JSON list of what each place of a row is called, empty for none
      -- The file whose refused records a replay read again, from the store: bytes and sha256 are then of
      -- their raw bytes, each with a line feed behind it; all else is as in that file.
      replays INTEGER
    ) STRICT;

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

    CREATE TABLE landing ( -- landed values: see Landed
      record INTEGER PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;

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

    CREATE TABLE raw_block ( -- zstd; records as they stand in the decoded file
      id INTEGER PRIMARY KEY,
      file INTEGER NOT NULL,
      length INTEGER NOT NULL, -- before compression
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE ledger ( -- the disposition of each record of each file, as ranges of ordinals
      run INTEGER NOT NULL,
      file INTEGER NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      disposition TEXT NOT NULL,
      PRIMARY KEY (run, file, first)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger_vanished (
      run INTEGER NOT NULL,
      record INTEGER NOT NULL,
      PRIMARY KEY (run, record)
    ) STRICT, WITHOUT ROWID;

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

    CREATE TABLE judgement (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL,
      entity INTEGER NOT NULL,
      left_record INTEGER NOT NULL,
      left_part INTEGER NOT NULL,
      right_record INTEGER NOT NULL,
      right_part INTEGER NOT NULL,
      verdict TEXT NOT NULL, -- same, different, undecided
      reason TEXT NOT NULL,
      author TEXT NOT NULL, -- rule, or who decided
      revoked_run INTEGER, -- in which it no longer held
      judged_at TEXT, -- UTC; of people's
      score REAL, -- of the pair; null: it needed none
      people INTEGER, -- the row of people_judgement that it stands for
      weights TEXT -- JSON: what a score is made of: column, level, bits; the prior first
    ) STRICT;

    CREATE TABLE member ( -- parts that stand behind another record's golden row
      entity INTEGER NOT NULL,
      record INTEGER NOT NULL,
      part INTEGER NOT NULL,
      nr INTEGER NOT NULL,
      run INTEGER NOT NULL, -- that put it there
      PRIMARY KEY (entity, record, part)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE redirect ( -- ids that a merge swallowed
      entity INTEGER NOT NULL,
      id TEXT NOT NULL,
      becomes TEXT NOT NULL,
      run INTEGER NOT NULL,
      PRIMARY KEY (entity, id)
    ) STRICT, WITHOUT ROWID;

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

    """

  /// What no rollback takes back: that there was one.
  static let rolledBack = """
    CREATE TABLE rolled_back ( -- runs that were taken back
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL, -- the number it had; the next run takes it again
      migration TEXT NOT NULL,
      started_at TEXT NOT NULL,
      finished_at TEXT NOT NULL,
      rolled_back_at TEXT NOT NULL, -- UTC
      tool_version TEXT NOT NULL, -- that took it back
      digest_before TEXT NOT NULL, -- of the store's content, then and now again
      digest_after TEXT NOT NULL,
      actions_digest TEXT NOT NULL,
      summary TEXT NOT NULL -- JSON
    ) STRICT;

    """
}
