import Model

/// The long lists: their frame stands here, their rows in the page's data, and the script draws one page
/// of them at a time.
extension Page {
  func changes() -> Section {
    list("changes", .changes, .changesLead, report.updates, above: changeChart(), filters: [.source, .field])
  }

  func merges() -> Section {
    list("merges", .merges, .mergesLead, report.merges, filters: [.entity, .reason], isCards: true)
  }

  func possible() -> Section {
    list(
      "possible", .possible, .possibleLead, report.possible, above: reviewHint(),
      filters: [.entity, .reason, .against])
  }

  func severalLeads() -> Section {
    list(
      "severalLeads", .severalLeads, .severalLeadsLead, report.severalLeads, filters: [.source, .owner],
      isCards: true)
  }

  func quarantine() -> Section {
    list(
      "quarantine", .quarantine, .quarantineLead, report.quarantine, above: causes(),
      filters: [.source, .cause])
  }

  func vanished() -> Section {
    list("vanished", .vanishedList, .vanishedLead, report.vanished, filters: [.source])
  }

  private func list<Item>(
    _ id: String, _ title: Word, _ lead: Word, _ listing: RunReport.Listing<Item>, above: String = "",
    filters: [Word], isCards: Bool = false
  ) -> Section {
    list(
      id, title, lead, total: listing.total, listed: listing.items.count, file: listing.file, above: above,
      filters: filters, isCards: isCards, remedy: .restInNoFile)
  }
}
