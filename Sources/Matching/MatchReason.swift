/// The strong keys, and what people say: why two parts are judged to be the same entity. Numbers stand in
/// bit masks alone; keys are applied in their order, references before all of them.
public enum MatchReason: UInt8, Sendable, CaseIterable, Codable {
  /// Accounts: the same valid unified social credit code (GB 32100).
  case creditCode = 0
  /// Accounts: the same full legal name.
  case company = 1
  /// Contacts: the same mobile number.
  case mobile = 2
  /// Contacts: the same e-mail address.
  case email = 3
  /// Contacts: the same full name at one account.
  case companyPerson = 4
  /// Somebody judged so.
  case judged = 5
  /// They agree in enough columns; no single one says it.
  case score = 6
  /// Leads: of one contact, and nothing says that they are two.
  case followsContact = 7
  /// A record names the other by its key: the strongest of all, but for what people say.
  case reference = 8

  /// As reports and the store write it.
  public var name: String {
    switch self {
    case .creditCode: "credit-code"
    case .company: "company"
    case .mobile: "mobile"
    case .email: "email"
    case .companyPerson: "company-person"
    case .judged: "judged"
    case .score: "score"
    case .followsContact: "follows-contact"
    case .reference: "reference"
    }
  }
}

/// Why two parts that share a key were left apart.
public enum MatchObjection: UInt8, Sendable, CaseIterable, Codable {
  /// Two different credit codes stand behind the same name.
  case creditCodesDiffer = 0
  /// The name is shared by accounts of different credit codes; which of them this one is, is not known.
  case creditCodesAmbiguous = 1
  /// Two persons' names that cannot be one.
  case namesDiffer = 2
  /// The key is shared by persons of different names; which of them this one is, is not known.
  case namesAmbiguous = 3
  /// Same name at the same company, but different mobile numbers or e-mail addresses.
  case contactsDiffer = 4
  /// The company's name is short: no legal form, or nothing but one.
  case shortName = 5
  /// Others who share the key were judged to be two; which of them this one is, is not known.
  case judgedApart = 6
  /// The score lies between asking and joining.
  case scoreUnsure = 7
  /// The score would join them; the migration wants every one of them asked about.
  case onlyAsked = 8
  /// They would make a cluster of more parts than one entity is likely to have.
  case clusterTooLarge = 9
  /// Two groups that but one thin thread would tie together.
  case weakBridge = 10
  /// Few of the pairs of their cluster would be worth a join by themselves.
  case clusterTooLoose = 11
  /// Some two of their cluster are plainly two.
  case plainlyTwo = 12
  /// Leads of one contact: one side has several, and which of them the other one is, is not known.
  case severalLeads = 13
  /// Leads of one contact in a sheet that was typed twice: status, owner, product or campaign differ.
  case leadsDiffer = 14

  /// As reports and the store write it.
  public var name: String {
    switch self {
    case .creditCodesDiffer: "credit-codes-differ"
    case .creditCodesAmbiguous: "credit-codes-ambiguous"
    case .namesDiffer: "names-differ"
    case .namesAmbiguous: "names-ambiguous"
    case .contactsDiffer: "contacts-differ"
    case .shortName: "short-name"
    case .judgedApart: "judged-apart"
    case .scoreUnsure: "score-unsure"
    case .onlyAsked: "only-asked"
    case .clusterTooLarge: "cluster-too-large"
    case .weakBridge: "weak-bridge"
    case .clusterTooLoose: "cluster-too-loose"
    case .plainlyTwo: "plainly-two"
    case .severalLeads: "several-leads"
    case .leadsDiffer: "leads-differ"
    }
  }
}
