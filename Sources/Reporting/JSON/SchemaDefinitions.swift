/// Definitions that the schemas of several documents share, as members of their `$defs`.
enum SchemaDefinitions {
  static let bilingual = #"""
        "bilingual": {
          "description": "A text in both languages.",
          "type": "object",
          "additionalProperties": false,
          "required": ["zh", "en"],
          "properties": {
            "zh": {"type": "string"},
            "en": {"type": "string"}
          }
        }
    """#

  static let cells = #"""
        "cells": {
          "description": "Non-empty cells: filled = the sum of all others.",
          "type": "object",
          "additionalProperties": false,
          "required": ["filled", "mapped", "kept", "ignored", "quarantined", "filtered"],
          "properties": {
            "filled": {"type": "integer", "minimum": 0},
            "mapped": {"type": "integer", "minimum": 0},
            "kept": {"type": "integer", "minimum": 0},
            "ignored": {"type": "integer", "minimum": 0},
            "quarantined": {"type": "integer", "minimum": 0},
            "filtered": {"type": "integer", "minimum": 0}
          }
        }
    """#
}
