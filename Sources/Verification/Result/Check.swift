import Model

/// What a verification looks at, one after the other. Raw values are stable, for `--json`.
public enum Check: String, Sendable, Codable, CaseIterable {
  /// SQLite's own check of the file.
  case integrity
  /// Runs follow each other, each from the digest at which the one before ended.
  case runs
  /// The evidence is what the runs sealed.
  case seal
  /// Migration, mappings and owners table are those that the newest run went by.
  case documents
  /// Every record of every file has one disposition.
  case ledger
  /// Per source: records counted = the sum of the dispositions.
  case sources
  /// A count made now, by means that are not the importer's, finds as many records.
  case recordCount = "record-count"
  /// What a file of the newest run says of itself (`共66笔记录`).
  case declaredCount = "declared-count"
  /// What a control file beside the export says of it (`NAME.csv.control`, `NAME.csv.sha256`).
  case controlFile = "control-file"
  /// Filled cells counted = filled cells mapped, kept and ignored by name.
  case cells
  /// Every disposition has its record in the store, and every record its disposition.
  case records
  /// A record is left out when its mapping's `where:` does not take it, and only then.
  case filtered
  /// Every record has landed values, and they can be read.
  case landings
  /// The raw bytes of every record can be had back.
  case raw
  /// Every landed value is what its cell says, by a relation that has a name; every cell has its value.
  case values
  /// The content's digest, made from scratch, is the one that the newest run wrote down.
  case digest
  /// Golden rows are what survivorship makes of their records.
  case golden
  /// Every part of every record is behind exactly one golden row.
  case crosswalk
  /// Records that are one have standing judgements that say so; whom people judged to be two is two.
  case judgements
  /// Every relation reaches a golden row, every owner the table of owners.
  case relations
  /// The table of owners is the one that the newest run with an owners table read.
  case owners
  /// Every account has as many contacts, leads, opportunities and activities as its records say.
  case fanOut = "fan-out"
  /// Leads follow their contacts.
  case leads
  /// Counts, sums and digit totals of files, landed values and golden rows differ by named reasons alone.
  case totals
  /// A former verification saw the same files, records, documents, store and tool.
  case manifest

  public var title: Bilingual {
    switch self {
    case .integrity: Bilingual(zh: "线索库文件完好", en: "the store file is sound")
    case .runs: Bilingual(zh: "各次运行首尾相接", en: "runs follow each other without a gap")
    case .seal: Bilingual(zh: "各表与运行时的封存一致", en: "tables are what the runs sealed")
    case .documents:
      Bilingual(zh: "迁移文件、映射和负责人表仍是那次运行所用的", en: "migration, mappings and owners are those of the newest run")
    case .ledger: Bilingual(zh: "每条记录有且只有一个去向", en: "every record has one disposition")
    case .sources: Bilingual(zh: "各来源的账平衡", en: "every source balances")
    case .recordCount: Bilingual(zh: "记录数与独立计数一致", en: "records agree with an independent count")
    case .declaredCount: Bilingual(zh: "记录数与文件自报一致", en: "records agree with what files declare")
    case .controlFile: Bilingual(zh: "与来源旁的控制文件一致", en: "control files beside the exports agree")
    case .cells: Bilingual(zh: "每个非空单元格都有着落", en: "every filled cell is accounted for")
    case .records: Bilingual(zh: "去向与库中记录相符", en: "dispositions and stored records agree")
    case .filtered: Bilingual(zh: "条件排除的记录确实不合条件", en: "what a condition left out does not meet it")
    case .landings: Bilingual(zh: "每条记录都有落地值", en: "every record has its landed values")
    case .raw: Bilingual(zh: "每条记录的原始字节都可取回", en: "the raw bytes of every record can be had back")
    case .values: Bilingual(zh: "每个落地值都与来源单元格相符", en: "every landed value agrees with its cell")
    case .digest: Bilingual(zh: "内容摘要可重新算出", en: "the content digest can be made again")
    case .golden: Bilingual(zh: "主记录可由来源记录重新算出", en: "golden rows can be computed again from their records")
    case .crosswalk:
      Bilingual(zh: "每个部分恰好归入一条主记录", en: "every part is behind exactly one golden row")
    case .judgements: Bilingual(zh: "每次合并都有成立的判断", en: "every merge has standing judgements")
    case .relations: Bilingual(zh: "每个关联都指向存在的行", en: "every relation reaches its row")
    case .owners: Bilingual(zh: "负责人与运行所读的负责人表一致", en: "owners are those of the table that was read")
    case .fanOut: Bilingual(zh: "每个客户的下属数目前后一致", en: "every account has as many rows under it as before")
    case .leads: Bilingual(zh: "线索各是各的", en: "leads are one where they may be, and two where they are")
    case .totals: Bilingual(zh: "控制合计的每个差额都有名目", en: "control totals differ by named reasons alone")
    case .manifest: Bilingual(zh: "与以前核对的清单一致", en: "what a former verification saw is the same")
    }
  }
}
