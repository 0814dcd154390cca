import Base

/// A JSON file with everything that exports do to one.
struct GeneratedJSON {
  var text = ""
  var name = "export"
  var options = ReadOptions()
  private var seeded: Seeded

  init(seed: Int) {
    seeded = Seeded(seed)
    options.format = .json
    options.children = seeded.pick([nil, nil, [], ["contacts"], ["tags", "contacts"]])
    switch seeded.number(1...6) {
    case 1, 2: makeLines()
    case 3: makeArray()
    case 4: text = "{\n\(members(depth: 0))\n}"
    default: makeEnvelope()
    }
  }

  private mutating func makeLines() {
    if seeded.once(in: 2) { name = "export.jsonl" }
    let end = seeded.pick(["\n", "\r\n"])
    text = "{\"a\": 1}" + end
    for _ in 0..<seeded.number(1...25) {
      text +=
        seeded.once(in: 5)
        ? seeded.pick([
          "", "  ", "3", "[1, 2]", "\"字\"", "{\"a\": 01}", "{\"a\": 1", "{\"a\" 1}", "{\"a\": \"\\x\"}",
          "{} {}", "字",
          "{\"a\": \"\t\"}", "null", "{\"a\": \"b}",
        ]) : "{\(members(depth: 0))}"
      text += end
    }
    text += seeded.pick(["{\"z\": 2}", "{\"z\": 2}\n", ""])
  }

  private mutating func makeArray() {
    options.record = seeded.pick([nil, "$[*]", "$"])
    text = elements()
  }

  private mutating func makeEnvelope() {
    let key = seeded.pick(["items", "数据", "\\u6570\\u636e", "a.b", "a\\\"]", "u6570", ""])
    text = "{\"code\": 0, \"more\": {\"items\": 1, \"x\": [1, {}]}, \"data\": {\"n\": null, \"\(key)\": "
    if key == "items" {
      options.record = seeded.pick([nil, "$.data.items[*]", "data.items", "$.data.items"])
      text += seeded.once(in: 5) ? seeded.pick(["null", "{\"a\": 1, \"b\": {\"c\": 2}}", "[]"]) : elements()
    } else if key == "数据" {
      options.record = "$.data.数据[*].rows[*]"
      text += "[{\"rows\": \(elements()), \"n\": [1]}, {\"n\": 1}, 7, {\"rows\": \(elements())}]"
    } else {
      text += elements()
    }
    text += "}, \"end\": [[{\"a\": 1}]]}"
  }

  private mutating func elements() -> String {
    var parts = ["{\"a\": 1}"]
    for _ in 0..<seeded.number(0...20) {
      parts.append(seeded.once(in: 8) ? value(depth: 1) : "{\(members(depth: 0))}")
    }
    return "[" + parts.joined(separator: seeded.pick([",", ",\n  "])) + "]"
  }

  private mutating func members(depth: Int) -> String {
    let names = ["a", "a", "名称", "\\u540d", "b.c", "", "contacts", "tags", "x\\ny"]
    return (0..<seeded.number(0...6)).map { _ in
      let name = seeded.pick(names)
      return name == "contacts"
        ? "\"contacts\": [{\(depth < 2 ? members(depth: depth + 1) : "")}, {\"a\": \"王芳\"}]"
        : "\"\(name)\" : \(value(depth: depth))"
    }.joined(separator: ", ")
  }

  private mutating func value(depth: Int) -> String {
    if depth < 3 && seeded.once(in: 5) {
      return seeded.once(in: 2)
        ? "{\(members(depth: depth + 1))}"
        : "[" + (0..<seeded.number(0...3)).map { _ in value(depth: depth + 1) }.joined(separator: ",") + "]"
    }
    return seeded.pick([
      "null", "\"\"", "\"安和科技\"", "true", "false", "-0.5e+7", "123456789012345678901234567890", "1e999",
      "\"\\u5b89\\ud83d\\ude00\"", "\"a\\\"b\\\\\"", "\"é\"", "\" \"", "\"\\u0000\"", seeded.pick(halves),
    ])
  }

  /// Halves of surrogate pairs, and what only looks like one.
  private var halves: [String] {
    [
      "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83dx\\ude00\"", "\"\\ud83d\\n\"", "\"\\ud83d\\u0041\"",
      "\"\\\\ud83d\"", "1", "2",
      "3", "4", "5", "6", "7", "8",
    ]
  }
}
