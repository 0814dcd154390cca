import Evidence
import Model
import Store

/// Lays the places at which records were read (their present and their former versions) beside the
/// ledger's dispositions. Both come in order of file and ordinal: nothing is kept in memory.
///
/// What holds: an `added` or `updated` ordinal has a record. A record stands first at an ordinal
/// that was added or merged, and comes later to ordinals that were updated, or unchanged (other
/// cells with the same values). A `merged` ordinal may have none: then it said the same once more.
/// What was quarantined, filtered, held or superseded has none.
struct RecordCheck {
  let book: FindingBook
  let files: [LedgerFile]

  func run(_ session: StoreSession) throws {
    let runs = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    let places = try PlacedRecord.all(session)
    let ranges = try LedgerRange.all(session)
    var place = try next(places, after: nil)
    while let range = try ranges.next() {
      let (file, first, last) = (range.file, range.first, range.last)
      guard let info = runs[file] else { continue }
      let disposition = range.disposition
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
  private func next(_ places: Rows<PlacedRecord>, after former: PlacedRecord?) throws -> PlacedRecord? {
    while let place = try places.next() {
      if place != former { return place }
    }
    return nil
  }

  private func judge(_ place: PlacedRecord, _ disposition: Disposition?, _ file: LedgerFile) {
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

  private func report(_ place: PlacedRecord, info: LedgerFile?, _ message: Bilingual) {
    var subject = info?.subject ?? Subject()
    subject.record = place.record
    subject.ordinal = place.ordinal
    book.violated(.records, subject, message)
  }

  /// What stands in quarantine was refused by the run that put it there.
  private func refusals(_ session: StoreSession, _ runs: [Int: LedgerFile]) throws {
    let refusals = try RefusedPlace.all(session)
    while let refusal = try refusals.next() {
      if refusal.disposition == Disposition.quarantined.name {
        book.holds(.records)
      } else {
        var subject = runs[refusal.place.file]?.subject ?? Subject()
        subject.ordinal = refusal.place.ordinal
        book.violated(.records, subject, VerificationWording.refusedButNot)
      }
    }
  }
}
