import Model

/// The long lists: their frame stands here, their rows in the page's data, and the script draws one page
/// of them at a time.
extension Page {
  func changes() -> Section {
    list(
      "changes", .changes, lead: .changesLead, listing: report.updates, above: changeChart(),
      filters: [.source, .field])
  }

  func merges() -> Section {
    list(
      "merges", .merges, lead: .mergesLead, listing: report.merges, filters: [.entity, .reason], isCards: true
    )
  }

  func possible() -> Section {
    list(
      "possible", .possible, lead: .possibleLead, listing: report.possible, above: reviewHint(),
      filters: [.entity, .reason, .against])
  }

  func severalLeads() -> Section {
    list(
      "severalLeads", .severalLeads, lead: .severalLeadsLead, listing: report.severalLeads,
      filters: [.source, .owner],
      isCards: true)
  }

  func quarantine() -> Section {
    list(
      "quarantine", .quarantine, lead: .quarantineLead, listing: report.quarantine, above: causes(),
      filters: [.source, .cause])
  }

  func vanished() -> Section {
    list("vanished", .vanishedList, lead: .vanishedLead, listing: report.vanished, filters: [.source])
  }

  private func list<Item>(
    _ id: String, _ title: Word, lead: Word, listing: RunReport.Listing<Item>, above: String = "",
    filters: [Word], isCards: Bool = false
  ) -> Section {
    list(
      id, title, lead, total: listing.total, listed: listing.items.count, file: listing.file, above: above,
      filters: filters, isCards: isCards, remedy: .restInNoFile)
  }
}
