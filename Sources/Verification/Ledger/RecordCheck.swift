import Model
import Store

/// Lays the places at which records were read (their present and their former versions) beside the
/// ledger's dispositions. Both come in order of file and ordinal: nothing is kept in memory.
///
/// What holds: an `added` or `updated` ordinal has a record. A record stands first at an ordinal
/// that was added or merged, and comes later to ordinals that were updated, or unchanged (other
/// cells with the same values). A `merged` ordinal may have none: then it said the same once more.
/// What was quarantined, filtered or held has none.
struct RecordCheck {
  let book: FindingBook
  let files: [LedgerFile]

  private struct Place: Equatable {
    var file: Int
    var ordinal: Int
    var record: Int
    var firstRun: Int
  }

  func run(_ session: StoreSession) throws {
    let runs = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    let places = try session.statement(
      """
      SELECT file, ordinal, id, first_run FROM record
      UNION ALL
      SELECT v.file, v.ordinal, r.id, r.first_run FROM record_version v JOIN record r ON r.id = v.record
      ORDER BY 1, 2, 3
      """)
    let ranges = try session.statement(
      "SELECT file, first, last, disposition FROM ledger ORDER BY file, first")
    var place = try next(places, after: nil)
    while try ranges.step() {
      let (file, first, last) = (ranges.int(0), ranges.int(1), ranges.int(2))
      guard let info = runs[file] else { continue }
      let disposition = Disposition.allCases.first { $0.name == ranges.text(3) }
      var expected = first
      while let met = place, (met.file, met.ordinal) <= (file, last) {
        if (met.file, met.ordinal) < (file, first) {
          report(met, info: runs[met.file], VerificationWording.recordWithoutDisposition)
        } else {
          if disposition == .added || disposition == .updated {
            missing(expected..<met.ordinal, info)
          }
          judge(met, disposition, info)
          expected = met.ordinal + 1
        }
        place = try next(places, after: met)
        if let twin = place, twin.file == met.file, twin.ordinal == met.ordinal {
          report(twin, info: info, VerificationWording.twoRecords)
          place = try next(places, after: twin)
        }
      }
      if disposition == .added || disposition == .updated, expected <= last {
        missing(expected..<last + 1, info)
      }
    }
    while let met = place {
      report(met, info: runs[met.file], VerificationWording.recordWithoutDisposition)
      place = try next(places, after: met)
    }
    try refusals(session, runs)
  }

  /// The next place; a record that vanished or came back may have stood twice in one.
  private func next(_ places: Statement, after former: Place?) throws -> Place? {
    while try places.step() {
      let place = Place(
        file: places.int(0), ordinal: places.int(1), record: places.int(2), firstRun: places.int(3))
      if place != former { return place }
    }
    return nil
  }

  private func judge(_ place: Place, _ disposition: Disposition?, _ file: LedgerFile) {
    let isFirst = place.firstRun == file.run
    let holds =
      switch disposition {
      case .added, .merged: isFirst
      case .updated, .unchanged: !isFirst && place.firstRun < file.run
      default: false
      }
    if holds {
      book.holds(.records)
    } else {
      report(place, info: file, VerificationWording.wrongDisposition(disposition?.name ?? "?"))
    }
  }

  private func missing(_ ordinals: Range<Int>, _ file: LedgerFile) {
    for ordinal in ordinals {
      var subject = file.subject
      subject.ordinal = ordinal
      book.violated(.records, subject, VerificationWording.noRecord)
    }
  }

  private func report(_ place: Place, info: LedgerFile?, _ message: Bilingual) {
    var subject = info?.subject ?? Subject()
    subject.record = place.record
    subject.ordinal = place.ordinal
    book.violated(.records, subject, message)
  }

  /// What stands in quarantine was refused by the run that put it there.
  private func refusals(_ session: StoreSession, _ runs: [Int: LedgerFile]) throws {
    let statement = try session.statement(
      """
      SELECT q.file, q.ordinal,
        (SELECT disposition FROM ledger l
         WHERE l.run = f.run AND l.file = q.file AND l.first <= q.ordinal
         ORDER BY l.first DESC LIMIT 1)
      FROM quarantine q JOIN file f ON f.id = q.file
      """)
    while try statement.step() {
      if statement.text(2) == Disposition.quarantined.name {
        book.holds(.records)
      } else {
        var subject = runs[statement.int(0)]?.subject ?? Subject()
        subject.ordinal = statement.int(1)
        book.violated(.records, subject, VerificationWording.refusedButNot)
      }
    }
  }
}
