import Model

/// Makes the rule of a field from what its column holds: options by trial, words by what they mean.
struct RuleMaker {
  let locale: DraftLocale
  let hasOwners: Bool

  /// - Returns: nil when the column's values are not what the field takes; `misfit` says how many.
  func make(_ field: Field, _ column: ColumnEvidence) -> (rule: DraftRule?, misfit: DraftReason?) {
    switch field.type {
    case .choice: return (choice(field, column), nil)
    case .phone: return phone(field, column)
    case .money: return money(field, column)
    case .date, .datetime: return time(field, column)
    case .integer: return integer(field, column)
    case .owner: return (owner(field, column), nil)
    case .list: return list(field, column)
    case .text: return text(field, column)
    default: return judged(DraftRule(field, from: column.name), column)
    }
  }

  // MARK: What is refused

  /// Keeps what does not fit, marks it, and gives up where hardly anything fits.
  private func judged(
    _ rule: DraftRule, _ column: ColumnEvidence, as name: String? = nil
  ) -> (rule: DraftRule?, misfit: DraftReason?) {
    var rule = rule
    let transform = name ?? rule[option: "as"] ?? rule.field.type.standardTransform
    let options = rule.options.filter { !Self.keys.contains($0.name) }
    guard let trial = RuleTrial(rule.field, as: transform, options, of: column), trial.refusals > 0 else {
      return (rule, nil)
    }
    if trial.share < 0.5 {
      return (nil, .misfits(field: rule.field.path, count: trial.refusals, of: trial.total))
    }
    // What was harmed before it came, a person has to see: it is not carried along as if nothing were.
    if trial.damaged > 0 {
      rule.damaged = trial.refusals
      rule.reasons.append(.refusedDamage(count: trial.refusals, of: trial.total, code: trial.code))
    } else {
      rule.set("invalid", "keep")
      rule.reasons.append(.refusedKept(count: trial.refusals, of: trial.total, code: trial.code))
    }
    return (rule, nil)
  }

  private static let keys: Set<String> = [
    "as", "from", "values", "value", "template", "blank", "invalid", "source",
  ]

  // MARK: Text

  private func text(_ field: Field, _ column: ColumnEvidence) -> (rule: DraftRule?, misfit: DraftReason?) {
    if column.repeated > 0 {
      var rule = DraftRule(field, from: column.name, [("as", "concat"), ("with", "; ")])
      rule.reasons.append(.repeated)
      return (rule, nil)
    }
    let candidates: [String] =
      switch field.path {
      case "account.name": ["company"]
      case "contact.name": ["person"]
      case "account.credit_code": ["credit-code"]
      case "account.website": ["url"]
      case "contact.wechat": ["wechat"]
      default: []
      }
    for name in candidates {
      let rule = DraftRule(field, from: column.name, name == "credit-code" ? [] : [("as", name)])
      guard column.filled > 0 else { return (rule, nil) }
      guard let trial = RuleTrial(field, as: name, of: column) else { continue }
      if trial.refusals == 0 { return (rule, nil) }
      // Several persons in a cell: which of them it is, nobody can say; the cell stays whole.
      if name == "credit-code" || trial.damaged > 0 || trial.share >= 0.9, name != "person" {
        return judged(rule, column, as: name)
      }
    }
    let plain = field.path == "account.credit_code" || !candidates.isEmpty ? [("as", "text")] : []
    return judged(
      DraftRule(field, from: column.name, plain.map { (name: $0.0, value: $0.1) }), column, as: "text")
  }

  // MARK: Numbers of people

  private func phone(_ field: Field, _ column: ColumnEvidence) -> (rule: DraftRule?, misfit: DraftReason?) {
    var rule = DraftRule(field, from: column.name, [("as", "phone"), ("take", "first")])
    setCountry(&rule, column)
    if let whole = RuleTrial(field, as: "phone", rule.options.filter { $0.name == "country" }, of: column),
      whole.refused["phone-several"] == nil, column.repeated == 0
    {
      rule.options.removeAll { $0.name == "take" }
      if column.filled == 0 { rule.set("take", "first") }
    } else if column.filled > 0 {
      rule.reasons.append(.severalNumbers)
    }
    return judged(rule, column)
  }

