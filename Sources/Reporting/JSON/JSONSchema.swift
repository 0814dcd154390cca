/// The schema of the JSON report, written by hand. A test holds the encoded report to it, key by key.
enum JSONSchema {
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "LeadFerry report",
      "description": "What one plan or one run does.",
      "type": "object",
      "additionalProperties": false,
      "required": ["schema", "kind", "migration", "title", "toolVersion", "startedAt", "seconds", "store",
          "digestBefore", "sources", "entities", "phases", "updates", "changesByField", "matching", "merges",
          "possible", "judgements", "splits", "quarantine", "quarantineByCode", "vanished", "damage",
          "generics", "notMapped", "lossy"],
      "properties": {
        "schema": {"const": "leadferry-report/1"},
        "kind": {"enum": ["plan", "run"]},
        "migration": {"type": "string"},
        "title": {"$ref": "#/$defs/bilingual"},
        "run": {"type": "integer", "minimum": 1, "description": "Absent for a plan."},
        "toolVersion": {"type": "string"},
        "startedAt": {"type": "string", "description": "UTC, ISO 8601"},
        "seconds": {"type": "number", "minimum": 0},
        "store": {"type": "string"},
        "digestBefore": {"type": "string", "pattern": "^[0-9a-f]{64}$",
            "description": "SHA-256 of the store's content."},
        "digestAfter": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Absent for a plan."},
        "sources": {"type": "array", "items": {"$ref": "#/$defs/source"}},
        "entities": {"type": "array", "items": {"$ref": "#/$defs/entityTotals"}},
        "phases": {"type": "array", "items": {"$ref": "#/$defs/phase"}},
        "updates": {"description": "Fields that change.", "type": "object", "additionalProperties": false,
            "required": ["total", "items"], "properties": {"total": {"type": "integer", "minimum": 0,
            "description": "How many there are."}, "items": {"type": "array",
            "items": {"$ref": "#/$defs/change"}}, "file": {"type": "string",
            "description": "CSV file beside the report that has them all; absent when items has."}}},
        "changesByField": {"type": "array", "items": {"$ref": "#/$defs/fieldCount"}},
        "matching": {"$ref": "#/$defs/matching"},
        "merges": {"description": "Records judged to be one.", "type": "object",
            "additionalProperties": false, "required": ["total", "items"],
            "properties": {"total": {"type": "integer", "minimum": 0, "description": "How many there are."},
            "items": {"type": "array", "items": {"$ref": "#/$defs/merge"}}, "file": {"type": "string",
            "description": "CSV file beside the report that has them all; absent when items has."}}},
        "possible": {"description": "Left apart.", "type": "object", "additionalProperties": false,
            "required": ["total", "items"], "properties": {"total": {"type": "integer", "minimum": 0,
            "description": "How many there are."}, "items": {"type": "array",
            "items": {"$ref": "#/$defs/possible"}}, "file": {"type": "string",
            "description": "CSV file beside the report that has them all; absent when items has."}}},
        "judgements": {"$ref": "#/$defs/judgements"},
        "scoring": {"$ref": "#/$defs/scoring"},
        "splits": {"description": "Rows that came apart.", "type": "object", "additionalProperties": false,
            "required": ["total", "items"], "properties": {"total": {"type": "integer", "minimum": 0,
            "description": "How many there are; the first 500 are items."}, "items": {"type": "array",
            "items": {"$ref": "#/$defs/split"}}}},
        "quarantine": {"description": "Refused records.", "type": "object", "additionalProperties": false,
            "required": ["total", "items"], "properties": {"total": {"type": "integer", "minimum": 0,
            "description": "How many there are."}, "items": {"type": "array",
            "items": {"$ref": "#/$defs/refusal"}}, "file": {"type": "string",
            "description": "CSV file beside the report that has them all; absent when items has."}}},
        "quarantineByCode": {"type": "array", "items": {"$ref": "#/$defs/cause"}},
        "vanished": {"description": "Records that are no longer there.", "type": "object",
            "additionalProperties": false, "required": ["total", "items"],
            "properties": {"total": {"type": "integer", "minimum": 0, "description": "How many there are."},
            "items": {"type": "array", "items": {"$ref": "#/$defs/record"}}, "file": {"type": "string",
            "description": "CSV file beside the report that has them all; absent when items has."}}},
        "damage": {"type": "array", "items": {"$ref": "#/$defs/damage"}},
        "generics": {"type": "array", "items": {"$ref": "#/$defs/generic"}},
        "notMapped": {"type": "array", "items": {"$ref": "#/$defs/column"}},
        "lossy": {"type": "array", "items": {"$ref": "#/$defs/lossy"}}
      },
      "$defs": {
    \#(SchemaDefinitions.bilingual),
        "entity": {"enum": ["account", "contact", "lead", "opportunity", "activity", "owner"]},
        "dispositions": {
          "description": "Final states of records: read = the sum of all others but vanished.",
          "type": "object",
          "additionalProperties": false,
          "required": ["read", "added", "updated", "unchanged", "merged", "quarantined", "filtered", "held",
              "vanished"],
          "properties": {
            "read": {"type": "integer", "minimum": 0},
            "added": {"type": "integer", "minimum": 0},
            "updated": {"type": "integer", "minimum": 0},
            "unchanged": {"type": "integer", "minimum": 0},
            "merged": {"type": "integer", "minimum": 0},
            "quarantined": {"type": "integer", "minimum": 0},
            "filtered": {"type": "integer", "minimum": 0},
            "held": {"type": "integer", "minimum": 0},
            "vanished": {"type": "integer", "minimum": 0,
                "description": "In the store, but no longer in a snapshot source."}
          }
        },
    \#(SchemaDefinitions.cells),
        "source": {
          "description": "One legacy system.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "trust", "isSnapshot", "files", "total"],
          "properties": {
            "name": {"type": "string"},
            "trust": {"type": "integer"},
            "isSnapshot": {"type": "boolean"},
            "files": {"type": "array", "items": {"$ref": "#/$defs/file"}},
            "total": {"$ref": "#/$defs/dispositions"},
            "declaredTotals": {"type": "array", "items": {"$ref": "#/$defs/declaredTotal"},
                "description": "Absent: no total stands for several files."}
          }
        },
        "declaredTotal": {
          "description": "A number that several files write beside their records.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "declared", "read", "files"],
          "properties": {
            "name": {"type": "string", "description": "data.total"},
            "declared": {"type": "integer", "minimum": 0},
            "read": {"type": "integer", "minimum": 0, "description": "Records in these files."},
            "files": {"type": "array", "items": {"type": "string"}}
          }
        },
        "file": {
          "description": "One source file.",
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "bytes", "sha256", "format", "encoding", "object", "dispositions",
              "countedRecords", "cells"],
          "properties": {
            "path": {"type": "string"},
            "bytes": {"type": "integer", "minimum": 0},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "format": {"type": "string", "description": "csv, xml or json"},
            "encoding": {"type": "string"},
            "object": {"type": "string"},
            "dispositions": {"$ref": "#/$defs/dispositions"},
            "countedRecords": {"type": "integer", "minimum": 0,
                "description": "By a counter that is not the importer."},
            "declaredRecords": {"type": "integer", "minimum": 0,
                "description": "From a footer of the file or a total in it, if it has one."},
            "cells": {"$ref": "#/$defs/cells"}
          }
        },
        "entityTotals": {
          "description": "Golden rows of one entity: after = before + added - removed.",
          "type": "object",
          "additionalProperties": false,
          "required": ["entity", "before", "added", "updated", "unchanged", "removed", "after"],
          "properties": {
            "entity": {"$ref": "#/$defs/entity"},
            "before": {"type": "integer", "minimum": 0},
            "added": {"type": "integer", "minimum": 0},
            "updated": {"type": "integer", "minimum": 0},
            "unchanged": {"type": "integer", "minimum": 0},
            "removed": {"type": "integer", "minimum": 0},
            "after": {"type": "integer", "minimum": 0}
          }
        },
        "phase": {
          "description": "Part of the work.",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "seconds"],
          "properties": {
            "name": {"type": "string"},
            "seconds": {"type": "number", "minimum": 0}
          }
        },
        "record": {
          "description": "Where a record stands.",
          "type": "object",
          "additionalProperties": false,
          "required": ["source", "object", "key", "file", "line"],
          "properties": {
            "source": {"type": "string"},
            "object": {"type": "string"},
            "key": {"type": "string", "description": "Parts joined by U+001F."},
            "file": {"type": "string"},
            "line": {"type": "integer", "minimum": 0}
          }
        },
        "change": {
          "description": "One field of one record.",
          "type": "object",
          "additionalProperties": false,
          "required": ["record", "field"],
          "properties": {
            "record": {"$ref": "#/$defs/record"},
            "field": {"type": "string", "description": "contact.mobile"},
            "before": {"type": "string", "description": "Absent: there was none."},
            "after": {"type": "string", "description": "Absent: it is cleared."}
          }
        },
        "fieldCount": {
          "description": "How often a field changes.",
          "type": "object",
          "additionalProperties": false,
          "required": ["field", "filled", "changed", "cleared"],
          "properties": {
            "field": {"type": "string"},
            "filled": {"type": "integer", "minimum": 0},
            "changed": {"type": "integer", "minimum": 0},
            "cleared": {"type": "integer", "minimum": 0}
          }
        },
        "value": {
          "description": "A field's value; money and time carry currency or zone after U+001F.",
          "type": "object",
          "additionalProperties": false,
          "required": ["field", "value"],
          "properties": {
            "field": {"type": "string"},
            "value": {"type": "string"},
            "side": {"type": "integer", "minimum": 0,
                "description": "In a result: index of the side it came from."}
          }
        },
        "side": {
          "description": "A record and what it says.",
          "type": "object",
          "additionalProperties": false,
          "required": ["record", "values"],
          "properties": {
            "record": {"$ref": "#/$defs/record"},
            "values": {"type": "array", "items": {"$ref": "#/$defs/value"}}
          }
        },
        "merge": {
          "description": "Records that are one entity.",
          "type": "object",
          "additionalProperties": false,
          "required": ["entity", "id", "reasons", "sides", "result"],
          "properties": {
            "entity": {"$ref": "#/$defs/entity"},
            "id": {"type": "string"},
            "reasons": {"type": "array", "items": {"type": "string"}},
            "sides": {"type": "array", "items": {"$ref": "#/$defs/side"}},
            "result": {"type": "array", "items": {"$ref": "#/$defs/value"}}
          }
        },
        "possible": {
          "description": "Two records that may be one, left apart.",
          "type": "object",
          "additionalProperties": false,
          "required": ["entity", "left", "right", "reason", "against"],
          "properties": {
            "entity": {"$ref": "#/$defs/entity"},
            "left": {"$ref": "#/$defs/record"},
            "right": {"$ref": "#/$defs/record"},
            "reason": {"type": "string"},
            "against": {"type": "string"},
            "score": {"description": "Log2 odds; absent when keys alone were compared.", "type": "number"},
            "weights": {
              "description": "What the score is made of, the prior first; they sum to it.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["column", "bits"],
                "properties": {
                  "column": {"type": "string"},
                  "level": {"type": "string"},
                  "bits": {"type": "number"}
                }
              }
            }
          }
        },
        "matching": {
          "description": "Who is one with whom, in figures.",
          "type": "object",
          "additionalProperties": false,
          "required": ["joins", "sizes", "largest", "scores", "loads"],
          "properties": {
            "joins": {"type": "array", "description": "Parts beyond the first of their row, by what joined them.",
                "items": {"type": "object", "additionalProperties": false,
                "required": ["entity", "reason", "count"], "properties": {
                "entity": {"$ref": "#/$defs/entity"}, "reason": {"type": "string"},
                "count": {"type": "integer", "minimum": 1}}}},
            "sizes": {"type": "array", "description": "Rows of several records, by how many.",
                "items": {"type": "object", "additionalProperties": false,
                "required": ["entity", "from", "rows"], "properties": {
                "entity": {"$ref": "#/$defs/entity"}, "from": {"type": "integer", "minimum": 2},
                "to": {"type": "integer", "minimum": 2, "description": "Absent: or more."},
                "rows": {"type": "integer", "minimum": 1}}}},
            "largest": {"type": "array", "description": "The rows of most records, at most 10.",
                "items": {"type": "object", "additionalProperties": false,
                "required": ["entity", "id", "name", "count", "records"], "properties": {
                "entity": {"$ref": "#/$defs/entity"}, "id": {"type": "string"}, "name": {"type": "string"},
                "count": {"type": "integer", "minimum": 2}, "records": {"type": "array",
                "description": "The first 3.", "items": {"$ref": "#/$defs/record"}}}}},
            "scores": {"type": "array", "description": "Pairs that were scored, in steps of one bit.",
                "items": {"type": "object", "additionalProperties": false,
                "required": ["bits", "joined", "asked"], "properties": {"bits": {"type": "integer"},
                "joined": {"type": "integer", "minimum": 0}, "asked": {"type": "integer", "minimum": 0}}}},
            "loads": {"type": "array", "description": "Pairs for people to look at, by thresholds.",
                "items": {"type": "object", "additionalProperties": false,
                "required": ["askFrom", "joinFrom", "pairs"], "properties": {
                "askFrom": {"type": "number", "minimum": 0}, "joinFrom": {"type": "number", "minimum": 0},
                "pairs": {"type": "integer", "minimum": 0}}}},
            "isPartial": {"type": "boolean",
                "description": "The run judged the records that changed, and whom these can meet; figures are of all."},
            "askFrom": {"type": "number", "minimum": 0, "description": "Probability; absent without scores."},
            "joinFrom": {"type": "number", "minimum": 0, "description": "Probability; absent without scores."}
          }
        },
        "scoring": {
          "description": "Pairs that were scored in this run; absent when none is.",
          "type": "object",
          "additionalProperties": false,
          "required": ["candidates", "joined", "asked", "frequent"],
          "properties": {
            "candidates": {"type": "integer", "minimum": 0},
            "joined": {"type": "integer", "minimum": 0},
            "asked": {"type": "integer", "minimum": 0},
            "frequent": {"type": "integer", "minimum": 0}
          }
        },
        "judgements": {
          "description": "People's judgements that the golden rows go by, by verdict.",
          "type": "object",
          "additionalProperties": false,
          "required": ["same", "different", "undecided"],
          "properties": {
            "same": {"type": "integer", "minimum": 0},
            "different": {"type": "integer", "minimum": 0},
            "undecided": {"type": "integer", "minimum": 0}
          }
        },
        "split": {
          "description": "Records that left a golden row in which others stay.",
          "type": "object",
          "additionalProperties": false,
          "required": ["entity", "from", "becomes", "records"],
          "properties": {
            "entity": {"$ref": "#/$defs/entity"},
            "from": {"type": "string", "description": "Id of the row that they left."},
            "becomes": {"type": "string", "description": "Id of their row now."},
            "records": {"type": "array", "description": "The first 20.",
                "items": {"$ref": "#/$defs/record"}}
          }
        },
        "refusal": {
          "description": "A quarantined record.",
          "type": "object",
          "additionalProperties": false,
          "required": ["record", "code", "column", "field", "value", "message", "remedy"],
          "properties": {
            "record": {"$ref": "#/$defs/record"},
            "code": {"type": "string"},
            "column": {"type": "string", "description": "Empty: the whole record."},
            "field": {"type": "string"},
            "value": {"type": "string"},
            "message": {"$ref": "#/$defs/bilingual"},
            "remedy": {"$ref": "#/$defs/bilingual"}
          }
        },
        "cause": {
          "description": "Refusals of one code.",
          "type": "object",
          "additionalProperties": false,
          "required": ["code", "message", "remedy", "count"],
          "properties": {
            "code": {"type": "string"},
            "message": {"$ref": "#/$defs/bilingual"},
            "remedy": {"$ref": "#/$defs/bilingual"},
            "count": {"type": "integer", "minimum": 0}
          }
        },
        "damage": {
          "description": "Harm done before the file came.",
          "type": "object",
          "additionalProperties": false,
          "required": ["file", "column", "code", "count", "message"],
          "properties": {
            "file": {"type": "string"},
            "column": {"type": "string"},
            "code": {"type": "string"},
            "count": {"type": "integer", "minimum": 0},
            "message": {"$ref": "#/$defs/bilingual"}
          }
        },
        "generic": {
          "description": "A placeholder, or a value that too many records share.",
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "value", "records"],
          "properties": {
            "kind": {"type": "string"},
            "value": {"type": "string"},
            "records": {"type": "integer", "minimum": 0}
          }
        },
        "column": {
          "description": "A column that no field takes.",
          "type": "object",
          "additionalProperties": false,
          "required": ["source", "column", "fate", "cells"],
          "properties": {
            "source": {"type": "string"},
            "column": {"type": "string"},
            "fate": {"enum": ["kept", "ignored"]},
            "cells": {"type": "integer", "minimum": 0}
          }
        },
        "lossy": {
          "description": "A value map that makes one value of several.",
          "type": "object",
          "additionalProperties": false,
          "required": ["source", "field", "values", "becomes"],
          "properties": {
            "source": {"type": "string"},
            "field": {"type": "string"},
            "values": {"type": "array", "items": {"type": "string"}},
            "becomes": {"type": "string"}
          }
        }
      }
    }

    """#
}
