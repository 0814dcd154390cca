import Model
import Store

/// The figures of one line of control totals, and the names of what stands between them.
enum TotalStep: Hashable {
  /// What the files hold.
  case files
  // From the files to the cells in the store.
  case quarantined, filtered, held, superseded, repeated, replaced
  case vanished, older, replayed
  /// What the raw bytes in the store say, by this side's reading.
  case cells
  // From the cells to the landed values.
  case corrected, silent, notCompared
  case rule(LikenessRule)
  case landed
  /// From the landed values to the golden rows: values that did not win.
  case merged
  case golden

  /// Those that have a name, in the order in which they are told.
  static let toLanded: [TotalStep] =
    [
      .quarantined, .filtered, .held, .superseded, .repeated, .replaced, .vanished, .older, .replayed,
      .corrected,
      .silent, .notCompared,
    ] + LikenessRule.allCases.map { .rule($0) }

  init?(_ disposition: Disposition) {
    switch disposition {
    case .quarantined: self = .quarantined
    case .filtered: self = .filtered
    case .held: self = .held
    case .superseded: self = .superseded
    default: return nil
    }
  }

  /// Stable.
  var name: String {
    switch self {
    case .files: "files"
    case .quarantined: "quarantined"
    case .filtered: "filtered"
    case .held: "held"
    case .superseded: "superseded"
    case .repeated: "repeated"
    case .replaced: "replaced"
    case .vanished: "vanished"
    case .older: "older-run"
    case .replayed: "replayed"
    case .cells: "cells"
    case .corrected: "corrected"
    case .silent: "says-nothing"
    case .notCompared: "not-compared"
    case .rule(let rule): rule.rawValue
    case .landed: "landed"
    case .merged: "merged"
    case .golden: "golden"
    }
  }

  var title: Bilingual {
    switch self {
    case .files: Bilingual(zh: "来源文件", en: "in the files")
    case .quarantined: Bilingual(zh: "被隔离", en: "quarantined")
    case .filtered: Bilingual(zh: "按映射筛除", en: "filtered by the mapping")
    case .held: Bilingual(zh: "暂缓", en: "held")
    case .superseded: Bilingual(zh: "另有更晚的版本", en: "of which a later version stands")
    case .repeated: Bilingual(zh: "同一条记录重复出现", en: "said once more in the files")
    case .replaced: Bilingual(zh: "后来的文件另有说法", en: "replaced by a later file")
    case .vanished: Bilingual(zh: "已从来源消失，库中仍在", en: "vanished from the files, still stored")
    case .older: Bilingual(zh: "以前的运行带入，现有文件中没有", en: "of older runs, not in the files now")
    case .replayed: Bilingual(zh: "隔离后重放入库", en: "refused first, landed by a replay")
    case .cells: Bilingual(zh: "库中原始字节", en: "in the stored bytes")
    case .corrected: Bilingual(zh: "经人工更正", en: "corrected by people")
    case .silent: Bilingual(zh: "单元格对此字段没有可取的值", en: "cells that say nothing of this field")
    case .notCompared: Bilingual(zh: "未逐值核对", en: "not compared value by value")
    case .rule(let rule): rule.title
    case .landed: Bilingual(zh: "落地值", en: "landed")
    case .merged: Bilingual(zh: "合并：另一条的值胜出，或相同", en: "merged: another value won, or the same")
    case .golden: Bilingual(zh: "主记录", en: "golden rows")
    }
  }
}
