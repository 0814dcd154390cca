import Base
import Importing
import Matching
import Model
import Reporting
import Run
import Store

/// The same review through a CSV: pairs out, decisions in.
extension ReviewQueue {
  /// Every pair in doubt, undecided ones with that word; with `all`, also what people judged and rules
  /// do not ask about.
  public func sheet(all: Bool) throws(RunError) -> [ReviewSheet.Row] {
    let judged = Dictionary(uniqueKeysWithValues: try judgements().map { ($0.id, $0) })
    var rows = try pairs(0..<count).map { pair in
      let line = judged[pair.id]
      return ReviewSheet.Row(pair, answer: line.map { .judged($0.verdict) }, note: line?.note ?? "")
    }
    guard all else { return rows }
    let asked = Set(rows.map(\.pair.id))
    rows += try judgedPairs().filter { !asked.contains($0.pair.id) }
    return rows
  }

  /// What people judged, as pairs; those whose records are not in the store are left out.
  private func judgedPairs() throws(RunError) -> [ReviewSheet.Row] {
    try RunError.translating {
      try LeadStore.reading(path: storePath) { session in
        let reader = PairReader(session)
        let numbers = try RecordNumbers(session)
        return try session.peoplesJudgements().compactMap { judgement -> ReviewSheet.Row? in
          guard let verdict = judgement.verdict,
            let left = numbers.find(judgement.pair.left), let right = numbers.find(judgement.pair.right)
          else { return nil }
          func side(_ record: Int, _ name: PartName) throws -> ReviewPair.Side {
            try reader.side(
              judgement.pair.entity,
              Member(
                record: record, part: name.part, identity: name.identity, cluster: -1, id: 0, size: 1))
          }
          let words = judgement.reason.split(separator: " ").map(String.init)
          let pair = ReviewPair(
            id: judgement.pair.id, entity: judgement.pair.entity,
            left: try side(left, judgement.pair.left), right: try side(right, judgement.pair.right),
            reason: words.first ?? "", against: words.dropFirst().first ?? "")
          return ReviewSheet.Row(pair, answer: .judged(verdict), note: judgement.note)
        }
      }
    }
  }

  public struct Imported: Codable, Sendable {
    /// Judgements that are new.
    public var judged = 0
    /// Decisions that stood already.
    public var known = 0
    /// Rows without a decision.
    public var empty = 0
  }

  /// Takes the decisions of a CSV that `sheet` made and people edited: all of them, or none.
  /// - Throws: `RunError.invalid` with every line that cannot be taken.
  public func importDecisions(
    from path: String, displayPath: String, by author: String
  ) throws(RunError) -> Imported {
    let rows = try RunError.translating { try DecisionFile.read(path: path, displayPath: displayPath) }
    let places = try Dictionary(
      pairs(0..<count).enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return try RunError.translating {
      try LeadStore.writing(path: storePath) { session -> (commit: Bool, result: Imported) in
        var take = DecisionTake(
          book: JudgementBook(try session.peoplesJudgements()), author: author, path: displayPath)
        let reader = PairReader(session)
        let written = try WrittenPairs(session)
        for row in rows {
          try take.row(row, isCurrent: { try written.isCurrent(row, $0, reader) }) { id in
            guard let place = places[id] else {
              return written.pair(row.id, row.records).map { ($0, MatchReason.judged.name, nil) }
            }
            let item = items[place]
            return (
              PairName(item.entity, try reader.name(item.left), try reader.name(item.right)),
              "\(item.reason.name) \(item.against.name)", item.card?.weight
            )
          }
        }
        guard take.problems.isEmpty else { throw RunError.invalid(take.problems) }
        for judgement in take.book.added { try session.add(judgement) }
        return (commit: !take.book.added.isEmpty, result: take.result)
      }
    }
  }
}

/// Goes through the rows of a decision file, and says what is wrong with each.
private struct DecisionTake {
  var book: JudgementBook
  let author: String
  let path: String
  var result = ReviewQueue.Imported()
  var problems: [Diagnostic] = []
  private var lineOf: [PairName: (line: Int, answer: DecisionWords.Answer)] = [:]
  private let judgedBefore: [String: PeoplesJudgement]

