import Model

extension Word {
  /// The last part of the table: a verification's page. A word that no part has shows as its key, and a
  /// test looks for that.
  var verificationText: Bilingual {
    switch self {
    case .verification: both("核对", "Verification")
    case .verifiedHolds:
      both(
        "读到的 {0} 条记录（运行 {1} 次）全部有去处，检查过的全部成立。",
        "All {0} records that were read (runs: {1}) are accounted for, and all that was checked holds.")
    case .verifiedViolated:
      both(
        "有不成立之处（{0} 项）。查明之前，请勿继续切换。",
        "Not everything holds (violated: {0}). Do not go on before it is explained.")
    case .verifiedNotCheckable:
      both(
        "没有不成立的，但有些无法检查（{0} 项）：现在还不能说全部成立。",
        "Nothing is violated, but not everything could be checked (not checkable: {0}).")
    case .verifiedAlso: both("另有无法检查的（{0} 项）。", "Some could not be checked either (not checkable: {0}).")
    case .verifiedSeen:
      both(
        "{0} 条记录、{1} 个单元格逐一记账，{2} 个值逐个比较；线索库和仍在原处的来源都由不同于导入器的程序重新读取。",
        "Accounted for: {0} records, {1} cells; compared one by one: {2} values. The store, and the sources that still lie there, were read again by other means than the importer's."
      )
    case .verifiedNoValues: both("没有逐值核对。", "No values were compared.")
    case .shows: both("值", "Values")
    case .masked: both("已遮盖，只见形状", "masked: their shape alone")
    case .allHold: both("全部成立", "all hold")
    case .countViolated: both("{0} 项不成立", "violated: {0}")
    case .countNotCheckable: both("{0} 项无法检查", "not checkable: {0}")
    case .violations: both("不成立", "Violated")
    case .unchecked: both("无法检查", "Not checkable")
    case .balanceRuns: both("各次运行合计", "over all runs")
    case .notLookedAt: both("这次没有检查的", "What was not checked")
    case .blindSpots: both("任何这类核对都看不到的", "What no such proof can see")
    case .shownToWork: both("查错能力的演示", "Shown to work")
    case .findings: both("发现", "Findings")
    case .findingsLead:
      both(
        "不成立和无法检查的逐项列出：哪条记录、哪个字段、应为何值、实为何值，以及用来追溯的命令。",
        "What does not hold or could not be checked, one by one: record, field, both values, and the command that shows the trail."
      )
    case .findingsRest:
      both(
        "每项检查只列出前 {0} 条；共有 {1} 条。", "Of each check the first {0} are listed; there are {1} in all.")
    case .decides: both("由谁决定", "Decided by")
    case .place: both("位置", "Where")
    case .expected: both("应为", "Expected")
    case .found: both("实为", "Found")
    case .trail: both("追溯命令", "Trail")
    case .checks: both("检查项", "Checks")
    case .checksLead: both("每一项检查了多少、结果如何。", "What was checked, how often it held, and how often not.")
    case .check: both("检查", "Check")
    case .hold: both("成立", "Holds")
    case .coverage: both("核对范围", "Coverage")
    case .coverageLead: both("比较了多少，怎样比较的。", "How much was compared, and how.")
    case .compared: both("已比较", "Compared")
    case .how: both("方法", "How")
    case .verdicts: both("各列的核对结果", "Verdict of each column")
    case .verdictsLead:
      both(
        "“按规则”指值与单元格写法不同，但按指名的规则相等；“有损”指从值看不出原来的写法。",
        "By rule: the value is written otherwise than its cell, and equal by the rule named. Lossy: the value does not tell which cell it was."
      )
    case .equal: both("相同", "Equal")
    case .byRule: both("按规则", "By rule")
    case .different: both("不同", "Different")
    case .blankCells: both("空", "Blank")
    case .rules: both("规则", "Rules")
    case .loses: both("有损", "lossy")
    case .controlTotals: both("控制总数", "Control totals")
    case .controlTotalsLead:
      both(
        "文件中的数 + 各项差异 = 落地的数；落地的数 + 各项差异 = 主记录的数。",
        "What the files hold, and the differences by name, make what landed; that, and more differences, makes the golden rows."
      )
    case .inFiles: both("文件中", "In files")
    case .landed: both("落地", "Landed")
    case .golden: both("主记录", "Golden")
    case .toLanded: both("差异（到落地）", "Difference to landed")
    case .toGolden: both("差异（到主记录）", "Difference to golden")
    case .unexplained: both("无法解释", "unexplained")
    case .overAll: both("全部来源", "All sources")
    case .measure: both("项目", "Measure")
    case .group: both("分组", "Group")
    case .sensitivity: both("查错能力", "Sensitivity")
    case .sensitivityLead:
      both(
        "故意在副本中制造错误，每次一处，看核对能否查出并指明。",
        "Faults are made on purpose in copies, one at a time, to see whether a verification catches and names each."
      )
    case .sensitivitySum:
      both(
        "故意制造的错误 {0} 处，查出并指明 {1} 处；核对完好的库 {2} 次，误报 {3} 处。",
        "Faults made on purpose: {0}; caught and named: {1}. Sound stores verified: {2}; false alarms: {3}.")
    case .sensitivityThis:
      both(
        "{1} 用版本 {0} 演示；本次核对用的是同一版本。",
        "Shown on {1} with version {0}; this verification was made with the same version.")
    case .sensitivityOther:
      both(
        "{1} 用版本 {0} 演示；本次核对用的是版本 {2}，对它没有演示过。",
        "Shown on {1} with version {0}. This verification was made with version {2}, for which it was not shown."
      )
    case .sensitivityNone: both("这个版本没有演示过能查出什么。", "What this version catches has not been shown.")
    case .faults: both("错误的种类", "Faults")
    case .tried: both("制造", "Made")
    case .caught: both("查出", "Caught")
    case .namedBy: both("由哪些检查指明", "Named by")
    case .forensic: both("取证文件", "Files for further work")
    case .forensicLead:
      both(
        "与本页同一文件夹；CSV 可用 Excel 打开。", "In the folder of this page; the CSV files open in a spreadsheet.")
    case .contentsOf: both("内容", "Content")
    case .replay: both("重放", "Replay")
    case .storeDigest: both("线索库内容的摘要", "Digest of the store's content")
    case .manifest: both("清单：核对所见的文件、映射和摘要", "Manifest: the files, mappings and digests that were seen")
    case .verdictWord: both("结论", "Verdict")
    case .maskedNote:
      both(
        "记录的值和键已遮盖；用 --show-values 核对才会写出。",
        "Values and keys of records are masked; they are written out only with --show-values.")
    case .faultEvidence: both("库中的记录：缺少、重复、互换、截断", "Stored records: dropped, doubled, swapped, cut")
    case .faultValue: both("落地值：一个字节、一位数字、一天、一分钱", "Landed values: a byte, a digit, a day, a cent")
    case .faultGolden: both("主记录及其关联", "Golden rows and their relations")
    case .faultMerge: both("合并：误合、误分、丢失判断", "Merges: strangers joined, pairs split, judgements lost")
    case .faultLedger: both("账目：运行、去向、计数、摘要", "Ledger: runs, dispositions, counts, digests")
    case .faultCell: both("库中任何一格", "Any cell of the store")
    case .faultSource: both("来源：截断、改动、换编码，映射改动", "Sources: cut short, changed, re-encoded; mappings changed")
    case .faultFile: both("线索库文件：翻转的位、撕裂的页", "The store's file: flipped bits, torn pages")
    case .faultCode: both("被蓄意改坏的程序", "The program itself, sabotaged")
    default: both(rawValue, rawValue)
    }
  }
}
