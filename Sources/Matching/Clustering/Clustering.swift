import Base
import Model

/// From keys to clusters.
///
/// The rule: what people judged goes before all; see `LinkConstraints`. Then what a record names by key (see
/// `joinNamed`). Keys are applied in the order of `MatchReason`. Within one, the values are taken in
/// the order of the oldest part that holds them, and the parts of a value from the oldest on. What
/// joins is decided per value, over the clusters that hold it, by what is known of each whole
/// cluster so far: its credit code, its person's name, whether it has a mobile and an e-mail. So
/// nothing depends on the order in which records were added, a guard holds for the whole cluster,
/// and what older records say is settled before what newer ones add.
struct Clustering {
  /// Given back after the run, its keys in another order.
  var columns: MatchColumns
  let options: MatchOptions
  let seniority: Seniority
  var forest: Forest
  var sorter = KeySorter()

  /// What is known of a whole cluster, at its root's detail: of accounts while these are clustered,
  /// of contacts, the detail whose name it goes by, and its reach, from then on.
  var creditCodes: [UInt32] = []
  var named: [Int32] = []
  var reach: [Reach] = []

  /// By part: it is another record's, which its own names by key; whom else it resembles says nothing.
  var isNamed: Set<Int32> = []

  /// Of no meaning: what `prefetch` read must go somewhere.
  var prefetched: Int32 = 0

  var judgements: [Judgement] = []
  var possible: [PossiblePair] = []
  var generics: [GenericValue] = []
  var scoring = ScoringCounts()
  /// What people say, by age.
  var said: [(left: Int32, right: Int32, entity: Entity, verdict: JudgementVerdict)] = []
  var constraints = LinkConstraints()

  /// By which means a cluster of contacts can be reached, and who that is.
  struct Reach: OptionSet {
    var rawValue: UInt8
    static let mobile = Reach(rawValue: 1)
    static let email = Reach(rawValue: 2)
    // Of whom: what the title of any of its parts says.
    static let male = Reach(rawValue: 4)
    static let female = Reach(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ gender: Gender?) {
      switch gender {
      case .male: self = .male
      case .female: self = .female
      case nil: self = []
      }
    }

    /// Nil also when both are said: somebody else judged them to be one.
    var gender: Gender? {
      contains(.male) == contains(.female) ? nil : contains(.male) ? .male : .female
    }
  }

  init(_ columns: consuming MatchColumns, _ options: MatchOptions) {
    self.columns = columns
    self.columns.scored?.keys = nil
    self.options = options
    seniority = Seniority(self.columns, &sorter)
    forest = Forest(count: self.columns.parts.count)
    // Growing would copy them; what is not used takes no memory.
    judgements.reserveCapacity(self.columns.firstParts.count)
  }

  mutating func run() -> Clusters {
    // Each part is a row of its own, and nobody is asked about it.
    if options.isOff { return finish() }
    creditCodes = columns.accounts.map(\.creditCode)
    loadConstraints()
    joinNamed(.account)
    clusterAccounts()
    joinByScore(.account)
    applyMustLinks(.account)
    creditCodes = []
    named = Array(0..<Int32(columns.contacts.count))
    reach = columns.contacts.map { Reach($0.gender) }
    joinNamed(.contact)
    clusterContacts()
    joinByScore(.contact)
    applyMustLinks(.contact)
    named = []
    reach = []
    for entity in Entity.golden where entity != .account && entity != .contact { joinNamed(entity) }
    clusterLeads()
    applyMustLinks(.lead)
    nameGenerics()
    return finish()
  }

  /// The detail at the root of a part's cluster. (The root is found before `self` is used again: a
  /// copy of `self` held meanwhile would make the forest copy itself.)
  @inline(__always)
  mutating func rootDetail(_ part: Int32) -> Int {
    let root = forest.root(of: part)
    return Int(columns.parts[Int(root)].detail)
  }

  /// The name that a part's cluster goes by, with the gender that any of its parts says.
  mutating func name(_ part: Int32) -> PersonName {
    let detail = rootDetail(part)
    var name = columns.contacts[Int(named[detail])]
    name.gender = reach[detail].gender
    return name
  }

  @inline(__always)
  func detail(_ part: Int32) -> Int { Int(columns.parts[Int(part)].detail) }

  /// Makes two clusters one, and says why. Does nothing when they are one already, or when people keep
  /// them apart.
  mutating func join(
    _ a: Int32, _ b: Int32, entity: Entity, reason: MatchReason, card: ScoreCard? = nil
  ) {
    let (left, right) = (forest.root(of: a), forest.root(of: b))
    guard left != right, constraints.verdict(left, right) == nil else { return }
    constraints.join(left, right)
    let root = hang(left, right)
    let (mine, other, kept) = (detail(left), detail(right), detail(root))
    if entity == .account {
      creditCodes[kept] = creditCodes[mine] != 0 ? creditCodes[mine] : creditCodes[other]
    } else if entity == .contact {
      let (name, next) = (named[mine], named[other])
      named[kept] = columns.contacts[Int(name)].yields(to: columns.contacts[Int(next)]) ? next : name
      reach[kept] = reach[mine].union(reach[other])
    }
    // The contact's judgement stands for it.
    guard reason != .followsContact else { return }
    let isOrdered = seniority.precedes(a, b)
    judgements.append(
      Judgement(
        left: isOrdered ? a : b, right: isOrdered ? b : a, entity: entity, reason: reason, card: card))
  }

  /// Makes one tree of two. The root of a tree is its oldest part.
  mutating func hang(_ a: Int32, _ b: Int32) -> Int32 {
    let isOrdered = seniority.precedes(a, b)
    forest.hang(isOrdered ? b : a, below: isOrdered ? a : b)
    return isOrdered ? a : b
  }

  mutating func leaveApart(
    _ a: Int32, _ b: Int32, entity: Entity, reason: MatchReason, against: MatchObjection,
    card: ScoreCard? = nil
  ) {
    let isOrdered = seniority.precedes(a, b)
    possible.append(
      PossiblePair(
        entity: entity, left: isOrdered ? a : b, right: isOrdered ? b : a, reason: reason,
        against: against, card: card))
  }
}