  init(book: JudgementBook, author: String, path: String) {
    self.book = book
    self.author = author
    self.path = path
    judgedBefore = Dictionary(
      book.all.map { ($0.pair.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - isCurrent: whether the records of a pair are those that the row shows.
  ///   - find: the pair of that id that is in question, why, and its score.
  mutating func row(
    _ row: DecisionFile.Row, isCurrent: (PairName) throws -> Bool,
    find: (String) throws -> (PairName, String, Double?)?
  ) throws {
    guard !DecisionWords.isEmpty(row.decision) else {
      result.empty += 1
      return
    }
    guard let answer = DecisionWords.answer(row.decision) else {
      return refuse(
        row, "decision-unreadable", zh: "读不懂的判断", en: "this decision cannot be read",
        hintZh: "可写：\(DecisionWords.choices.zh)", hintEn: "write one of: \(DecisionWords.choices.en)")
    }
    var asked: (PairName, String, Double?)?
    if let former = judgedBefore[row.id] {
      asked = (former.pair, former.reason, former.score)
    } else {
      asked = try find(row.id)
    }
    guard let (pair, reason, score) = asked else {
      return refuse(
        row, "pair-unknown", zh: "没有编号为“\(row.id)”的存疑记录", en: "no pair '\(row.id)' is in doubt",
        hintZh: "编号一栏不要改动；线索库变化后请重新导出",
        hintEn: "leave the id column as it is; export again when the store has changed")
    }
    guard row.isOf(pair) else {
      return refuse(
        row, "row-mixed", zh: "编号与所列的两条记录不是同一对",
        en: "the id and the two records of this row are not of one pair",
        hintZh: "可能只对部分列排过序；请用未排乱的文件",
        hintEn: "some columns may have been sorted without the others: take a file that is whole")
    }
    guard try isCurrent(pair) else {
      return refuse(
        row, "record-changed", zh: "表导出之后，所列的记录已改了名称",
        en: "a record of this row has another name since the sheet was written",
        hintZh: "请重新导出后再判断", hintEn: "export again, and decide on what stands there now")
    }
    if let other = lineOf[pair], other.answer != answer {
      return refuse(
        row, "decisions-differ", zh: "与第 \(other.line) 行的判断矛盾",
        en: "line \(other.line) decides otherwise on this pair",
        hintZh: "只留下其中一行", hintEn: "keep one of the two lines")
    }
    lineOf[pair] = (row.line, answer)
    var verdict: JudgementVerdict?
    if case .judged(let judged) = answer { verdict = judged }
    let judgement = PeoplesJudgement(
      pair: pair, verdict: verdict, author: author, judgedAt: Tool.now(), score: score, reason: reason,
      note: row.note)
    try take(judgement, of: row)
  }

  private mutating func take(
    _ judgement: PeoplesJudgement, of row: DecisionFile.Row
  ) throws(RunError) {
    do {
      let isNew = try book.add(judgement, at: position(row))
      if isNew { result.judged += 1 } else { result.known += 1 }
    } catch {
      guard case .invalid(let diagnostics) = error else { throw error }
      problems += diagnostics
    }
  }

  private func position(_ row: DecisionFile.Row) -> SourcePosition {
    SourcePosition(file: path, line: row.line)
  }

  private mutating func refuse(
    _ row: DecisionFile.Row, _ code: String, zh: String, en: String, hintZh: String, hintEn: String
  ) {
    problems.append(
      ReviewWording.problem(code, zh, en, at: position(row), hintZh: hintZh, hintEn: hintEn))
  }
}

/// A CSV with an id and a decision in each row, whatever else is in it, in whatever encoding and with
/// whatever delimiter a spreadsheet has saved it.
package enum DecisionFile {
  /// Texts that no spreadsheet rewrites, by which a person sees who is asked about.
  static let identifying = ["account.name", "contact.name"]

  package struct Row {
    var line: Int
    var id: String
    var decision: String
    var note: String
    /// What stands in the columns of the two records; nil when there are no such columns.
    var records: (left: String, right: String)?

    /// The entity that it asks about; nil: it does not say.
    var entity: Entity?
    /// What it says of who the two are: by field, the value of either side.
    var values: [String: (left: String, right: String)] = [:]

    /// Whether the row names the two records of that pair, as far as it names any: a spreadsheet that
    /// saves GBK writes `?` for what has no place in it.
    func isOf(_ pair: PairName) -> Bool {
      if let entity, entity != pair.entity { return false }
      guard let records else { return true }
      let names = Set([records.left, records.right])
      return names.contains { $0.isEmpty || $0.contains("?") }
        || names == Set([pair.left, pair.right].map(WrittenPairs.text))
    }
  }

  package static func read(path: String, displayPath: String) throws -> [Row] {
    var options = ReadOptions()
    options.format = .csv
    let reader = try Importers.open(path: path, displayPath: displayPath, options: options)
    try reader.facts.refuseDoubts()
    let batch = RecordBatch()
    var rows: [Row] = []
    while try reader.read(into: batch) {
      let names = batch.layout.columns.map { CSVProtection.unprotected($0) }
      func column(_ known: [String]) -> Int? { names.firstIndex { known.contains($0) } }
      guard let id = column(ReviewSheet.idNames), let decision = column(ReviewSheet.decisionNames) else {
        throw RunError.invalid([
          ReviewWording.problem(
            "columns-missing", "缺少编号或判断一栏", "the id column or the decision column is missing",
            at: SourcePosition(file: displayPath, line: 1), hintZh: "用 leadferry review export 重新导出",
            hintEn: "export it again with leadferry review export")
        ])
      }
      let note = column(ReviewSheet.noteNames)
      let entity = column(ReviewSheet.entityNames)
      let sides = ReviewSheet.recordNames.map(column)
      let fields = identifying.map { (path: $0, columns: ReviewSheet.valueNames($0).map(column)) }
      for record in 0..<batch.count where batch[record].kind == 0 {
        func text(_ column: Int?) -> String {
          column.flatMap { batch.text(record, $0) }.map { CSVProtection.unprotected($0) } ?? ""
        }
        var row = Row(
          line: Int(batch[record].line), id: text(id), decision: text(decision), note: text(note),
          records: sides.contains(nil) ? nil : (text(sides[0]), text(sides[1])))
        let named = text(entity)
        row.entity = Entity.allCases.first { $0.title.zh == named || $0.title.en == named }
        for (path, columns) in fields { row.values[path] = (text(columns[0]), text(columns[1])) }
        rows.append(row)
      }
    }
    return rows
  }
}
