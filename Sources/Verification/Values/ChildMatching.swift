/// Which child rows of a record are which landed children, so that every row says what its child says and
/// no child is left over, if there is such a way: a maximum matching of rows and landed children.
///
/// Children that are empty, that share a key or look alike may be told apart in several ways. How the
/// importer did it is not asked, only whether what it landed can be what the rows say. The likely pairs
/// are tried first; as a rule they fit, and nothing else is looked at.
struct ChildMatching {
  /// By row; row 0 is the record itself.
  private let likely: [Int]
  private let landed: [Int]
  private let fits: (Int, Int) -> Bool
  private var known: [Int: Bool] = [:]
  private var landedOf: [Int: Int] = [:]
  private var rowOf: [Int: Int] = [:]
  private var visited: Set<Int> = []

  /// A record with more children than fit in so many looks keeps its likely pairs.
  private static let mostLooks = 100_000
  /// Stands for no landed child at all: what has it as its number says nothing.
  private static let none = Int.max >> 1

  /// - Parameters:
  ///   - likely: by row, the number of the landed child that it is likely to be.
  ///   - landed: numbers of the landed children.
  ///   - fits: whether a row says what the landed child of a number says.
  init(likely: [Int], landed: [Int], fits: @escaping (Int, Int) -> Bool) {
    self.likely = likely
    self.landed = landed
    self.fits = fits
  }

  mutating func numbers() -> [Int] {
    let numbers = Set(landed)
    for row in likely.indices.dropFirst() where numbers.contains(likely[row]) && fit(row, likely[row]) {
      pair(row, likely[row])
    }
    for row in likely.indices.dropFirst() where landedOf[row] == nil && !fit(row, Self.none) {
      visited.removeAll(keepingCapacity: true)
      _ = placeRow(row)
    }
    for number in landed where rowOf[number] == nil {
      visited.removeAll(keepingCapacity: true)
      _ = placeChild(number)
    }
    var result = likely
    for row in likely.indices.dropFirst() {
      if let number = landedOf[row] {
        result[row] = number
      } else if rowOf[likely[row]] != nil || fit(row, Self.none) {
        // Beyond all numbers: there is no such child.
        result[row] = Self.none + row
      }
    }
    return result
  }

  /// Finds a landed child for a row, if need be by finding others for those that have one.
  private mutating func placeRow(_ row: Int) -> Bool {
    for number in landed where !visited.contains(number) && fit(row, number) {
      visited.insert(number)
      guard let other = rowOf[number] else {
        pair(row, number)
        return true
      }
      // A row that says nothing needs no child.
      if placeRow(other) || fit(other, Self.none) {
        if landedOf[other] == number { landedOf[other] = nil }
        pair(row, number)
        return true
      }
    }
    return false
  }

  /// Finds a row for a landed child.
  private mutating func placeChild(_ number: Int) -> Bool {
    for row in likely.indices.dropFirst() where !visited.contains(row) && fit(row, number) {
      visited.insert(row)
      guard let other = landedOf[row] else {
        pair(row, number)
        return true
      }
      if placeChild(other) {
        pair(row, number)
        return true
      }
    }
    return false
  }

  private mutating func pair(_ row: Int, _ number: Int) {
    landedOf[row] = number
    rowOf[number] = row
  }

  private mutating func fit(_ row: Int, _ number: Int) -> Bool {
    let (place, overflow) = row.multipliedReportingOverflow(by: 1 << 20)
    guard !overflow else { return false }
    let key = place + (number == Self.none ? 1 << 19 : number)
    if let answer = known[key] { return answer }
    guard known.count < Self.mostLooks else { return false }
    let answer = fits(row, number)
    known[key] = answer
    return answer
  }
}