  private func setCountry(_ rule: inout DraftRule, _ column: ColumnEvidence) {
    let national = column.values.contains {
      !$0.text.trimmingBlanks.hasPrefix("+") && !$0.text.hasPrefix("00")
    }
    guard national else { return }
    guard let country = locale.country else {
      guard column.filled > 0 else { return }
      let american = RuleTrial(
        rule.field, as: "phone", rule.options.filter { $0.name == "take" } + [("country", "US")], of: column)
      let chinese = RuleTrial(rule.field, as: "phone", rule.options.filter { $0.name == "take" }, of: column)
      if let american, american.share >= 0.9, chinese?.share ?? 0 < 0.5 {
        rule.set("country", "US")
        rule.reasons.append(.country("US"))
      } else {
        rule.reasons.append(.countryUnknown)
      }
      return
    }
    guard country.value != "CN" else {
      if !country.isSure { rule.reasons.append(.country("CN")) }
      return
    }
    let field = rule.field
    let options = [(name: "country", value: country.value)]
    if RuleTrial(field, as: "phone", options + [("take", "first")], of: column) != nil
      || RuleTrial(field, as: "phone", options, of: column) != nil
    {
      rule.set("country", country.value)
      rule.reasons.append(.country(country.value))
    } else {
      rule.reasons.append(.countryUnknown)
    }
  }

  private func list(_ field: Field, _ column: ColumnEvidence) -> (rule: DraftRule?, misfit: DraftReason?) {
    guard field.path == "contact.other_phones" else {
      return judged(DraftRule(field, from: column.name, [("take", "all")]), column)
    }
    var rule = DraftRule(field, from: column.name, [("as", "phone"), ("take", "all")])
    setCountry(&rule, column)
    return judged(rule, column)
  }

  private func integer(_ field: Field, _ column: ColumnEvidence) -> (rule: DraftRule?, misfit: DraftReason?) {
    for suffix in ["", "%", "人", "名"] {
      let options = suffix.isEmpty ? [] : [(name: "suffix", value: suffix)]
      guard let trial = RuleTrial(field, as: "integer", options, of: column), trial.isClean else { continue }
      return (DraftRule(field, from: column.name, suffix.isEmpty ? [] : [("as", "integer")] + options), nil)
    }
    return judged(DraftRule(field, from: column.name), column)
  }

  // MARK: Money

  private func money(_ field: Field, _ column: ColumnEvidence) -> (rule: DraftRule?, misfit: DraftReason?) {
    let name = HeaderName(column.name)
    var rule = DraftRule(field, from: column.name, [("as", "money")])
    if let scale = name.scale { rule.set("scale", String(scale)) }
    let own = RuleTrial(field, as: "money", rule.options.filter { $0.name == "scale" }, of: column)
    if own?.isClean == true { return (rule, nil) }
    if let code = name.currency {
      rule.set("currency", code)
    } else if let guess = locale.currency {
      rule.set("currency", guess.value)
      if !guess.isSure { rule.reasons.append(.currency(guess.value)) }
    } else {
      rule.set("currency", "USD")
      rule.reasons.append(.currency("USD"))
    }
    return judged(rule, column)
  }

  // MARK: Times

  private func time(_ field: Field, _ column: ColumnEvidence) -> (rule: DraftRule?, misfit: DraftReason?) {
    let name = field.type == .date ? "date" : "datetime"
    let zone = locale.zone ?? DraftLocale.Guess(value: "UTC", isSure: false)
    var best: (rule: DraftRule, trial: RuleTrial)?
    for format in Self.formats(column) {
      for extra in Self.extras(field, zone.value) {
        var rule = DraftRule(field, from: column.name, [("as", name)] + format.options + extra)
        guard let trial = RuleTrial(field, as: name, format.options + extra, of: column) else { continue }
        rule.reasons += format.reasons
        if extra.contains(where: { $0.name == "zone" }), !zone.isSure {
          rule.reasons.append(.zone(zone.value))
        }
        if extra.contains(where: { $0.name == "time" }) { rule.reasons.append(.dropsTime) }
        if trial.isClean { return (ordered(rule, format, column), nil) }
        if best.map({ trial.passed > $0.trial.passed }) ?? true { best = (rule, trial) }
      }
    }
    if column.filled == 0 {
      var rule = DraftRule(field, from: column.name, [("as", name)])
      if field.type == .datetime {
        rule.set("zone", zone.value)
        if !zone.isSure { rule.reasons.append(.zone(zone.value)) }
      } else {
        rule.options = []
      }
      return (rule, nil)
    }
    guard let best else { return (DraftRule(field, from: column.name), nil) }
    return judged(best.rule, column)
  }

  /// Where day and month could change places, the order is a guess.
  private func ordered(_ rule: DraftRule, _ format: Format, _ column: ColumnEvidence) -> DraftRule {
    guard let order = rule[option: "format"], ["dmy", "mdy"].contains(order) else { return rule }
    var other = rule.options.filter { !Self.keys.contains($0.name) && $0.name != "format" }
    other.append(("format", order == "dmy" ? "mdy" : "dmy"))
    guard RuleTrial(rule.field, as: rule[option: "as"] ?? "", other, of: column)?.isClean == true else {
      return rule
    }
    var rule = rule
    let chosen = locale.country?.value == "US" ? "mdy" : "dmy"
    rule.set("format", chosen)
    rule.reasons.append(.dateOrder(chosen))
    return rule
  }

