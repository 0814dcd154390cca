import Evidence
import Model
import Store

/// Draws up the control totals, and finds each difference that no name explains.
struct ControlTotalsCheck {
  let findings: FindingBook
  let book: TotalsBook
  let files: FileTotals
  let stored: StoredTotals
  /// Of all golden rows.
  let golden: Int

  /// The figures of one group of one field in one scope, or in several.
  private struct Sums {
    var counts: [TotalStep: Int] = [:]
    var sums: [TotalStep: ExactSum] = [:]

    mutating func add(_ slots: [TotalsBook.Slot]) {
      for slot in slots {
        counts[slot.step, default: 0] += slot.count
        sums[slot.step, default: ExactSum()].add(slot.sum)
      }
    }

    mutating func add(_ other: Sums) {
      for (step, count) in other.counts { counts[step, default: 0] += count }
      for (step, sum) in other.sums { sums[step, default: ExactSum()].add(sum) }
    }

    var isEmpty: Bool { counts.isEmpty }

    func figure(_ step: TotalStep) -> (count: Int, sum: ExactSum) {
      (counts[step] ?? 0, sums[step] ?? ExactSum())
    }

    /// What `steps` add up to.
    func total(_ steps: [TotalStep]) -> (count: Int, sum: ExactSum) {
      var (count, sum) = (0, ExactSum())
      for step in steps {
        count += counts[step] ?? 0
        if let own = sums[step] { sum.add(own) }
      }
      return (count, sum)
    }
  }

  private static let toCells: [TotalStep] = [
    .files, .quarantined, .filtered, .held, .superseded, .repeated, .replaced, .vanished, .older, .replayed,
  ]
  private static let toLanded: [TotalStep] =
    [.cells, .corrected, .silent, .notCompared] + LikenessRule.allCases.map { .rule($0) }
  private static let toGolden: [TotalStep] = [.landed, .merged]

  func run() -> ControlTotals {
    var totals = ControlTotals()
    var notCompared: Set<String> = []
    for number in TotalField.all.indices {
      let field = TotalField.all[number]
      if book.isFolded[number] { totals.folded.append(field.path) }
      var lines: [ControlTotals.Line] = []
      for (group, label) in book.labels[number].enumerated() {
        var all = Sums()
        for read in files.files {
          let sums = self.sums(read.scope, number, group)
          all.add(sums)
          guard !sums.isEmpty else { continue }
          let isCompared = read.hasCells && !stored.uncompared.contains(read.scope)
          let isSound =
            !isCompared && field.measure != .records
            || judge(sums, number, label: label, subject: subject(read.file, field))
          lines.append(
            line(sums, number, label: label, source: read.file.source, file: read.file.path, isSound: isSound)
          )
          if !isCompared { notCompared.insert(read.file.source) }
        }
        for (source, scope) in stored.scopes {
          let sums = self.sums(scope, number, group)
          all.add(sums)
          guard !sums.isEmpty else { continue }
          if stored.uncompared.contains(scope) {
            notCompared.insert(source)
          } else {
            _ = judge(sums, number, label: label, subject: subject(source, field))
          }
        }
        all.add(sums(golden, number, group))
        guard !all.isEmpty else { continue }
        let isSound = field.entity == nil || judgeGolden(all, number, label: label, field: field)
        lines.append(line(all, number, label: label, source: nil, file: nil, isSound: isSound))
      }
      totals.lines += summed(lines, field) + lines.sorted(by: Self.precedes)
    }
    for source in notCompared.sorted() {
      findings.notCheckable(.totals, Subject(source: source), VerificationWording.totalsNotCompared)
    }
    return totals
  }

  private func sums(_ scope: Int, _ number: Int, _ group: Int) -> Sums {
    var sums = Sums()
    sums.add(book.slots(scope, number, group))
    return sums
  }

  // MARK: Judging

  private func judge(_ sums: Sums, _ number: Int, label: [UInt8], subject: Subject) -> Bool {
    var isSound = true
    let field = TotalField.all[number]
    if field.measure != .rows {
      isSound = compare(
        sums.total(Self.toCells), sums.figure(.cells), number, label, subject,
        VerificationWording.totalsOfFile)
    }
    if field.measure != .rows, field.measure != .records {
      isSound =
        compare(
          sums.total(Self.toLanded), sums.figure(.landed), number, label, subject,
          VerificationWording.totalsLanded) && isSound
    }
    return isSound
  }

  private func judgeGolden(_ sums: Sums, _ number: Int, label: [UInt8], field: TotalField) -> Bool {
    compare(
      sums.total(Self.toGolden), sums.figure(.golden), number, label,
      Subject(object: field.entity?.name, field: field.field?.name), VerificationWording.totalsGolden)
  }

