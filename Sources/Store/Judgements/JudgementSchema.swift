extension Schema {
  /// What people judged. A run reads it, and copies what it made use of into `judgement`; it names
  /// records by source, object and key, because their numbers are the store's own.
  static let peoplesJudgements = """
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
    CREATE UNIQUE INDEX people_judgement_pair ON people_judgement(entity, left_source, left_object, left_key,
      left_part, right_source, right_object, right_key, right_part) WHERE undone_by IS NULL;

    """

  /// Version 2 of `judgement`: those of people stand in it as well, as soon as a run made use of them.
  static let judgementColumns = """
    ALTER TABLE judgement ADD COLUMN judged_at TEXT;
    ALTER TABLE judgement ADD COLUMN score REAL;
    ALTER TABLE judgement ADD COLUMN people INTEGER;
    ALTER TABLE judgement ADD COLUMN weights TEXT;

    """
}
