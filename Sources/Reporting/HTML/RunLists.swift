import Model

/// The rows of a plan's or a run's long lists.
enum RunLists {
  static func text(_ report: RunReport) -> String {
    var data = ListData()
    var lists = JSONText()
    lists.object { json in
      list("changes", report.updates, data: &data, into: &json) { change, row, data in
        data.record(change.record, into: &row)
        row.number(data.field(change.field))
        row.optional(change.before.map(Shown.value))
        row.optional(change.after.map(Shown.value))
      }
      list("merges", report.merges, data: &data, into: &json) { merge, row, data in
        Self.merge(merge, &data, into: &row)
      }
      list("possible", report.possible, data: &data, into: &json) { pair, row, data in
        row.number(data.string(pair.entity.name))
        data.record(pair.left, into: &row)
        data.record(pair.right, into: &row)
        row.number(data.reason(pair.reason))
        row.number(data.reason(pair.against))
        guard let score = pair.score else { return }
        row.string(ReviewCard.likelihood(score))
        for language in [Language.zh, .en] { row.string(ReviewCard.weights(pair.weights ?? [], language)) }
      }
      list("severalLeads", report.severalLeads, data: &data, into: &json) { several, row, data in
        Self.several(several, &data, into: &row)
      }
      list("quarantine", report.quarantine, data: &data, into: &json) { refusal, row, data in
        data.record(refusal.record, into: &row)
        row.number(data.string(refusal.code))
        row.number(data.string(refusal.column))
        row.number(data.field(refusal.field))
        row.string(Shown.value(refusal.value))
        guard let further = refusal.further, !further.isEmpty else { return }
        row.array { json in
          for cell in further {
            json.array { json in
              json.number(data.string(cell.code))
              json.number(data.string(cell.column))
              json.number(data.field(cell.field))
              json.string(Shown.value(cell.value))
            }
          }
        }
      }
      list("vanished", report.vanished, data: &data, into: &json) { record, row, data in
        data.record(record, into: &row)
      }
    }
    let listed = report.quarantine.items.flatMap(\.cells).map { ($0.code, $0.message, $0.remedy) }
    return data.text(
      lists, codes: report.quarantineByCode.map { ($0.code, $0.message, $0.remedy) } + listed)
  }

  private static func list<Item>(
    _ name: String, _ listing: RunReport.Listing<Item>, data: inout ListData, into json: inout JSONText,
    _ row: (Item, inout JSONText, inout ListData) -> Void
  ) {
    data.list(name, listing.items, total: listing.total, file: listing.file, into: &json, row)
  }

  /// `[entity, id, company, name, mobile, leads]`; a lead is `[record, id, [value of each field]]`.
  private static func several(
    _ several: RunReport.SeveralLeads, _ data: inout ListData, into row: inout JSONText
  ) {
    row.number(data.string(several.entity.name))
    row.string(several.id)
    row.string(several.company)
    row.string(several.name)
    row.string(several.mobile)
    row.array { json in
      for lead in several.leads {
        json.array { json in
          data.record(lead.record, into: &json)
          json.string(lead.id)
          json.array { json in
            for field in RunReport.SeveralLeads.fields { json.string(Shown.value(lead.value(field))) }
          }
        }
      }
    }
    row.array { json in
      for field in RunReport.SeveralLeads.fields { json.number(data.field("lead.\(field)")) }
    }
    for field in ["account.name", "contact.name", "contact.mobile"] { row.number(data.field(field)) }
  }

  /// `[entity, id, reasons, sides, fields]`; a field is `[field, result, won, [value of each side]]`,
  /// where `won` is the index of a side, or -1.
  private static func merge(_ merge: RunReport.Merge, _ data: inout ListData, into row: inout JSONText) {
    row.number(data.string(merge.entity.name))
    row.string(merge.id)
    row.array { json in for code in merge.reasons { json.number(data.reason(code)) } }
    row.array { json in for side in merge.sides { data.record(side.record, into: &json) } }
    row.array { json in
      for line in merge.lines {
        json.array { json in
          json.number(data.field(line.field))
          json.optional(line.result.map(Shown.value))
          json.number(line.won ?? -1)
          json.array { json in for value in line.values { json.optional(value.map(Shown.value)) } }
        }
      }
    }
  }
}
