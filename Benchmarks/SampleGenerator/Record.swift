import Invented

enum SourceName: String {
  case excel
  case u8
  case oa
}

/// Why a record must be refused: the code, and the column at fault (empty: the record as a whole).
struct Refusal {
  var code: String
  var column: String

  /// A row with a quote fault has no cells, so no key either.
  var hidesKey: Bool { code == "text-after-quote" }
}

struct FollowUp {
  var id: String
  /// Seconds on the wall clock in Shanghai.
  var at: Int
  var kind: String
  var owner: Salesperson
  var content: String
}

/// A lead of the Excel sheet or of the OA, as one export writes it.
struct LeadRow {
  var source: SourceName
  /// The sheet's year (2025, 2026), or 0 for the OA.
  var sheet: Int
  var key = ""
  var person: Person

  // As written.
  var company: String
  var creditCode: String
  var contact: String
  var mobile: String
  var landline: String
  var email: String
  var wechat: String
  var region: String
  var address: String
  var channel: String
  var product: String
  var stage: String
  var rating: String
  /// In 万元 for the sheet, in yuan for the OA; empty: none.
  var amount: String
  var owner: String
  /// The owner's code, whatever the sheet calls him; empty: none.
  var ownerCode: String
  var created: Int
  var followed: Int
  var remark: String
  var followUps: [FollowUp] = []

  /// Cells that stand in the file as they are, quotes and all: column → text.
  var rawCells: [Int: String] = [:]
  /// Cells more (+) or fewer (−) than the header has.
  var extraCells = 0
  /// OA: the mobile stands twice in its object.
  var repeatsMobile = false
  var refusal: Refusal?
  /// Nothing was planted on it, so that the second night may change it.
  var isPlain = false

  var name: String { "\(source.rawValue)/\(key)" }
  var hasOpportunity: Bool { !amount.isEmpty }
}

struct CustomerContact {
  var person: Person
  var name: String
  var mobile: String
  var phone: String
  var email: String
  var position: String
}

/// A customer of the ERP with its contacts and follow-ups.
struct CustomerRow {
  var key = ""
  var company: Company
  var name: String
  var creditCode: String
  var address: String
  var level: String
  var channel: String
  var sortCode: String
  var seed: Int
  var ownerText: String
  var ownerCode: String
  var contacts: [CustomerContact]
  var followUps: [FollowUp]
  var refusal: Refusal?
  var isPlain = false

  var recordName: String { "u8/\(key)" }
}
