import Model

/// Customers with several leads: how many, and the first of them.
extension SummaryWriter {
  func severalLeads() -> [String] {
    let several = report.severalLeads
    guard several.total > 0 else { return [] }
    let head = Word.severalLeadsLine.text.with(Shown.count(several.total)).text(language)
    var lines = [ink(DisplayWidth.fit(head, width), .bold)]
    let first = several.items.prefix(Self.firstCustomers)
    for customer in first {
      let names = [("account.name", customer.company), ("contact.name", customer.name)]
        .filter { !$0.1.isEmpty }.map { shown($0.1, $0.0) }
      lines.append("  " + DisplayWidth.fit(TerminalText.plain(names.joined(separator: " · ")), width - 2))
      for lead in customer.leads.prefix(Self.firstLeads) {
        let values = ["owner", "status", "product", "created_at"].map { (field: $0, value: short($0, lead)) }
          .filter { !$0.value.isEmpty }
        let texts =
          ["\(lead.record.source)/\(key(lead.record))"] + values.map { shown($0.value, "lead.\($0.field)") }
        lines.append("    " + DisplayWidth.fit(TerminalText.plain(texts.joined(separator: "  ")), width - 4))
      }
      more(customer.leads.count - Self.firstLeads, indent: 4, &lines)
    }
    more(several.total - first.count, indent: 2, &lines)
    return lines
  }

  /// Of a status the source's own word, of a time the day: a line of a terminal has no room for more.
  private func short(_ field: String, _ lead: RunReport.SeveralLeads.Lead) -> String {
    let parts = lead.value(field).split(separator: "\u{1F}")
    switch field {
    case "status": return String(parts.last ?? "")
    case "created_at": return String((parts.first ?? "").prefix(10))
    default: return lead.value(field)
    }
  }

  private static let firstCustomers = 3
  private static let firstLeads = 4

  private func more(_ rest: Int, indent: Int, _ lines: inout [String]) {
    guard rest > 0 else { return }
    let text = ink(Word.more.text.with(Shown.count(rest)).text(language), .faint)
    lines.append(String(repeating: " ", count: indent) + text)
  }

  private func shown(_ value: String, _ field: String) -> String {
    showValues ? Shown.value(value) : Mask.value(value, field: field)
  }

  private func key(_ record: RunReport.RecordName) -> String {
    showValues ? Shown.key(record.key) : Mask.key(Shown.key(record.key))
  }
}
