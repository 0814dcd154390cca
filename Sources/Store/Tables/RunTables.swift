/// What a run says of itself, and what it went by.
extension Table {
  static let run = Table(
    """
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
    """, undo: .own, seal: .own)

  static let source = Table(
    """
    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      trust INTEGER NOT NULL,
      snapshot INTEGER NOT NULL,
      run INTEGER NOT NULL -- that changed it last
    ) STRICT;
    """, undo: .versioned, seal: .whole, key: ["name"])

  static let file = Table(
    """
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
    """, undo: .byRun, seal: .ofRun)

  /// What runs went by, so that a record can be laid beside the mapping that it landed by, whatever the file
  /// says since.
  static let document = Table(
    """
    CREATE TABLE document ( -- migrations, mappings and owners tables as runs read them
      sha256 TEXT PRIMARY KEY, -- of the bytes; `run.documents` says which run went by which
      run INTEGER NOT NULL, -- the first one that did
      kind TEXT NOT NULL, -- migration, mapping, owners, matching
      bytes BLOB NOT NULL
    ) STRICT;
    """, undo: .byRun, seal: .ofRun)

  static let owner = Table(
    """
    CREATE TABLE owner ( -- 负责人 / owners, from the migration's owners table
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      status TEXT NOT NULL, -- active, left
      successor TEXT,
      email TEXT,
      mobile TEXT,
      department TEXT,
      run INTEGER NOT NULL -- 最后改动它的运行 / the run that changed it last
    ) STRICT;
    """, undo: .versioned, seal: .whole)

  /// What no rollback takes back: that there was one.
  static let rolledBack = Table(
    """
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
    """, undo: .stays, seal: .peoples)
}
