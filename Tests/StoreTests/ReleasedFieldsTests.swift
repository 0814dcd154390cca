import Model
import Testing

@testable import Store

/// The model as stores in the field have it. Numbers of fields stand in landed bytes, places of columns in
/// the digests of golden rows: neither ever changes, and nothing of it ever goes.
@Suite struct ReleasedFieldsTests {
  /// Which fields each version of the schema brought: number, name and type.
  private static let released: [(version: Int, fields: [Entity: String])] = [
    (
      2,
      [
        .account: """
        1 name text
        2 credit_code text
        3 short_name text
        4 industry text
        5 type text
        6 level text
        7 province text
        8 city text
        9 district text
        10 address text
        11 postal_code text
        12 phone phone
        13 fax phone
        14 website text
        15 employees integer
        16 annual_revenue money
        17 parent reference>account
        18 owner owner
        19 remark text
        20 created_at datetime
        21 updated_at datetime
        """,
        .contact: """
        1 name text
        2 honorific text
        3 position text
        4 department text
        5 mobile phone
        6 phone phone
        7 other_phones list
        8 email email
        9 wechat text
        10 qq text
        11 gender choice
        12 birthday date
        13 account reference>account
        14 owner owner
        15 remark text
        16 created_at datetime
        17 updated_at datetime
        """,
        .lead: """
        1 title text
        2 status choice
        3 rating choice
        4 channel text
        5 campaign text
        6 product text
        7 owner owner
        8 remark text
        9 lost_reason text
        10 created_at datetime
        11 updated_at datetime
        12 last_followed_at datetime
        13 next_follow_up_at datetime
        14 is_public boolean
        15 account reference>account
        16 contact reference>contact
        """,
        .opportunity: """
        1 name text
        2 stage choice
        3 amount money
        4 probability integer
        5 expected_close date
        6 product text
        7 owner owner
        8 remark text
        9 created_at datetime
        10 updated_at datetime
        11 account reference>account
        12 lead reference>lead
        """,
        .activity: """
        1 type choice
        2 subject text
        3 content text
        4 at datetime
        5 owner owner
        6 account reference>account
        7 contact reference>contact
        8 lead reference>lead
        9 opportunity reference>opportunity
        """,
        .owner: """
        1 code text
        2 name text
        3 status choice
        4 successor text
        5 email email
        6 mobile phone
        7 department text
        """,
      ]
    )
  ]
  /// The columns of golden tables behind their own five, as version 2 had them.
  private static let columns: [Entity: String] = [
    .account: """
    name credit_code short_name industry type level province city district address \
    postal_code phone fax website employees annual_revenue annual_revenue_currency \
    parent owner remark created_at created_at_zone updated_at updated_at_zone extras
    """,
    .contact: """
    account name honorific position department mobile phone other_phones email \
    wechat qq gender birthday owner remark created_at created_at_zone updated_at \
    updated_at_zone extras
    """,
    .lead: """
    account contact title status rating channel campaign product owner remark \
    lost_reason created_at created_at_zone updated_at updated_at_zone \
    last_followed_at last_followed_at_zone next_follow_up_at next_follow_up_at_zone \
    is_public extras
    """,
    .opportunity: """
    account contact lead name stage amount amount_currency probability \
    expected_close product owner remark created_at created_at_zone updated_at \
    updated_at_zone extras
    """,
    .activity: """
    account contact lead opportunity type subject content at at_zone owner extras
    """,
  ]

  private func described(_ field: Field) -> String {
    "\(field.number) \(field.name) \(field.type)" + (field.target.map { ">\($0.name)" } ?? "")
  }

  private func released(_ entity: Entity) -> [String] {
    Self.released.compactMap { $0.fields[entity] }.joined(separator: "\n").split(separator: "\n")
      .map(String.init)
  }

  @Test(arguments: Entity.allCases)
  func staysAsReleased(entity: Entity) {
    let now = LeadModel.fields(of: entity).map(described)
    let then = released(entity)
    for (place, field) in then.enumerated() {
      #expect(
        place < now.count && now[place] == field,
        """
        \(entity.name): stores in the field hold landed values of "\(field)" under that number; there is \
        now "\(place < now.count ? now[place] : "none")". A field is never removed, renumbered, renamed or \
        given another type: add a new one at the end, and leave the old one without a mapping.
        """)
    }
    let more = now.dropFirst(then.count)
    #expect(
      more.isEmpty,
      """
      \(entity.name) has new fields: \(more.joined(separator: ", ")). Stores get their columns by themselves. \
      For the release: raise Schema.version, so that older tools leave such stores alone, and write the \
      fields down here under that version.
      """)
    #expect(
      Self.released.last?.version == Schema.version, "Schema.version and the newest list belong together")
  }

  /// See `GoldenLayout.digest`: the number of a column is hashed with its value.
  @Test func columnsStayInTheirPlaces() {
    for table in GoldenTable.all {
      let then = Self.columns[table.entity]?.split(separator: " ").map(String.init) ?? []
      let now = table.columns.map(\.name)
      #expect(then.count > 5)
      #expect(
        now.starts(with: then),
        """
        \(table.entity.name): the columns of released stores are no longer the first, in their order. Every \
        digest of such a store would be another. New columns go to the end: \(now)
        """)
    }
  }
}