  private struct Format {
    var options: [(name: String, value: String)] = []
    var reasons: [DraftReason] = []
  }

  /// Ways of writing a time that the values allow, the plainest first.
  private static func formats(_ column: ColumnEvidence) -> [Format] {
    var list = [Format()]
    let numbers = column.values.compactMap { Int($0.text.trimmingBlanks) }
    if !numbers.isEmpty, numbers.count * 10 >= column.values.count * 9 {
      if numbers.allSatisfy({ (600_000_000...4_200_000_000).contains($0) }) {
        list.append(Format(options: [("format", "epoch")], reasons: [.epoch("seconds")]))
      } else if numbers.allSatisfy({
        (-1_000_000_000_000...4_200_000_000_000).contains($0) && abs($0) > 10_000_000_000
      }) {
        list.append(Format(options: [("format", "epoch-ms")], reasons: [.epoch("milliseconds")]))
      } else if numbers.allSatisfy({ (20_000...80_000).contains($0) }) {
        list.append(Format(options: [("format", "excel")], reasons: [.serials]))
      }
    } else {
      let orders = [Format(options: [("format", "dmy")]), Format(options: [("format", "mdy")])]
      // Where the year comes last an order is said, though today's values may all show which it is.
      list = column.values.prefix(200).contains { isYearLast($0.text) } ? orders + list : list + orders
      for pattern in ["M/d/yy", "M/d/yy h:mm a", "d/M/yy", "d.M.yy", "yy-M-d", "yy/M/d"] {
        list.append(Format(options: [("format", pattern)], reasons: [.dateOrder(pattern)]))
        list.append(
          Format(options: [("format", pattern), ("century", "2000")], reasons: [.dateOrder(pattern)]))
      }
    }
    return list
  }

  /// `25/3/2024`, `03.04.2024 10:00`
  private static func isYearLast(_ text: String) -> Bool {
    let date = text.trimmingBlanks.prefix { !$0.isWhitespace }
    let parts = date.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    return parts.count == 3 && parts[2].count == 4
      && parts.allSatisfy { !$0.isEmpty && $0.count <= 4 && $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  private static func extras(_ field: Field, _ zone: String) -> [[(name: String, value: String)]] {
    field.type == .datetime
      ? [[], [("zone", zone)]]
      : [[], [("zone", zone)], [("time", "drop")], [("zone", zone), ("time", "drop")]]
  }

  // MARK: Words

  private func choice(_ field: Field, _ column: ColumnEvidence) -> DraftRule? {
    var rule = DraftRule(field, from: column.name)
    guard column.filled > 0 else {
      rule.set("invalid", "keep")
      return rule
    }
    let words = column.values.filter { !$0.text.trimmingBlanks.isEmpty && !isBlank($0.text) }
    // Words that hardly repeat are no list to choose from.
    guard words.count <= 60, words.count <= max(12, column.filled / 2) else { return nil }
    for (text, count) in words {
      let text = text.trimmingBlanks
      if field.choices.contains(text) { continue }
      guard !rule.words.contains(where: { EnumTransform.folded($0.from) == EnumTransform.folded(text) })
      else { continue }
      if let known = ChoiceWords.find(text, field: field.path) {
        rule.words.append((text, known.value, known.isSure))
      } else if let code = coded(text, field) {
        rule.words.append((text, code, false))
      } else {
        rule.unknownWords.append((text, count))
      }
    }
    guard !rule.unknownWords.isEmpty else { return rule }
    // Of a list that is all unknown, the column is another one than its name says.
    rule.set("invalid", "keep")
    rule.reasons.append(.words(rule.unknownWords.count))
    return rule
  }

  /// `1`, `2` for a gender: as systems number it.
  private func coded(_ text: String, _ field: Field) -> String? {
    field.path == "contact.gender" ? ["0": "unknown", "1": "male", "2": "female"][text] : nil
  }

  private func isBlank(_ text: String) -> Bool {
    guard let field = LeadModel.field(path: "lead.remark") else { return false }
    var column = ColumnEvidence(name: "")
    column.add(text)
    return RuleTrial(field, as: "text", of: column)?.total == 0
  }

  // MARK: Owners

  private func owner(_ field: Field, _ column: ColumnEvidence) -> DraftRule? {
    var rule = DraftRule(field, from: column.name, [("as", "owner")])
    let others = column.values.filter { !OwnersDraft.isPerson($0.text) && !isBlank($0.text) }
    if !others.isEmpty {
      rule.set("invalid", "keep")
      rule.reasons.append(.notPeople(others.reduce(0) { $0 + $1.count }))
    }
    return rule
  }
}
