/// The schema of `verification.json`, written by hand. A test holds what is written to it, key by key.
enum VerificationSchema {
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "LeadFerry verification",
      "description": "What one verification of a store and its sources found, and what it did not look at.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema", "toolVersion", "startedAt", "seconds", "showsValues", "verdict", "store",
          "runs", "records", "goldenRows", "digest", "checks", "coverage", "files", "kinds", "findings",
          "columns", "notChecked", "blindSpots"],
      "properties": {
        "schema": {"const": "leadferry-verification/1"},
        "toolVersion": {"type": "string"},
        "startedAt": {"type": "string", "description": "UTC, ISO 8601"},
        "seconds": {"type": "number", "minimum": 0},
        "migration": {"type": "string",
            "description": "The migration file; absent: none is known, and no value was compared."},
        "title": {"$ref": "#/$defs/bilingual"},
        "showsValues": {"type": "boolean",
            "description": "Values and keys of records stand here as they are: personal data."},
        "verdict": {"enum": ["holds", "violated", "not-checkable"],
            "description": "Exit codes 0, 4 and 8."},
        "store": {"type": "string"},
        "runs": {"type": "integer", "minimum": 0, "description": "Runs in the store."},
        "records": {"type": "integer", "minimum": 0, "description": "Records in the store."},
        "goldenRows": {"type": "integer", "minimum": 0, "description": "Golden rows of all entities."},
        "digest": {"type": "string",
            "description": "Of the store's content, made from scratch; empty when it cannot be read."},
        "checks": {"type": "array", "items": {"$ref": "#/$defs/tally"}},
        "coverage": {"type": "array", "items": {"$ref": "#/$defs/coverage"}},
        "files": {"type": "array", "items": {"$ref": "#/$defs/file"}},
        "kinds": {"type": "array", "items": {"$ref": "#/$defs/kind"}},
        "findings": {"description": "What does not hold or could not be checked; of each check the first 1000.",
            "type": "array", "items": {"$ref": "#/$defs/finding"}},
        "columns": {"description": "Every rule of every mapping; empty: no value was compared.",
            "type": "array", "items": {"$ref": "#/$defs/column"}},
        "totals": {"$ref": "#/$defs/totals"},
        "notChecked": {"description": "What this verification did not look at.", "type": "array",
            "items": {"$ref": "#/$defs/bilingual"}},
        "blindSpots": {"description": "What no verification of this kind can see.", "type": "array",
            "items": {"$ref": "#/$defs/bilingual"}},
        "sensitivity": {"$ref": "#/$defs/sensitivity"}
      },
      "$defs": {
    \#(SchemaDefinitions.bilingual),
        "tally": {
          "description": "How often a check held, and how often not.",
          "type": "object",
          "additionalProperties": false,
          "required": ["check", "title", "holds", "violated", "notCheckable"],
          "properties": {
            "check": {"type": "string", "description": "Stable name."},
            "title": {"$ref": "#/$defs/bilingual"},
            "holds": {"type": "integer", "minimum": 0},
            "violated": {"type": "integer", "minimum": 0},
            "notCheckable": {"type": "integer", "minimum": 0}
          }
        },
        "coverage": {
          "description": "How many things of one kind were compared, and findings of the checks behind it.",
          "type": "object",
          "additionalProperties": false,
          "required": ["subject", "title", "how", "compared", "violated", "notCheckable"],
          "properties": {
            "subject": {"enum": ["records", "cells", "values", "rows", "merges", "relations"]},
            "title": {"$ref": "#/$defs/bilingual"},
            "how": {"$ref": "#/$defs/bilingual"},
            "compared": {"type": "integer", "minimum": 0},
            "violated": {"type": "integer", "minimum": 0},
            "notCheckable": {"type": "integer", "minimum": 0}
          }
        },
        "file": {
          "description": "What became of one file in one run: read = the sum of records.",
          "type": "object",
          "additionalProperties": false,
          "required": ["run", "source", "file", "object", "isReplay", "read", "counted", "records", "cells"],
          "properties": {
            "run": {"type": "integer", "minimum": 1},
            "source": {"type": "string"},
            "file": {"type": "string"},
            "object": {"type": "string"},
            "isReplay": {"type": "boolean",
                "description": "Refused records of an earlier run, read again from the store."},
            "read": {"type": "integer", "minimum": 0},
            "counted": {"type": "integer", "minimum": 0,
                "description": "By a counter that is not the importer."},
            "declared": {"type": "integer", "minimum": 0,
                "description": "From a footer of the file, if it has one."},
            "records": {"$ref": "#/$defs/dispositions"},
            "cells": {"$ref": "#/$defs/cells"}
          }
        },
        "dispositions": {
          "description": "Records by what became of them.",
          "type": "object",
          "additionalProperties": false,
          "required": ["added", "updated", "unchanged", "merged", "quarantined", "filtered", "held"],
          "properties": {
            "added": {"type": "integer", "minimum": 0},
            "updated": {"type": "integer", "minimum": 0},
            "unchanged": {"type": "integer", "minimum": 0},
            "merged": {"type": "integer", "minimum": 0},
            "quarantined": {"type": "integer", "minimum": 0},
            "filtered": {"type": "integer", "minimum": 0},
            "held": {"type": "integer", "minimum": 0}
          }
        },
    \#(SchemaDefinitions.cells),
        "kind": {
          "description": "Findings that say the same, who must decide about them, and what to do.",
          "type": "object",
          "additionalProperties": false,
          "required": ["check", "verdict", "message", "count", "decides", "remedy"],
          "properties": {
            "check": {"type": "string"},
            "verdict": {"enum": ["violated", "not-checkable"]},
            "message": {"$ref": "#/$defs/bilingual"},
            "count": {"type": "integer", "minimum": 1, "description": "Of the findings listed."},
            "decides": {"enum": ["it", "data-owner", "mapping-author"]},
            "remedy": {"$ref": "#/$defs/bilingual"}
          }
        },
        "finding": {
          "description": "One statement about one subject.",
          "type": "object",
          "additionalProperties": false,
          "required": ["check", "verdict", "subject", "holdsValues", "message"],
          "properties": {
            "check": {"type": "string"},
            "verdict": {"enum": ["violated", "not-checkable"]},
            "subject": {"$ref": "#/$defs/subject"},
            "expected": {"type": "string", "description": "By its shape alone, unless showsValues."},
            "actual": {"type": "string", "description": "By its shape alone, unless showsValues."},
            "holdsValues": {"type": "boolean", "description": "Expected and actual are values of records."},
            "message": {"$ref": "#/$defs/bilingual"}
          }
        },
        "subject": {
          "description": "What a finding is about. What does not apply is absent.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "run": {"type": "integer", "minimum": 1},
            "source": {"type": "string"},
            "file": {"type": "string"},
            "object": {"type": "string", "description": "Entity or table."},
            "record": {"type": "integer", "description": "Number of the record in the store."},
            "ordinal": {"type": "integer", "description": "Number of the record in its file, from 1."},
            "line": {"type": "integer", "description": "First line of the record in its file, from 1."},
            "key": {"type": "string", "description": "By its shape alone, unless showsValues."},
            "id": {"type": "string", "description": "Of a golden row."},
            "field": {"type": "string", "description": "Field of a landed record; column of a golden row."},
            "column": {"type": "string", "description": "Column of the source."},
            "child": {"type": "integer", "minimum": 1, "description": "Number of the child record."}
          }
        },
        "column": {
          "description": "What was found of the values of one rule of a mapping.",
          "type": "object",
          "additionalProperties": false,
          "required": ["sources", "mapping", "columns", "field", "equal", "byRule", "different", "blank"],
          "properties": {
            "sources": {"type": "array", "items": {"type": "string"}},
            "mapping": {"type": "string"},
            "columns": {"type": "array", "items": {"type": "string"},
                "description": "Of the source; empty: the mapping's constant."},
            "field": {"type": "string"},
            "equal": {"type": "integer", "minimum": 0, "description": "Byte for byte what the cell says."},
            "byRule": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
            "different": {"type": "integer", "minimum": 0},
            "blank": {"type": "integer", "minimum": 0}
          }
        },
        "rule": {
          "description": "Values that are their cells by a rule that has a name.",
          "type": "object",
          "additionalProperties": false,
          "required": ["rule", "title", "isLossy", "count"],
          "properties": {
            "rule": {"type": "string", "description": "Stable name."},
            "title": {"$ref": "#/$defs/bilingual"},
            "isLossy": {"type": "boolean", "description": "The value does not tell which cell it was."},
            "count": {"type": "integer", "minimum": 1}
          }
        },
        "totals": {
          "description": "What an accountant adds up on both sides.",
          "type": "object",
          "additionalProperties": false,
          "required": ["lines", "folded"],
          "properties": {
            "lines": {"type": "array", "items": {"$ref": "#/$defs/total"}},
            "folded": {"type": "array", "items": {"type": "string"},
                "description": "Fields of which groups were put together, since there are too many."}
          }
        },
        "total": {
          "description": "files + toLanded + unexplained = landed; landed + toGolden = golden.",
          "type": "object",
          "additionalProperties": false,
          "required": ["measure", "field", "title", "toLanded", "landed", "toGolden"],
          "properties": {
            "source": {"type": "string", "description": "Absent: over all sources."},
            "file": {"type": "string", "description": "Absent: over all files."},
            "measure": {"type": "string", "description": "records, keys, rows, values, months, money, digits"},
            "field": {"type": "string"},
            "title": {"$ref": "#/$defs/bilingual"},
            "group": {"type": "string", "description": "The value, the month or the currency."},
            "files": {"$ref": "#/$defs/figure"},
            "toLanded": {"type": "array", "items": {"$ref": "#/$defs/difference"}},
            "landed": {"$ref": "#/$defs/figure"},
            "toGolden": {"type": "array", "items": {"$ref": "#/$defs/difference"}},
            "golden": {"$ref": "#/$defs/figure"},
            "unexplained": {"$ref": "#/$defs/figure"}
          }
        },
        "difference": {
          "description": "One named reason for which two figures differ, with its sign.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "title", "figure"],
          "properties": {
            "name": {"type": "string"},
            "title": {"$ref": "#/$defs/bilingual"},
            "figure": {"$ref": "#/$defs/figure"}
          }
        },
        "figure": {
          "description": "How many, and what they add up to: exact decimal text.",
          "type": "object",
          "additionalProperties": false,
          "required": ["count"],
          "properties": {"count": {"type": "integer"}, "sum": {"type": "string"}}
        },
        "sensitivity": {
          "description": "What verification was shown to catch: faults made on purpose, one at a time.",
          "type": "object",
          "additionalProperties": false,
          "required": ["toolVersion", "date", "tried", "caught", "harmless", "unharmed", "falseAlarms", "kinds"],
          "properties": {
            "toolVersion": {"type": "string", "description": "Of the tool with which it was shown."},
            "date": {"type": "string"},
            "tried": {"type": "integer", "minimum": 0},
            "caught": {"type": "integer", "minimum": 0},
            "harmless": {"type": "integer", "minimum": 0,
                "description": "Harm that only touched bytes that nothing uses."},
            "unharmed": {"type": "integer", "minimum": 0, "description": "Sound stores verified."},
            "falseAlarms": {"type": "integer", "minimum": 0},
            "kinds": {"type": "array", "items": {"$ref": "#/$defs/faults"}}
          }
        },
        "faults": {
          "description": "Faults of one kind.",
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "tried", "caught", "checks"],
          "properties": {
            "kind": {"type": "string"},
            "tried": {"type": "integer", "minimum": 0},
            "caught": {"type": "integer", "minimum": 0},
            "checks": {"type": "array", "items": {"type": "string"}}
          }
        }
      }
    }

    """#
}
