import Verification

/// What the schema of `verification.json` says of the types that a verification hands over.
private let findingVerdicts = ["violated", "not-checkable"]

extension VerificationReport.Members: SchemaDescribed {
  static let schema = SchemaNotes(
    nil, nil,
    [
      "schema": .constant(VerificationReport.schemaName),
      "startedAt": .about("UTC, ISO 8601"),
      "seconds": .from(0),
      "migration": .about("The migration file; absent: none is known, and no value was compared."),
      "showsValues": .about("Values and keys of records stand here as they are: personal data."),
      "verdict": .about("Exit codes 0, 4 and 8."),
    ])
}

extension VerificationResult: SchemaDescribed {
  static let schema = SchemaNotes(
    nil, nil,
    [
      "runs": .about("Runs in the store."),
      "records": .about("Records in the store."),
      "goldenRows": .about("Golden rows of all entities."),
      "digest": .about("Of the store's content, made from scratch; empty when it cannot be read."),
      "findings": .about(
        "What does not hold or could not be checked; of each check the first \(FindingKind.limit)."),
      "columns": .about("Every rule of every mapping; empty: no value was compared."),
      "notChecked": .about("What this verification did not look at."),
      "blindSpots": .about("What no verification of this kind can see."),
    ])
}

extension Verdict: SchemaEnumerated {}
extension Coverage.Subject: SchemaEnumerated {}
extension Decider: SchemaEnumerated {}

extension VerificationResult.Tally: SchemaDescribed {
  static let schema = SchemaNotes(
    "tally", "How often a check held, and how often not.", ["check": .about("Stable name.")])
}

extension Coverage: SchemaDescribed {
  static let schema = SchemaNotes(
    "coverage", "How many things of one kind were compared, and findings of the checks behind it.")
}

extension FileBalance: SchemaDescribed {
  static let schema = SchemaNotes(
    "file", "What became of one file in one run: read = the sum of records.",
    [
      "run": .from(1),
      "isReplay": .about("Refused records of an earlier run, read again from the store."),
      "counted": .about("By a counter that is not the importer."),
      "declared": .about("From a footer of the file, if it has one."),
    ])
}

extension FileBalance.Records: SchemaDescribed {
  static let schema = SchemaNotes("dispositions", "Records by what became of them.")
}

extension FileBalance.Cells: SchemaDescribed {
  static let schema = RunReport.CellBalance.schema
}

extension FindingKind: SchemaDescribed {
  static let schema = SchemaNotes(
    "kind", "Findings that say the same, who must decide about them, and what to do.",
    ["verdict": .values(findingVerdicts), "count": .from(1, "Of the findings listed.")])
}

extension Finding: SchemaDescribed {
  static let schema = SchemaNotes(
    "finding", "One statement about one subject.",
    [
      "verdict": .values(findingVerdicts),
      "expected": .about("By its shape alone, unless showsValues."),
      "actual": .about("By its shape alone, unless showsValues."),
      "holdsValues": .about("Expected and actual are values of records."),
    ])
}

extension Subject: SchemaDescribed {
  static let schema = SchemaNotes(
    "subject", "What a finding is about. What does not apply is absent.",
    [
      "run": .from(1),
      "object": .about("Entity or table."),
      "record": .anyNumber("Number of the record in the store."),
      "ordinal": .anyNumber("Number of the record in its file, from 1."),
      "line": .anyNumber("First line of the record in its file, from 1."),
      "key": .about("By its shape alone, unless showsValues."),
      "id": .about("Of a golden row."),
      "field": .about("Field of a landed record; column of a golden row."),
      "column": .about("Column of the source."),
      "child": .from(1, "Number of the child record."),
    ])
}

extension ColumnVerdict: SchemaDescribed {
  static let schema = SchemaNotes(
    "column", "What was found of the values of one rule of a mapping.",
    [
      "columns": .about("Of the source; empty: the mapping's constant."),
      "equal": .about("Byte for byte what the cell says."),
    ])
}

extension ColumnVerdict.ByRule: SchemaDescribed {
  static let schema = SchemaNotes(
    "rule", "Values that are their cells by a rule that has a name.",
    [
      "rule": .about("Stable name."),
      "isLossy": .about("The value does not tell which cell it was."),
      "count": .from(1),
    ])
}

extension ControlTotals: SchemaDescribed {
  static let schema = SchemaNotes(
    "totals", "What an accountant adds up on both sides.",
    ["folded": .about("Fields of which groups were put together, since there are too many.")])
}

extension ControlTotals.Line: SchemaDescribed {
  static let schema = SchemaNotes(
    "total", "files + toLanded + unexplained = landed; landed + toGolden = golden.",
    [
      "source": .about("Absent: over all sources."),
      "file": .about("Absent: over all files."),
      "measure": .about(ControlTotals.Measure.allCases.map(\.rawValue).joined(separator: ", ")),
      "group": .about("The value, the month or the currency."),
    ])
}

extension ControlTotals.Difference: SchemaDescribed {
  static let schema = SchemaNotes(
    "difference", "One named reason for which two figures differ, with its sign.")
}

extension ControlTotals.Figure: SchemaDescribed {
  static let schema = SchemaNotes(
    "figure", "How many, and what they add up to: exact decimal text.", ["count": .anyNumber()])
}

extension Sensitivity: SchemaDescribed {
  static let schema = SchemaNotes(
    "sensitivity", "What verification was shown to catch: faults made on purpose, one at a time.",
    [
      "toolVersion": .about("Of the tool with which it was shown."),
      "harmless": .about("Harm that only touched bytes that nothing uses."),
      "unharmed": .about("Sound stores verified."),
    ])
}

extension Sensitivity.Kind: SchemaDescribed {
  static let schema = SchemaNotes("faults", "Faults of one kind.")
}
