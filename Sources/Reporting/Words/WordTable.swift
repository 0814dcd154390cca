import Model

extension Word {
  var text: Bilingual {
    switch self {
    case .plan: both("计划", "Plan")
    case .run: both("第 {0} 次运行", "Run {0}")
    case .planTitle: both("迁移计划", "Migration plan")
    case .runTitle: both("迁移结果", "Migration result")
    case .writtenNothing: both("这是计划，尚未写入任何数据。", "This is a plan: nothing has been written yet.")
    case .landedWhole: both("本次运行已完整写入。", "This run has landed whole.")
    case .verdictBalanced:
      both("{0} 条记录全部有去处，账目平衡。", "All {0} records are accounted for, and the books balance.")
    case .verdictQuarantine:
      both(
        "{0} 条记录全部有去处，账目平衡；其中 {1} 条被隔离，等待处理。",
        "All {0} records are accounted for, and the books balance; {1} of them are quarantined and await a decision."
      )
    case .verdictImbalance:
      both(
        "账目不平衡：{0} 处对不上。请先看“账目”一节，不要采用这个结果。",
        "The books do not balance, in {0} places. See the balance below before you rely on this result.")
    case .verdictUndeclared:
      both(
        "{0} 个文件自报的记录数与实际读到的不一致，可能在导出时被截断。",
        "{0} files announce another number of records than they hold: the export may have been cut short.")
    case .verdictNothing: both("没有任何变化。", "Nothing changes.")
    case .read: both("读取", "Read")
    case .added: both("新增", "Added")
    case .updated: both("更新", "Updated")
    case .unchanged: both("未变", "Unchanged")
    case .merged: both("合并", "Merged")
    case .quarantined: both("隔离", "Quarantined")
    case .filtered: both("筛除", "Filtered")
    case .held: both("暂留", "Held")
    case .superseded: both("旧版", "Superseded")
    case .vanished: both("消失", "Vanished")
    case .cleared: both("清空字段", "Fields cleared")
    case .toAdd: both("新增", "add")
    case .toUpdate: both("更新", "update")
    case .toMerge: both("合并", "merge")
    case .toQuarantine: both("隔离", "quarantine")
    case .toVanish: both("消失", "vanish")
    case .toClear: both("清空", "clear")
    case .totals: both("总计", "Totals")
    case .balance: both("账目", "Balance")
    case .balanceRecords: both("记录", "Records")
    case .balanceCells: both("单元格", "Cells")
    case .recordsRule:
      both(
        "读取 = 新增 + 更新 + 未变 + 合并 + 隔离 + 筛除 + 暂留 + 旧版。“独立计数”由另一套程序数出，不经过导入器。",
        "Read = added + updated + unchanged + merged + quarantined + filtered + held + superseded. The independent count is made by a counter that is not the importer."
      )
    case .cellsRule:
      both(
        "非空单元格 = 已映射 + 保留 + 忽略 + 隔离 + 筛除。",
        "Non-empty cells = mapped + kept + ignored + quarantined + filtered.")
    case .holds: both("平衡", "Balanced")
    case .violated: both("不平衡", "Does not balance")
    case .source: both("来源", "Source")
    case .file: both("文件", "File")
    case .files: both("来源文件", "Source files")
    case .counted: both("独立计数", "Independent count")
    case .declared: both("文件自报", "Declared in file")
    case .sum: both("合计", "Sum")
    case .filled: both("非空", "Non-empty")
    case .mapped: both("已映射", "Mapped")
    case .kept: both("保留", "Kept")
    case .ignored: both("忽略", "Ignored")
    case .snapshot: both("全量", "Snapshot")
    case .trust: both("信任度 {0}", "Trust {0}")
    case .charts: both("图表", "Charts")
    case .chartSources: both("各来源记录的去处", "Where the records of each source went")
    case .chartEntities: both("主数据行数：之前与之后", "Golden rows, before and after")
    case .chartQuarantine: both("隔离原因", "Quarantined, by cause")
    case .chartFields: both("各字段改动次数", "Changes by field")
    case .entity: both("实体", "Entity")
    case .before: both("之前", "Before")
    case .after: both("之后", "After")
    case .removed: both("并入他行", "Removed")
    case .field: both("字段", "Field")
    case .value: both("值", "Value")
    case .record: both("记录", "Record")
    case .records: both("记录数", "Records")
    case .count: both("数量", "Count")
    case .column: both("列", "Column")
    case .changes: both("字段改动", "Changes by field")
    case .merges: both("合并", "Merges")
    case .possible: both("可能相同，未合并", "Possible, left apart")
    case .quarantine: both("隔离", "Quarantine")
    case .vanishedList: both("消失的记录", "Vanished records")
    case .damage: both("上游已造成的损坏", "Damage found upstream")
    case .notMapped: both("未映射的列", "Columns not mapped")
    case .lossy: both("有损的值映射", "Lossy value maps")
    case .generics: both("通用值", "Generic values")
    case .phases: both("各阶段用时", "Time by phase")
    case .changesLead:
      both("已有记录中，值与上次不同的字段。", "Fields of known records whose values differ from the last run.")
    case .mergesLead:
      both(
        "判定为同一实体的记录。落选的值仍随其记录保存，合并可以撤销。",
        "Records judged to be one entity. Losing values stay with their record, and a merge can be undone.")
    case .possibleLead:
      both(
        "有相同之处但证据不足，保持分开，等待人工判断。", "They share something, but not enough: left apart until somebody decides.")
    case .severalLeads: both("同一客户的多条线索(撞单)", "Several leads of one customer")
    case .severalLeadsLead:
      both(
        "同一联系人(没有联系人的看客户)名下有几条线索：各自保留，请销售核对由谁跟进。",
        "One contact (without one: one account) has several leads. Each stays; sales decides whose they are.")
    case .severalLeadsLine:
      both("同一客户的多条线索，撞单 ({0})", "Customers with several leads ({0})")
    case .customer: both("客户编号", "Customer")
    case .owner: both("负责人", "Owner")
    case .quarantineLead:
      both(
        "未写入的记录。原始字节已保存，修正后可以重放。",
        "Records that were refused. Their raw bytes are kept, and they can be fixed and replayed.")
    case .judgements: both("人工判断", "Judged by people")
    case .judgementsLead:
      both(
        "本次结果所依据的人工判断。判断长期有效，只能由新的判断取代。",
        "The judgements of people that this result goes by. They outlive every run, until another one replaces them."
      )
    case .reviewLoad: both("仍待判断", "still to be judged")
    case .reviewHint: both("还有 {0} 对等待判断：", "{0} pairs await a judgement:")
    case .splits: both("拆分", "Splits")
    case .splitsLead:
      both(
        "以前属于同一实体、现在分开的记录：因为人工判断，或记录的值变了。",
        "Records that were one entity and are not any more: by a judgement, or since their values changed.")
    case .splitsRest: both("只列出前 {0} 个。", "Only the first {0} are listed.")
    case .vanishedLead:
      both(
        "上次全量导出中有、这次没有的记录。只作标记，不删除。",
        "Records of the last snapshot that are not in this one. They are marked, never deleted.")
    case .damageLead:
      both(
        "文件交到这里之前就已发生的损坏。只指出，不猜测修复。",
        "Harm done before the files came here. It is named, never repaired by a guess.")
    case .notMappedLead:
      both(
        "没有字段接收的列：“保留”以原名随记录保存，“忽略”按名丢弃。",
        "Columns that no field takes: kept under their own name, or ignored by name.")
    case .lossyLead:
      both("多个原值变成同一个新值，事后无法区分。", "Several values become one, and can no longer be told apart.")
    case .genericsLead:
      both(
        "占位值或被太多记录共用的值，不作为合并依据。",
        "Placeholders, and values that too many records share. Nothing is merged by them.")
    case .filesLead:
      both("每个文件的摘要；文件改动后计划即作废。", "The digest of each file. A plan is stale once a file has changed.")
    case .none: both("没有。", "None.")
    default: moreText
    }
  }

  func both(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }
}
