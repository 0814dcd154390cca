import Model

/// Must-links and cannot-links of people, while rules join: which clusters are to be one in the end, and
/// which never.
///
/// Who is the same by a person's word is joined here at once, and in the clusters only after the rules:
/// each record is met by the rules under its own name and code, and no rule joins what a person's word
/// then would have to hold apart.
struct LinkConstraints {
  struct Block {
    var part: Int32
    var verdict: JudgementVerdict
  }

  /// Joined by rules and by people; as long as nobody judged, empty.
  private var forest = Forest(count: 0)
  /// By the root of each cluster, the parts that must not come to it.
  private var blocks: [Int32: [Block]] = [:]

  init() {}

  init(_ forest: Forest) { self.forest = forest }

  var isEmpty: Bool { blocks.isEmpty }

  /// Of the tree that rules and people's word make; nil as long as nobody judged.
  mutating func root(of part: Int32) -> Int32? { forest.parents.isEmpty ? nil : forest.root(of: part) }

  mutating func join(_ a: Int32, _ b: Int32) {
    guard !forest.parents.isEmpty else { return }
    let (left, right) = (forest.root(of: a), forest.root(of: b))
    guard left != right else { return }
    forest.hang(right, below: left)
    if let gone = blocks.removeValue(forKey: right) { blocks[left, default: []] += gone }
  }

  mutating func block(_ a: Int32, _ b: Int32, _ verdict: JudgementVerdict) {
    let (left, right) = (forest.root(of: a), forest.root(of: b))
    // Whoever could not say is answered by who can.
    guard left != right else { return }
    blocks[left, default: []].append(Block(part: b, verdict: verdict))
    blocks[right, default: []].append(Block(part: a, verdict: verdict))
  }

  /// What keeps the clusters of two parts apart; nil when nothing does.
  mutating func verdict(_ a: Int32, _ b: Int32) -> JudgementVerdict? {
    guard !blocks.isEmpty else { return nil }
    let (left, right) = (forest.root(of: a), forest.root(of: b))
    guard let mine = blocks[left], let others = blocks[right] else { return nil }
    let (list, other) = mine.count <= others.count ? (mine, right) : (others, left)
    var verdict: JudgementVerdict?
    for block in list where forest.root(of: block.part) == other {
      if block.verdict == .different { return .different }
      verdict = block.verdict
    }
    return verdict
  }

  /// By place in `members`, the places of those that must not come to it.
  mutating func conflicts(_ members: some Collection<Int32>) -> [Set<Int>] {
    var places: [Int32: [Int]] = [:]
    for (place, member) in members.enumerated() { places[forest.root(of: member), default: []].append(place) }
    var against = [Set<Int>](repeating: [], count: members.count)
    for (root, own) in places {
      for block in blocks[root] ?? [] {
        guard let others = places[forest.root(of: block.part)] else { continue }
        for place in own { against[place].formUnion(others) }
      }
    }
    return against
  }
}
