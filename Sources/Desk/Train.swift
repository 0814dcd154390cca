import Documents
import Matching
import Model
import Run
import Store

extension Desk {
  /// Weights that were learnt of one entity.
  public struct Trained: Sendable {
    public var rules: LearntRules
    /// The document: see `MatchingText`.
    public var text: String
  }

  /// Learns what findings weigh among the records of a migration, those of its store and of its sources. Writes
  /// nothing; the same records give the same weights, in whatever order.
  /// - Throws: `RunError.impossible` when nothing is scored, or there is too little to learn from.
  public static func train(
    path: String, progress: RunProgress = RunProgress()
  ) throws(RunError) -> [Trained] {
    let migration = try LoadedMigration.load(path: path)
    let learnt = try RunError.translating {
      try LeadStore.reading(path: migration.file.storePath) { session in
        try RunEngine(migration, session: session, isPlan: true, progress: progress).learn()
      }
    }
    guard !learnt.isEmpty else { throw .impossible(nothingScored) }
    let enough = learnt.filter(\.isEnough)
    guard !enough.isEmpty else { throw .impossible(tooLittle(learnt)) }
    return enough.map { rules in
      Trained(
        rules: rules,
        text: MatchingText.make(
          rules.configuration,
          comment: [
            "Learnt by leadferry train from \(rules.rows) \(rules.entity.name)s, of which about \(rules.matches) pairs",
            "are one. Weights are bits; look at them before a migration goes by them.",
          ], levels: rules.columns.map { $0.levels.map(\.name) }))
    }
  }

  private static let nothingScored = Diagnostic(
    code: "train-nothing",
    message: Bilingual(
      zh: "这份迁移不按得分匹配，或其匹配配置没有 strict 与 train",
      en: "the migration scores nothing, or what it goes by has no strict: and train:"),
    hint: Bilingual(
      zh: "把 matching: 改为 join 或 ask", en: "say matching: join or ask"))

  private static func tooLittle(_ learnt: [LearntRules]) -> Diagnostic {
    let found = learnt.map { "\($0.entity.name): \($0.rows) / \($0.matches)" }.joined(separator: ", ")
    let (rows, matches) = (LearntRules.fewestRows, LearntRules.fewestMatches)
    return Diagnostic(
      code: "train-too-little",
      message: Bilingual(
        zh: "记录太少，学不出权重（\(found)；至少要 \(rows) 行、\(matches) 对重复）",
        en: "too little to learn from (\(found); it takes \(rows) rows and \(matches) pairs that are one)"),
      hint: Bilingual(zh: "用自带的权重即可", en: "the weights that are shipped will do"))
  }
}
