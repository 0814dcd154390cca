import Foundation

/// The facts planted in SampleData (`facts.json`), as its generator wrote them. A record is named
/// `source/key`; `u8/000123#1` is the first contact of a customer.
struct SampleFacts: Decodable, Sendable {
  struct File: Decodable, Sendable {
    var path: String
    var source: String
    var object: String
    var records: Int
    var quarantined: Int
    /// By the file's own footer or envelope.
    var declared: Int?
  }

  struct Refusal: Decodable, Sendable {
    var record: String
    var file: String
    /// Number of the record in its file, from 1.
    var ordinal: Int
    var code: String
    /// Empty: the record as a whole.
    var column: String
  }

  struct Golden: Decodable, Sendable {
    var account: Int
    var contact: Int
    var lead: Int
  }

  struct Landed: Decodable, Sendable {
    var lead: Int
    var account: Int
    var opportunityParts: Int
    var activityParts: Int
  }

  struct Change: Decodable, Sendable {
    var record: String
    var field: String
    /// Canonical values.
    var before: String
    var after: String
  }

  struct Kept: Decodable, Sendable {
    var record: String
    var field: String
    var value: String
  }

  struct Night: Decodable, Sendable {
    var files: [File]
    var quarantined: [Refusal]
    var golden: Golden
    var landed: Landed
    // The second night alone:
    var added: [String]?
    var updated: [Change]?
    var vanished: [String]?
    var keptBlanks: [Kept]?
    var repaired: [String]?
  }

  struct Merge: Decodable, Sendable {
    var entity: String
    /// `mobile`, `email`, `company-person`, `company`, `credit-code`
    var by: String
    var records: [String]
  }

  struct Apart: Decodable, Sendable {
    var entity: String
    var why: String
    var records: [String]
  }

  struct Generic: Decodable, Sendable {
    var kind: String
    var value: String
    var records: Int
  }

  struct Owner: Decodable, Sendable {
    var left: String
    /// Who has the records of the one who left.
    var holder: String
    var leads: Int
    var accounts: Int
  }

  var seed: Int
  var night1: Night
  var night2: Night
  var owners: [Owner]
  var mustMerge: [Merge]
  var mustStayApart: [Apart]
  var generics: [Generic]

  static func load(path: String) throws -> SampleFacts {
    try JSONDecoder().decode(SampleFacts.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
