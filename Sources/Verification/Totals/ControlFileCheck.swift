import Documents
import Evidence
import Model

/// What a control file beside an export says of it, held against what was read now.
struct ControlFileCheck {
  let book: FindingBook
  let fresh: FreshCount

  /// What the readings of one file say together.
  private struct Export {
    /// The first of them.
    var file: LedgerFile
    /// Records by where they stand in the file; several readings of one place are one count.
    var records: [String: Int] = [:]
    var sha256 = ""
    var sums: ColumnSums?
    /// Each of them knew the columns.
    var hasCells = true
  }

  func run(_ files: [FileTotals.Read]) {
    var exports: [(place: String, export: Export)] = []
    for read in files {
      guard let place = fresh.place(of: read.file), case .counted(let counted) = fresh.count(read.file) else {
        continue
      }
      let known = exports.firstIndex { $0.place == place }
      if known == nil { exports.append((place, Export(file: read.file))) }
      add(read, counted, to: &exports[known ?? exports.count - 1].export)
    }
    for (place, export) in exports {
      guard let loaded = ControlFile.load(beside: place) else { continue }
      if let control = loaded.value {
        check(export, control)
      } else {
        book.notCheckable(.controlFile, export.file.subject, VerificationWording.controlUnreadable)
      }
    }
  }

  private func add(_ read: FileTotals.Read, _ counted: CountedFile, to export: inout Export) {
    export.sha256 = counted.sha256
    let isNew = export.records.updateValue(counted.records, forKey: read.file.recordPath ?? "") == nil
    guard isNew else { return }
    export.hasCells = export.hasCells && read.hasCells
    guard let columns = read.columns else { return }
    if export.sums == nil { export.sums = columns } else { export.sums?.add(columns) }
  }

  private func check(_ export: Export, _ control: ControlFile) {
    let records = export.records.values.reduce(0, +)
    if let declared = control.records {
      compare(export, "records", "\(declared.value)", "\(records)", declared.value == records)
    }
    if let sha256 = control.sha256 {
      compare(export, "sha256", sha256.value, export.sha256, sha256.value == export.sha256)
    }
    if let sums = export.sums, export.hasCells {
      for (index, figure) in sums.control.sums.enumerated() {
        judge(export, sums, index: index, declared: figure.value, hasRecords: records > 0)
      }
    } else if !control.sums.isEmpty {
      book.notCheckable(.controlFile, export.file.subject, VerificationWording.mappingUnknown)
    }
  }

  private func judge(
    _ export: Export, _ sums: ColumnSums, index: Int, declared: ControlFile.Sum, hasRecords: Bool
  ) {
    var subject = export.file.subject
    subject.column = declared.column
    guard sums.firstUnread == 0 else {
      subject.ordinal = sums.firstUnread
      book.notCheckable(.controlFile, subject, VerificationWording.controlUnread)
      return
    }
    guard sums.isThere[index] || !hasRecords else {
      book.notCheckable(.controlFile, subject, VerificationWording.controlColumn)
      return
    }
    let text = Array(declared.text.utf8)
    let isSame = ExactSum(text.span).map { $0 == sums.sums[index] } ?? false
    var found = sums.sums[index].text
    if sums.passedOver[index] > 0 { found += " (+ \(sums.passedOver[index]) ?)" }
    compare(export, "sum", declared.text, found, isSame, column: declared.column)
  }

  private func compare(
    _ export: Export, _ figure: String, _ declared: String, _ found: String, _ isSame: Bool,
    column: String? = nil
  ) {
    if isSame {
      book.holds(.controlFile)
      return
    }
    var subject = export.file.subject
    subject.field = figure
    subject.column = column
    book.violated(
      .controlFile, subject, expected: declared, actual: found, VerificationWording.controlDiffers)
  }
}
