import Model

/// The short tables: causes, damage, columns not mapped, lossy maps, generic values, files, phases.
extension Page {
  func causes() -> String {
    guard !report.quarantineByCode.isEmpty else { return "" }
    let cards = report.quarantineByCode.sorted { $0.count > $1.count }.map { cause in
      """
      <li><div class="figure">\(Shown.count(cause.count))</div><div><p class="what">\(Markup.both(cause.message)) \
      <code>\(Markup.escape(cause.code))</code></p>\
      <p class="remedy"><span>\(Markup.both(.remedy))</span> \(Markup.both(cause.remedy))</p></div></li>
      """
    }
    return "<ul class=\"causes\">\(cards.joined())</ul>" + refusalGroups()
  }

  /// Cells that say the same are mended together: how many they are, and by which command.
  private func refusalGroups() -> String {
    let groups = (report.quarantineGroups ?? []).filter { group in
      RefusalMend.command(group, migration: "", value: "", hasStore: true) != nil
    }
    guard !groups.isEmpty else { return "" }
    let rows = groups.map { group in
      let value = group.value ?? ""
      let mend = RefusalMend.command(
        group, migration: "MIGRATION", value: value, hasStore: report.hasStore)
      let command = mend.map { "<code data-mask>\(Markup.escape($0.joined(separator: " ")))</code>" } ?? ""
      return """
        <li><div class="figure">\(Shown.count(group.count))</div><div><p class="what">\
        \(Markup.escape(group.column)): <span data-mask>\(Markup.escape(Shown.value(value)))</span> \
        <code>\(Markup.escape(group.code))</code></p><p class="remedy">\(command)</p></div></li>
        """
    }
    return "<ul class=\"causes\">\(rows.joined())</ul>"
  }

  func damage() -> Section {
    let rows = report.damage.map { item in
      [
        text(item.file, .file), text(item.column, .column), number(item.count, .count),
        cell("\(Markup.both(item.message)) <code>\(Markup.escape(item.code))</code>", .message),
      ]
    }
    return table(
      "damage", .damage, lead: .damageLead,
      columns: [(.file, false), (.column, false), (.count, true), (.message, false)],
      rows: rows)
  }

  func notMapped() -> Section {
    let rows = report.notMapped.map { item in
      let fate: String =
        switch item.fate {
        case "kept": Markup.both(.kept)
        case "ignored": Markup.both(.ignored)
        default: Markup.escape(item.fate)
        }
      return [
        text(item.source, .source), text(item.column, .column),
        cell("<span class=\"tag f-\(Markup.escape(item.fate))\">\(fate)</span>", .fate),
        number(item.cells, .cells),
      ]
    }
    return table(
      "not-mapped", .notMapped, lead: .notMappedLead,
      columns: [(.source, false), (.column, false), (.fate, false), (.cells, true)], rows: rows)
  }

  func lossy() -> Section {
    let rows = report.lossy.map { item in
      let values = item.values.map { "<span class=\"tag\">\(Markup.escape(Shown.value($0)))</span>" }.joined(
        separator: " ")
      return [
        text(item.source, .source), cell(Markup.both(Shown.field(item.field)), .field), cell(values, .value),
        cell("<b>\(Markup.escape(item.becomes))</b>", .becomes),
      ]
    }
    return table(
      "lossy", .lossy, lead: .lossyLead,
      columns: [(.source, false), (.field, false), (.value, false), (.becomes, false)],
      rows: rows)
  }

  func generics() -> Section {
    let rows = report.generics.map { item in
      let field = LeadModel.field(path: item.kind) == nil ? kind(item.kind) : Shown.field(item.kind)
      let shown = Markup.escape(Shown.value(item.value))
      return [
        cell(Markup.both(field), .kind), cell("<span data-mask>\(shown)</span>", .value),
        number(item.records, .records),
      ]
    }
    return table(
      "generics", .generics, lead: .genericsLead,
      columns: [(.kind, false), (.value, false), (.records, true)], rows: rows)
  }

  func files() -> Section {
    let rows = report.sources.flatMap { source in source.files.map { (source, $0) } }.map { source, file in
      [
        text(source.name, .source), text(file.path, .file), text(file.object, .object),
        text(file.format, .format),
        text(file.encoding, .encoding), cell(Markup.escape(Shown.bytes(file.bytes)), .bytes, "n"),
        cell("<code class=\"hash\">\(Markup.escape(file.sha256))</code>", .digest),
      ]
    }
    return table(
      "files", .files, lead: .filesLead,
      columns: [
        (.source, false), (.file, false), (.object, false), (.format, false), (.encoding, false),
        (.bytes, true),
        (.digest, false),
      ], rows: rows)
  }

  func phases() -> Section {
    let longest = max(0.000_001, report.phases.map(\.seconds).max() ?? 0)
    let rows = report.phases.map { phase in
      let width = Shown.decimal(max(0, phase.seconds) * 100 / longest, places: 2)
      return """
        <div class="bar"><span class="bl">\(Markup.both(Word.phase(phase.name)))</span><svg width="100%" height="14" \
        aria-hidden="true" focusable="false"><rect class="f-track" width="100%" height="100%"/>\
        <rect class="f-updated" width="\(width)%" height="100%"/></svg>\
        <span class="bn">\(Shown.seconds(phase.seconds))</span></div>
        """
    }
    let body = "<div class=\"bars\">\(rows.joined())</div>"
    return Section(
      id: "phases", title: Word.phases.text, count: report.phases.isEmpty ? 0 : nil, lead: nil, body: body)
  }

  private func kind(_ code: String) -> Bilingual {
    if code == "company" { return Entity.account.title }
    let paths = ["contact.\(code)", "account.\(code.replacing("-", with: "_"))"]
    return paths.lazy.compactMap { LeadModel.field(path: $0)?.title }.first ?? Word.reason(code)
  }
}
