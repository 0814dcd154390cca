import Model

/// The rows of the long lists as compact JSON. Names that repeat (sources, files, fields, codes) stand
/// once in `strings`; a row refers to them by index. A record is `[source, object, key, file, line]`.
struct ListData {
  private var strings: [String] = []
  private var indexes: [String: Int] = [:]
  private var fields: Set<String> = []
  private var reasons: Set<String> = []

  /// - Parameter file: of all items, beside the page, when not all are listed.
  mutating func list<Item>(
    _ name: String, _ items: [Item], total: Int, file: String?, into json: inout JSONText,
    _ row: (Item, inout JSONText, inout ListData) -> Void
  ) {
    json.key(name)
    json.object { json in
      json.key("total")
      json.number(total)
      json.key("file")
      json.optional(file)
      json.key("rows")
      json.array { json in
        for item in items { json.array { row(item, &$0, &self) } }
      }
    }
  }

  /// The page's data, when all lists are written.
  /// - Parameter codes: with their message and remedy; of those that come twice the first.
  func text(
    _ lists: JSONText, codes: [(code: String, message: Bilingual, remedy: Bilingual)]
  ) -> String {
    var json = JSONText()
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
      json.object { json in
        var seen: Set<String> = []
        for (code, message, remedy) in codes where seen.insert(code).inserted {
          json.key(code)
          json.array {
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
    return json.text
  }

  mutating func record(_ record: RunReport.RecordName, into json: inout JSONText) {
    json.array { json in
      json.number(string(record.source))
      json.number(string(record.object))
      json.string(Shown.key(record.key))
      json.number(string(record.file))
      json.number(record.line)
    }
  }

  mutating func field(_ path: String) -> Int {
    fields.insert(path)
    return string(path)
  }

  mutating func reason(_ code: String) -> Int {
    reasons.insert(code)
    return string(code)
  }

  mutating func string(_ text: String) -> Int {
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
    .entity, .object, .search, .code, .run, .check, .place, .expected, .found, .trail, .measure,
    .group, .inFiles, .toLanded, .landed, .toGolden, .golden, .overAll, .unexplained,
  ]
}
