/// Which children of a record are those that it had before: a child keeps its number for as long as
/// it is there, whatever comes or goes before it, so that an id never passes to somebody else.
///
/// A child is known by its key; without one, by saying the same as before; then by a telling value
/// (a contact's name, mobile or e-mail) that only one child had and only one has. Children that are
/// left over are taken for edited ones, place by place, only when as many are left as before: else
/// some went and others came, and nobody says which.
struct ChildNumbers {
  /// By the number that a child came with: the number it keeps or gets.
  private(set) var numbers: [UInt16: UInt16] = [:]
  /// Numbers (kept ones) of children that were recognised, not merely found in their place.
  private(set) var recognised: Set<UInt16> = []
  private let former: [LandedChild]
  private let new: [LandedChild]
  private var openFormer: [Int]
  private var openNew: [Int]

  /// - Parameter used: numbers that children of earlier versions had; asked for new children alone.
  init(former: [LandedChild], new: [LandedChild], used: () throws -> Set<UInt16>) rethrows {
    self.former = former
    self.new = new
    openFormer = Array(former.indices)
    openNew = Array(new.indices)
    pair { $0.key }
    pairInOrder { $0.content }
    for field in 0..<(new.map(\.telling.count).max() ?? 0) {
      pair { field < $0.telling.count ? $0.telling[field].map { [UInt8(field)] + $0 } : nil }
    }
    pairByPlace()
    if !openNew.isEmpty { number(after: try used()) }
  }

  /// Pairs what one child alone had and one alone has.
  private mutating func pair(_ mark: (LandedChild) -> [UInt8]?) {
    let olds = Self.places(openFormer, former, mark)
    let news = Self.places(openNew, new, mark)
    for (value, places) in news {
      guard places.count == 1, let others = olds[value], others.count == 1 else { continue }
      take(others[0], places[0], isRecognised: true)
    }
    close()
  }

  /// Pairs the first with the first, the second with the second: they say the same.
  private mutating func pairInOrder(_ mark: (LandedChild) -> [UInt8]) {
    let olds = Self.places(openFormer, former, mark)
    for (value, places) in Self.places(openNew, new, mark) {
      for (old, place) in zip(olds[value] ?? [], places) { take(old, place, isRecognised: true) }
    }
    close()
  }

  private mutating func pairByPlace() {
    let olds = Self.places(openFormer, former) { $0.kind }
    for (kind, places) in Self.places(openNew, new, { $0.kind }) {
      guard let others = olds[kind], others.count == places.count else { continue }
      for (old, place) in zip(others, places) { take(old, place, isRecognised: false) }
    }
    close()
  }

  private static func places(
    _ open: [Int], _ children: [LandedChild], _ mark: (LandedChild) -> [UInt8]?
  ) -> [[UInt8]: [Int]] {
    var places: [[UInt8]: [Int]] = [:]
    for index in open { if let mark = mark(children[index]) { places[mark, default: []].append(index) } }
    return places
  }

  private mutating func take(_ old: Int, _ place: Int, isRecognised: Bool) {
    // Two keys are two children, and so are two names, whatever else they share.
    if let was = former[old].key, let now = new[place].key, was != now { return }
    if isRecognised {
      for (was, now) in zip(former[old].telling, new[place].telling) {
        guard let was, let now else { continue }
        if was == now || former[old].key != nil && former[old].key == new[place].key { break }
        return
      }
      recognised.insert(former[old].number)
    }
    numbers[new[place].number] = former[old].number
  }

  private mutating func close() {
    let kept = Set(numbers.values)
    openFormer.removeAll { kept.contains(former[$0].number) }
    openNew.removeAll { numbers[new[$0].number] != nil }
  }

  /// New children get numbers that no child of the record ever had, while there are any.
  private mutating func number(after used: Set<UInt16>) {
    let taken = used.union(former.map(\.number))
    guard let highest = taken.max() else {
      for child in openNew { numbers[new[child].number] = new[child].number }
      return
    }
    let limit = Landed.maximumNumber
    let kept = Set(numbers.values)
    let fresh = Array((Int(highest) + 1)..<(limit + 1)).map(UInt16.init)
    let unused = (1...UInt16(limit)).lazy.filter { $0 < highest && !taken.contains($0) }
    let free = (1...UInt16(limit)).lazy.filter { taken.contains($0) && !kept.contains($0) }
    var supply = [fresh, Array(unused), Array(free)].joined().makeIterator()
    for child in openNew { numbers[new[child].number] = supply.next() ?? new[child].number }
  }
}
