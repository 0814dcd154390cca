import LeadModel

/// The rows of the long lists as compact JSON. Names that repeat (sources, files, fields, codes) stand
/// once in `strings`; a row refers to them by index. A record is `[source, object, key, file, line]`.
struct ListData {
  private var json = JSONText()
  private var strings: [String] = []
  private var indexes: [String: Int] = [:]
  private var fields: Set<String> = []
  private var reasons: Set<String> = []

  static func text(_ report: RunReport) -> String {
    var data = ListData()
    data.write(report)
    return data.json.text
  }

  private mutating func write(_ report: RunReport) {
    var lists = JSONText()
    lists.object { json in
      list("changes", report.updates, into: &json) { change, row, data in
        data.record(change.record, into: &row)
        row.number(data.field(change.field))
        row.optional(change.before.map(Shown.value))
        row.optional(change.after.map(Shown.value))
      }
      list("merges", report.merges, into: &json) { merge, row, data in data.merge(merge, into: &row) }
      list("possible", report.possible, into: &json) { pair, row, data in
        row.number(data.string(pair.entity.name))
        data.record(pair.left, into: &row)
        data.record(pair.right, into: &row)
        row.number(data.reason(pair.reason))
        row.number(data.reason(pair.against))
      }
      list("quarantine", report.quarantine, into: &json) { refusal, row, data in
        data.record(refusal.record, into: &row)
        row.number(data.string(refusal.code))
        row.number(data.string(refusal.column))
        row.number(data.field(refusal.field))
        row.string(Shown.value(refusal.value))
      }
      list("vanished", report.vanished, into: &json) { record, row, data in data.record(record, into: &row) }
    }
    finish(lists, report)
  }

  private mutating func finish(_ lists: JSONText, _ report: RunReport) {
    json.object { json in
      json.key("words")
      json.object { words in
        for word in Word.scripted {
          words.key(word.rawValue)
          words.bilingual(zh: word.text.zh, en: word.text.en)
        }
        for code in reasons.sorted() where Word(rawValue: "reason.\(code)") != nil {
          words.key("reason.\(code)")
          words.bilingual(zh: Word.reason(code).zh, en: Word.reason(code).en)
        }
      }
      json.key("fields")
      json.object { names in
        for path in fields.sorted() where !path.isEmpty {
          let title = Shown.field(path)
          names.key(path)
          names.array {
            $0.string(title.zh)
            $0.string(title.en)
            $0.number(Mask.hidesDigits(path) ? 1 : 0)
          }
        }
      }
      json.key("entities")
      json.object { names in
        for entity in Entity.allCases {
          names.key(entity.name)
          names.bilingual(zh: entity.title.zh, en: entity.title.en)
        }
      }
      json.key("codes")
      json.object { codes in
        var seen: Set<String> = []
        let listed = report.quarantine.items.map { ($0.code, $0.message, $0.remedy) }
        for (code, message, remedy) in report.quarantineByCode.map({ ($0.code, $0.message, $0.remedy) })
          + listed
        where seen.insert(code).inserted {
          codes.key(code)
          codes.array {
            $0.bilingual(zh: message.zh, en: message.en)
            $0.bilingual(zh: remedy.zh, en: remedy.en)
          }
        }
      }
      json.key("strings")
      json.array { array in for string in strings { array.string(string) } }
      json.key("lists")
      json.raw(lists.bytes)
    }
  }

  private mutating func list<Item>(
    _ name: String, _ listing: RunReport.Listing<Item>, into json: inout JSONText,
    _ row: (Item, inout JSONText, inout ListData) -> Void
  ) {
    json.key(name)
    json.object { json in
      json.key("total")
      json.number(listing.total)
      json.key("file")
      json.optional(listing.file)
      json.key("rows")
      json.array { json in
        for item in listing.items { json.array { row(item, &$0, &self) } }
      }
    }
  }

  /// `[entity, id, reasons, sides, fields]`; a field is `[field, result, won, [value of each side]]`,
  /// where `won` is the index of a side, or -1.
  private mutating func merge(_ merge: RunReport.Merge, into row: inout JSONText) {
    row.number(string(merge.entity.name))
    row.string(merge.id)
    row.array { json in for code in merge.reasons { json.number(reason(code)) } }
    row.array { json in for side in merge.sides { record(side.record, into: &json) } }
    row.array { json in
      for line in merge.lines {
        json.array { json in
          json.number(field(line.field))
          json.optional(line.result.map(Shown.value))
          json.number(line.won ?? -1)
          json.array { json in for value in line.values { json.optional(value.map(Shown.value)) } }
        }
      }
    }
  }

  private mutating func record(_ record: RunReport.RecordName, into json: inout JSONText) {
    json.array { json in
      json.number(string(record.source))
      json.number(string(record.object))
      json.string(Shown.key(record.key))
      json.number(string(record.file))
      json.number(record.line)
    }
  }

  private mutating func field(_ path: String) -> Int {
    fields.insert(path)
    return string(path)
  }

  private mutating func reason(_ code: String) -> Int {
    reasons.insert(code)
    return string(code)
  }

  private mutating func string(_ text: String) -> Int {
    if let index = indexes[text] { return index }
    indexes[text] = strings.count
    strings.append(text)
    return strings.count - 1
  }
}

extension Word {
  /// The words that the page's script says.
  static let scripted: [Word] = [
    .all, .blank, .changedValue, .clearFilter, .clearedValue, .result, .matching, .newValue, .next, .noMatch,
    .page, .previous, .printedFirst, .sameValue, .shown, .wholeRecord, .won, .restInFile, .field, .record,
    .before, .after, .value, .cause, .column, .left, .right, .reason, .against, .source, .file, .line, .key,
    .entity, .object, .search, .code,
  ]
}
