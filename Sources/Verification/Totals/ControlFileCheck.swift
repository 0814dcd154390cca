import LeadModel
import MigrationFiles

/// What a control file beside an export says of it, held against what was read now.
struct ControlFileCheck {
  let book: FindingBook
  let fresh: FreshCount

  func run(_ files: [FileTotals.Read]) {
    for read in files {
      guard let place = fresh.place(of: read.file), let loaded = ControlFile.load(beside: place) else {
        continue
      }
      guard let control = loaded.value else {
        book.notCheckable(.controlFile, read.file.subject, VerificationWording.controlUnreadable)
        continue
      }
      guard case .counted(let counted) = fresh.count(read.file) else { continue }
      if let records = control.records {
        compare(read, "records", "\(records.value)", "\(counted.records)", records.value == counted.records)
      }
      if let sha256 = control.sha256 {
        compare(read, "sha256", sha256.value, counted.sha256, sha256.value == counted.sha256)
      }
      if let sums = read.columns, read.hasCells {
        for (index, figure) in sums.control.sums.enumerated() { judge(read, sums, index, figure.value) }
      } else if !control.sums.isEmpty {
        book.notCheckable(.controlFile, read.file.subject, VerificationWording.mappingUnknown)
      }
    }
  }

  private func judge(_ read: FileTotals.Read, _ sums: ColumnSums, _ index: Int, _ declared: ControlFile.Sum) {
    guard sums.isThere[index] || read.file.records == 0 else {
      var subject = read.file.subject
      subject.column = declared.column
      book.notCheckable(.controlFile, subject, VerificationWording.controlColumn)
      return
    }
    let text = Array(declared.text.utf8)
    let isSame = ExactSum(text.span).map { $0 == sums.sums[index] } ?? false
    var found = sums.sums[index].text
    if sums.passedOver[index] > 0 { found += " (+ \(sums.passedOver[index]) ?)" }
    compare(read, "sum", declared.text, found, isSame, column: declared.column)
  }

  private func compare(
    _ read: FileTotals.Read, _ figure: String, _ declared: String, _ found: String, _ isSame: Bool,
    column: String? = nil
  ) {
    if isSame {
      book.holds(.controlFile)
      return
    }
    var subject = read.file.subject
    subject.field = figure
    subject.column = column
    book.violated(
      .controlFile, subject, expected: declared, actual: found, VerificationWording.controlDiffers)
  }
}
