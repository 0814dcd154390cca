import Evidence
import Model
import Store

/// The members of every merged row are connected by standing judgements, and no judgement joins
/// what stands apart. Leads have none: they follow their contacts.
final class JudgementCheck {
  private let book: FindingBook
  private let entity: Entity
  /// Nil: there are none.
  private let judged: Rows<JudgedPair>?
  private let members: MemberCursor
  /// The one that comes next.
  private var next: JudgedPair?
  /// One row's members: by part, the part that it hangs below.
  private var below: [Int: Int] = [:]

  init(_ entity: Entity, _ session: StoreSession, _ book: FindingBook, hasJudgements: Bool) throws {
    self.book = book
    self.entity = entity
    members = try MemberCursor(session, entity, .byRow)
    guard hasJudgements else {
      judged = nil
      return
    }
    judged = try JudgedPair.same(entity, session)
  }

  func run() throws {
    next = try judged?.next()
    while !members.isAtEnd {
      let row = members.nr
      below = [row: row]
      while !members.isAtEnd, members.nr == row {
        let part = PartID(record: members.record, part: members.part).row
        below[part] = part
        try members.advance()
      }
      while let pair = next, pair.left.row <= row { try join(pair) }
      let roots = Set(below.keys.map(root))
      if roots.count == 1 {
        book.holds(.judgements)
      } else {
        book.violated(
          .judgements, Subject(object: entity.name, record: PartID(row: row).record), expected: "1",
          actual: "\(roots.count)", VerificationWording.notJudged)
      }
    }
    below = [:]
    while let pair = next { try join(pair) }
  }

  private func join(_ pair: JudgedPair) throws {
    let (left, right) = (pair.left.number, pair.right.number)
    if pair.left.row != pair.right.row {
      book.violated(
        .judgements, Subject(object: entity.name, record: pair.left.record),
        VerificationWording.judgedApart(other: pair.right.record))
    } else if below[left] != nil, below[right] != nil {
      below[root(left)] = root(right)
    }
    next = try judged?.next()
  }

  private func root(_ part: Int) -> Int {
    var at = part
    while let next = below[at], next != at { at = next }
    return at
  }
}