  private func compare(
    _ should: (count: Int, sum: ExactSum), _ does: (count: Int, sum: ExactSum), _ number: Int,
    _ label: [UInt8], _ subject: Subject, _ message: Bilingual
  ) -> Bool {
    if should.count == does.count, should.sum == does.sum {
      findings.holds(.totals)
      return true
    }
    findings.violated(
      .totals, subject, expected: text(should, number, label), actual: text(does, number, label),
      values: !GroupLabel.isOwnWord(Bytes.text(label.span), of: TotalField.all[number].field), message)
    return false
  }

  private func text(_ figure: (count: Int, sum: ExactSum), _ number: Int, _ label: [UInt8]) -> String {
    var text = label.isEmpty ? "" : Bytes.text(label.span) + ": "
    text += "\(figure.count)"
    return TotalField.all[number].hasSum ? text + " (\(figure.sum.text))" : text
  }

  private func subject(_ file: LedgerFile, _ field: TotalField) -> Subject {
    var subject = file.subject
    subject.object = field.entity?.name ?? file.object
    subject.field = field.field?.name
    return subject
  }

  private func subject(_ source: String, _ field: TotalField) -> Subject {
    Subject(source: source, object: field.entity?.name, field: field.field?.name)
  }

  // MARK: Lines

  private func line(
    _ sums: Sums, _ number: Int, label: [UInt8], source: String?, file: String?, isSound: Bool
  ) -> ControlTotals.Line {
    let field = TotalField.all[number]
    func figure(_ figure: (count: Int, sum: ExactSum)) -> ControlTotals.Figure {
      ControlTotals.Figure(count: figure.count, sum: field.hasSum ? figure.sum.text : nil)
    }
    func differences(_ steps: [TotalStep]) -> [ControlTotals.Difference] {
      steps.compactMap { step in
        let own = sums.figure(step)
        guard own.count != 0 || !own.sum.isZero else { return nil }
        return ControlTotals.Difference(name: step.name, title: step.title, figure: figure(own))
      }
    }
    let hasFiles = field.measure != .rows
    let hasGolden = file == nil && field.entity != nil
    var unexplained: ControlTotals.Figure?
    if !isSound {
      let steps = hasFiles ? [.files] + TotalStep.toLanded : Self.toGolden
      var left = sums.figure(hasFiles ? .landed : .golden)
      let named = sums.total(steps)
      left.count -= named.count
      left.sum.subtract(named.sum)
      if hasFiles, hasGolden {
        let (landed, golden) = (sums.total(Self.toGolden), sums.figure(.golden))
        left.count += golden.count - landed.count
        left.sum.add(golden.sum)
        left.sum.subtract(landed.sum)
      }
      unexplained = figure(left)
    }
    return ControlTotals.Line(
      source: source, file: file, measure: field.measure, field: field.path, title: field.title,
      group: label.isEmpty ? nil : Bytes.text(label.span),
      files: hasFiles ? figure(sums.figure(.files)) : nil,
      toLanded: hasFiles ? differences(TotalStep.toLanded) : [], landed: figure(sums.figure(.landed)),
      toGolden: hasGolden ? differences([.merged]) : [],
      golden: hasGolden ? figure(sums.figure(.golden)) : nil, unexplained: unexplained)
  }

  private static func precedes(_ a: ControlTotals.Line, _ b: ControlTotals.Line) -> Bool {
    (a.file ?? "", a.group ?? "") < (b.file ?? "", b.group ?? "")
  }

  /// Of values by what they say: how many there are, whatever they say.
  private func summed(_ lines: [ControlTotals.Line], _ field: TotalField) -> [ControlTotals.Line] {
    guard field.measure == .values || field.measure == .months else { return [] }
    var summed: [ControlTotals.Line] = []
    for line in lines {
      if let index = summed.firstIndex(where: { $0.file == line.file && $0.source == line.source }) {
        summed[index].add(line)
      } else {
        var sum = line
        sum.group = nil
        summed.append(sum)
      }
    }
    return summed.sorted(by: Self.precedes)
  }
}

extension ControlTotals.Line {
  /// Adds the counts of another line.
  fileprivate mutating func add(_ other: ControlTotals.Line) {
    files?.count += other.files?.count ?? 0
    landed.count += other.landed.count
    golden?.count += other.golden?.count ?? 0
    Self.add(other.toLanded, to: &toLanded)
    Self.add(other.toGolden, to: &toGolden)
    if let more = other.unexplained {
      unexplained = ControlTotals.Figure(count: (unexplained?.count ?? 0) + more.count)
    }
  }

  private static func add(
    _ more: [ControlTotals.Difference], to differences: inout [ControlTotals.Difference]
  ) {
    for difference in more {
      if let index = differences.firstIndex(where: { $0.name == difference.name }) {
        differences[index].figure.count += difference.figure.count
      } else {
        differences.append(difference)
      }
    }
    differences.removeAll { $0.figure.count == 0 }
  }
}
