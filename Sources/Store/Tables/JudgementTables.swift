/// What is one and what is not, who said so, and what came of it.
extension Table {
  static let judgement = Table(
    """
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
    """, undo: .versioned, seal: .whole)

  /// What people judged. A run reads it, and copies what it made use of into `judgement`; it names records
  /// by source, object and key, because their numbers are the store's own.
  static let peopleJudgement = Table(
    """
    CREATE TABLE people_judgement ( -- no run makes it, no rollback takes it back, nobody deletes it
      id INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL,
      left_source TEXT NOT NULL, -- left is smaller by source, object, key and part
      left_object INTEGER NOT NULL,
      left_key TEXT NOT NULL,
      left_part INTEGER NOT NULL,
      right_source TEXT NOT NULL,
      right_object INTEGER NOT NULL,
      right_key TEXT NOT NULL,
      right_part INTEGER NOT NULL,
      verdict TEXT NOT NULL, -- same, different, undecided; open: takes the one before back
      author TEXT NOT NULL, -- who decided
      judged_at TEXT NOT NULL, -- UTC
      score REAL, -- of the pair at that time; null: it had none
      reason TEXT NOT NULL, -- why somebody was asked
      note TEXT NOT NULL, -- in the person's own words
      undone_by INTEGER -- the next judgement of the same pair
    ) STRICT;
    """,
    indexes: """
      CREATE UNIQUE INDEX people_judgement_pair ON people_judgement(entity, left_source, left_object, left_key,
        left_part, right_source, right_object, right_key, right_part) WHERE undone_by IS NULL;
      """, undo: .stays, seal: .peoples)

  /// What the last run that judged its records left to people. A night that judges a part of the records
  /// knows of the others from here.
  static let possiblePair = Table(
    """
    CREATE TABLE possible_pair ( -- parts of two entities that may be one: what the newest run left to people
      entity INTEGER NOT NULL,
      left_record INTEGER NOT NULL, -- left is the senior
      left_part INTEGER NOT NULL,
      right_record INTEGER NOT NULL,
      right_part INTEGER NOT NULL,
      reason TEXT NOT NULL, -- what they share
      against TEXT NOT NULL, -- what stands against it
      score REAL, -- bits; null: keys alone were compared
      weights TEXT, -- JSON: what the score is made of, as in judgement
      undecided INTEGER NOT NULL, -- 1: somebody looked, and could not say
      run INTEGER NOT NULL, -- that said so first
      PRIMARY KEY (entity, left_record, left_part, right_record, right_part)
    ) STRICT, WITHOUT ROWID;
    """, undo: .versioned, seal: .whole)

  static let member = Table(
    """
    CREATE TABLE member ( -- parts that stand behind another record's golden row
      entity INTEGER NOT NULL,
      record INTEGER NOT NULL,
      part INTEGER NOT NULL,
      nr INTEGER NOT NULL,
      run INTEGER NOT NULL, -- that put it there
      PRIMARY KEY (entity, record, part)
    ) STRICT, WITHOUT ROWID;
    """, undo: .versioned, seal: .whole)

  static let redirect = Table(
    """
    CREATE TABLE redirect ( -- ids that a merge swallowed
      entity INTEGER NOT NULL,
      id TEXT NOT NULL,
      becomes TEXT NOT NULL,
      run INTEGER NOT NULL,
      PRIMARY KEY (entity, id)
    ) STRICT, WITHOUT ROWID;
    """, undo: .versioned, seal: .whole)

  /// What spares a run to read all records for a few: nothing hangs on it but time.
  static let matchKey = Table(
    """
    CREATE TABLE match_key ( -- under which strong keys the records that a run landed can be met
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL,
      whole INTEGER NOT NULL, -- 1: of all records that the store had by then
      unusable INTEGER NOT NULL, -- 1: no run can go by them: some records name others, or too much is to know
      bytes BLOB NOT NULL -- hash << 32 | record, 8 bytes each, lowest first; sorted
    ) STRICT;
    """, undo: .byRun, seal: .ofRun, isSummed: true)
}
