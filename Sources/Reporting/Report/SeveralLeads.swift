import Model

extension RunReport {
  /// A customer with several leads, which may be in several hands: 撞单.
  public struct SeveralLeads: Codable, Sendable {
    /// How many are listed in the report.
    public static let limit = 500

    /// A contact; an account, where the leads have no contact.
    public var entity: Entity
    public var id: String
    public var company: String
    public var name: String
    public var mobile: String
    /// The oldest record first.
    public var leads: [Lead]

    public init(
      entity: Entity, id: String, company: String, name: String, mobile: String, leads: [Lead]
    ) {
      self.entity = entity
      self.id = id
      self.company = company
      self.name = name
      self.mobile = mobile
      self.leads = leads
    }

    /// One of them.
    public struct Lead: Codable, Sendable {
      public var id: String
      /// The oldest behind it.
      public var record: RecordName
      /// What tells it from the others: title, status, owner, product, campaign, and when it was made, changed
      /// and followed up.
      public var values: [FieldValue]

      public init(id: String, record: RecordName, values: [FieldValue]) {
        self.id = id
        self.record = record
        self.values = values
      }

      /// The value of a field of leads; empty without one.
      public func value(_ name: String) -> String {
        values.first { $0.field == "lead.\(name)" }?.value ?? ""
      }
    }

    /// The fields that tell leads apart, in the order in which they are shown.
    public static let fields = [
      "owner", "status", "title", "product", "campaign", "created_at", "updated_at", "last_followed_at",
    ]
  }
}

extension RunReport.SeveralLeads: SchemaDescribed {
  static let schema = SchemaNotes(
    "severalLeads", "A customer with several leads.",
    [
      "entity": .about("A contact; an account, where the leads have no contact."),
      "leads": .about("The oldest record first."),
    ])
}

extension RunReport.SeveralLeads.Lead: SchemaDescribed {
  static let schema = SchemaNotes(
    nil, nil,
    [
      "record": .about("The oldest behind it."),
      "values": .about("What tells it from the others: owner, status, product, times."),
    ])
}

/// One row for each lead, so that a filter on the customer shows all of them.
extension RunReport.SeveralLeads: CSVListItem {
  public static func header(_ language: Language) -> [String] {
    let fields = ["account.name", "contact.name", "contact.mobile"] + Self.fields.map { "lead.\($0)" }
    return [Word.customer.text(language)] + fields.map { Shown.field($0).text(language) }
      + [Word.id.text(language)] + RunReport.RecordName.columns(language)
  }

  public func write(to csv: inout CSVWriter, _ language: Language) throws {
    for lead in leads {
      csv.cell(id)
      csv.cell(company)
      csv.cell(name)
      csv.cell(mobile)
      for field in Self.fields { csv.cell(Shown.value(lead.value(field))) }
      csv.cell(lead.id)
      lead.record.cells(to: &csv)
      try csv.endRow()
    }
  }
}
