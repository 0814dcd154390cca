import Model
import Store

/// The members of every merged row are connected by standing judgements, and no judgement joins
/// what stands apart. Leads have none: they follow their contacts.
final class JudgementCheck {
  private let book: FindingBook
  private let entity: Entity
  /// Nil: there are none.
  private let judged: Statement?
  private let members: MemberCursor
  private var hasJudged = false
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
    judged = try session.statement(
      """
      SELECT coalesce(l.nr, j.left_record << 12 | j.left_part) AS row,
        coalesce(r.nr, j.right_record << 12 | j.right_part),
        j.left_record << 12 | j.left_part, j.right_record << 12 | j.right_part
      FROM judgement j
      LEFT JOIN member l
        ON l.entity = j.entity AND l.record = j.left_record AND l.part = j.left_part
      LEFT JOIN member r
        ON r.entity = j.entity AND r.record = j.right_record AND r.part = j.right_part
      WHERE j.entity = \(entity.rawValue) AND j.verdict = 'same' AND j.revoked_run IS NULL
      ORDER BY row
      """)
  }

  func run() throws {
    hasJudged = try judged?.step() ?? false
    while !members.isAtEnd {
      let row = members.nr
      below = [row: row]
      while !members.isAtEnd, members.nr == row {
        let part = members.record << 12 | members.part
        below[part] = part
        try members.advance()
      }
      while hasJudged, let judged, judged.int(0) <= row { try join(judged) }
      let roots = Set(below.keys.map(root))
      if roots.count == 1 {
        book.holds(.judgements)
      } else {
        book.violated(
          .judgements, Subject(object: entity.name, record: row >> 12), expected: "1",
          actual: "\(roots.count)", VerificationWording.notJudged)
      }
    }
    below = [:]
    while hasJudged, let judged { try join(judged) }
  }

  private func join(_ judged: Statement) throws {
    let (left, right) = (judged.int(2), judged.int(3))
    if judged.int(0) != judged.int(1) {
      book.violated(
        .judgements, Subject(object: entity.name, record: left >> 12),
        VerificationWording.judgedApart(other: right >> 12))
    } else if below[left] != nil, below[right] != nil {
      below[root(left)] = root(right)
    }
    hasJudged = try judged.step()
  }

  private func root(_ part: Int) -> Int {
    var at = part
    while let next = below[at], next != at { at = next }
    return at
  }
}
