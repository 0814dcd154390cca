import Model
import Run

/// What a command of quarantine says before there is a store.
enum BeforeFirstRun {
  /// Nothing can be listed but what a plan says.
  case list(_ migration: String)
  /// A cell cannot be corrected: what people put beside it stands in the store.
  case fix(_ migration: String)

  /// - Parameter path: where the store is to be.
  func error(_ path: String) -> RunError {
    .impossible(
      Diagnostic(
        code: "store-missing",
        message: Bilingual(
          zh: "\(path)：线索库还不存在：还没有任何一次运行写入",
          en: "\(path): there is no lead store yet: no run has landed"),
        hint: hint))
  }

  private var hint: Bilingual {
    switch self {
    case .list(let migration):
      Bilingual(
        zh: "运行 leadferry plan \(migration) --out plan-1，再用 leadferry quarantine list plan-1 查看",
        en: "run leadferry plan \(migration) --out plan-1, then leadferry quarantine list plan-1")
    case .fix:
      Bilingual(
        zh: """
          对单元格的更正要存入线索库。请在来源里修正后重新导出，或修改映射；或在 gates: 中放宽 \
          quarantined:，让第一次运行先写入其余记录，之后再 fix 和 replay。不认识的说法和姓名现在就能用 \
          --map、--owner 处理
          """,
        en: """
          a corrected cell is kept in the store: mend the source and export again, or mend the mapping; or \
          raise quarantined: under gates:, so that the first run lands all others, then fix and replay. \
          Unknown words and names can be settled now, with --map and --owner
          """)
    }
  }
}
