import Model

/// The words of findings. No values stand in them.
enum VerificationWording {
  static let storeDamaged = Bilingual(
    zh: "SQLite 报告文件损坏；请从备份恢复", en: "SQLite finds the file damaged: restore it from a backup")
  static let harmedNumber = Bilingual(
    zh: "这个数不是任何一次运行写下的；请从备份恢复该文件",
    en: "no run writes such a number: restore the file from a backup")
  static let unreadable = Bilingual(
    zh: "线索库读不出来，没有检查", en: "the store cannot be read; this was not checked")
  static let runNumber = Bilingual(zh: "运行的编号有缺口", en: "a run is missing in the numbering")
  static let runDigest = Bilingual(
    zh: "这次运行的起点不是上次运行的终点：其间有人改动了线索库",
    en: "this run did not start where the one before ended: the store was changed in between")

  static let sealBroken = Bilingual(
    zh: "表中的行与运行时封存的不符：其间有人或故障改动了它",
    en: "rows of the table are not what the run sealed: somebody, or a fault, changed them")
  static let documentChanged = Bilingual(
    zh: "此文件在最近一次运行之后改动过：库中的值仍按当时的来，也与库中留存的当时版本核对；现在的写法未搬迁",
    en:
      "this document has changed since the newest run: values go by what it said then, and are compared with the copy that the store keeps; what it says now was not carried over"
  )
  static let keptDocumentDiffers = Bilingual(
    zh: "库中留存的映射、迁移文件或负责人表与其摘要不符",
    en: "a mapping, migration or owners table that the store keeps does not have the digest it is kept under")
  static let keptDocumentGone = Bilingual(
    zh: "运行所用的此文件没有留存在库中", en: "the store does not keep this document, which the run went by")
  static let documentGone = Bilingual(
    zh: "最近一次运行所用的此文件已不在原处", en: "this document, which the newest run went by, is not there")
  static let sealUnreadable = Bilingual(zh: "运行的封存读不出来", en: "the run's seal cannot be read")

  static func unsealed(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "有 \(count) 次运行由旧版本完成，没有封存：其账目只能相互核对",
      en:
        "runs of an older version, which sealed nothing: \(count); their books are only held against each other"
    )
  }

  // MARK: Ledger

  static let ledgerRange = Bilingual(
    zh: "账目中记录序号不连续、重叠或去向不明", en: "the ledger has a gap, an overlap or an unknown disposition")
  static let ledgerEnd = Bilingual(
    zh: "账目中的最后一条与文件记录数不符", en: "the ledger does not end at the number of records of the file")
  static let ledgerStray = Bilingual(
    zh: "账目提到一个没有登记的文件", en: "the ledger speaks of a file that is not registered")
  static let sourceBalance = Bilingual(
    zh: "独立计数的记录数与各去向之和不等", en: "records counted and the sum of the dispositions differ")
  static let countedRecords = Bilingual(
    zh: "运行时的独立计数与导入数不符", en: "the run's independent count and the records read differ")
  static let freshRecords = Bilingual(
    zh: "重新计数与账目中的记录数不符", en: "a fresh count and the records of the ledger differ")
  static let declaredRecords = Bilingual(
    zh: "文件自报的记录数与读到的不符；请核对导出是否完整",
    en: "the file declares another number of records: check whether the export is complete")
  static let declaredTotal = Bilingual(
    zh: "记录旁的总数与读到的不符；若它数的是所有分页，则缺少分页",
    en: "the total beside the records is another number: if it counts all pages, some are missing")
  static func declaredTotals(_ files: Int) -> Bilingual {
    Bilingual(
      zh: "\(files) 个文件写着这个总数，它们的记录合起来不是这个数，单独也不是；可能缺少分页",
      en: "\(files) files say this total, and neither each nor all of them have it: pages may be missing")
  }
  static func unclearTotal(
    _ name: String, _ value: Int, file: String, files: Int, records: Int
  ) -> Bilingual {
    let zh = files > 1 ? "等 \(files) 个文件" : ""
    let en = files > 1 ? " and \(files - 1) more" : ""
    return Bilingual(
      zh: "\(file)\(zh)的 \(name) 为 \(value)，读到 \(records) 条记录：它可能另有含义，没有据此核对",
      en: "\(name) of \(file)\(en) says \(value), and \(records) records were read: it may mean something "
        + "else, and nothing is held against it")
  }
  static let cellSum = Bilingual(
    zh: "各列单元格之和与运行时的独立计数不符，或去向不明",
    en: "the cells of all columns do not add up to the run's count, or have no known fate")
  static let freshCells = Bilingual(
    zh: "各列单元格之和与重新计数不符", en: "the cells of all columns do not add up to a fresh count")
  static let fileGone = Bilingual(
    zh: "来源文件已不在原处(或未给出迁移文件的目录)，无法重新计数",
    en: "the source file is no longer there (or the migration's folder is not known): not counted again")
  static let fileChanged = Bilingual(
    zh: "来源文件在运行之后改动过，无法重新计数",
    en: "the source file has changed since the run: not counted again")
  static let unknownFormat = Bilingual(
    zh: "登记的格式不认识，无法重新计数", en: "the file's format is unknown: not counted again")

  // MARK: Records

  static let noRecord = Bilingual(
    zh: "账目说这条记录已入库，库中却没有", en: "the ledger says this record landed, the store has none")
  static let recordWithoutDisposition = Bilingual(
    zh: "库中有这条记录，账目却没有", en: "the store has this record, the ledger does not")
  static let twoRecords = Bilingual(
    zh: "同一处来源对应两条库中记录", en: "two records of the store come from the same place")
  static let refusedButNot = Bilingual(
    zh: "隔离区里有，账目却说它没有被隔离", en: "it stands in quarantine, the ledger says otherwise")

  static let refusedButNotKept = Bilingual(
    zh: "账目说它被隔离，隔离区里却没有", en: "the ledger says it was refused, and it does not stand in quarantine")
  static let vanishedWithoutLine = Bilingual(
    zh: "记录标为已消失，账目却没有", en: "the record is marked as vanished, and no line of the ledger says so")
  static let vanishedWithoutMark = Bilingual(
    zh: "账目说这条记录已消失，记录却没有标记", en: "the ledger says this record vanished, and it has no mark")

  static func wrongDisposition(_ name: String) -> Bilingual {
    Bilingual(
      zh: "库中有这条记录，账目说它的去向是 \(name)",
      en: "the store has this record, the ledger says it was \(name)")
  }

  static let unknownOrigin = Bilingual(
    zh: "记录的编号、来源或对象不认识", en: "number, source or object of the record is unknown")
  static let sameKey = Bilingual(
    zh: "同一来源同一对象有两条同键记录", en: "two records of one source and object have the same key")
  static let noLanding = Bilingual(zh: "记录没有落地值", en: "the record has no landed values")
  static let landingWithoutRecord = Bilingual(
    zh: "有落地值却没有记录", en: "there are landed values without a record")
  static let emptyValue = Bilingual(
    zh: "落地值是空文本：空单元格不落地", en: "a landed value is empty text: blank cells land nothing")
  static let landingDamaged = Bilingual(
    zh: "落地值读不出来", en: "the landed values cannot be read")
  static let noBlock = Bilingual(
    zh: "原始字节所在的块不存在", en: "the block that holds the raw bytes is not there")
  static let blockDamaged = Bilingual(
    zh: "原始字节的块解不开，或长度不符", en: "a block of raw bytes does not expand to its length")
  static let outsideBlock = Bilingual(
    zh: "原始字节的范围超出所在的块", en: "the raw bytes lie outside their block")

  // MARK: Values

  static let valueDiffers = Bilingual(
    zh: "落地值不是来源单元格所说的", en: "the landed value is not what the source's cell says")
  static let valueFromNowhere = Bilingual(
    zh: "落地值在来源和以前的版本里都没有出处", en: "the landed value has no cell and no former version that says it")
  static let keyDiffers = Bilingual(
    zh: "记录的键不是来源单元格所说的", en: "the record's key is not what the source's cell says")
  static let unreadableRecord = Bilingual(
    zh: "库中的原始字节不是一条完整的记录", en: "the stored raw bytes are no whole record")
  static let rawChanged = Bilingual(
    zh: "库中的原始字节与落地时的指纹不符", en: "the stored raw bytes have another fingerprint than they landed with")
  static let mappingUnknown = Bilingual(
    zh: "没有这份映射(请用迁移文件核对)，未逐值核对",
    en: "its mapping is not known (verify with the migration file): values were not compared")
  static func transformsUnknown(_ names: [String]) -> Bilingual {
    Bilingual(
      zh: "核对不认识转换 \(names.joined(separator: "、"))，未逐值核对；请用写下它的版本核对",
      en: "verification does not know the transform \(names.joined(separator: ", ")): values were not "
        + "compared; verify with the version that applied it")
  }
  static let mappingChanged = Bilingual(
    zh: "映射、负责人表或表头在运行之后改动过，未逐值核对",
    en: "mapping, owners table or header changed since the run: values were not compared")
  static let headerGone = Bilingual(
    zh: "这份导出已被覆盖，表头无从得知，未逐值核对",
    en: "that export was replaced and its header is not known any more: values were not compared")

  // MARK: Golden rows

  static let digest = Bilingual(
    zh: "重新算出的内容摘要与最近一次运行写下的不符：其间有人改动了线索库",
    en: "the content does not have the digest that the newest run wrote down: somebody changed the store")
  static let goldenField = Bilingual(
    zh: "主记录的值与来源记录算出的不符", en: "the golden row differs from what its records make")
  static let rowWithoutPart = Bilingual(
    zh: "主记录背后没有任何记录", en: "no record stands behind this golden row")
  static let memberWithoutRow = Bilingual(
    zh: "归入的主记录不存在", en: "the golden row that it stands behind is not there")

  static func partWithoutRow(_ number: Int) -> Bilingual {
    Bilingual(
      zh: "记录的第 \(number) 部分没有归入任何主记录", en: "part \(number) of the record is behind no golden row")
  }

  static func memberWithoutPart(_ number: Int) -> Bilingual {
    Bilingual(
      zh: "归并表提到记录的第 \(number) 部分，记录却没有",
      en: "the crosswalk names part \(number) of a record that has none")
  }

  static let notJudged = Bilingual(
    zh: "合并的记录之间缺少成立的判断", en: "the records of a merged row are not connected by judgements")

  static func judgedApart(other: Int) -> Bilingual {
    Bilingual(
      zh: "判断为同一的记录(另一条是 \(other) 号)没有合并",
      en: "judged the same as record \(other), but not behind the same row")
  }

  static func judgedTwo(other: Int) -> Bilingual {
    Bilingual(
      zh: "判断为不同的记录(另一条是 \(other) 号)合并在一起了",
      en: "judged to be another than record \(other), but behind the same row")
  }

  static let orphan = Bilingual(
    zh: "关联指向的主记录不存在", en: "the golden row that the relation points to is not there")
  static let landedAgainstCondition = Bilingual(
    zh: "映射的条件不要这条记录，它却落地了", en: "the mapping's condition does not take this record, and yet it landed")
  static let filteredAgainstCondition = Bilingual(
    zh: "账上说条件排除了这条记录，但映射的条件并不排除它",
    en: "the ledger says that a condition left this record out, and the mapping's condition does not")
  static func refusedUnseen(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "有 \(count) 条被隔离的记录，其文件已被覆盖、表头无从得知：库中的原始字节未核对",
      en:
        "refused records of files that were replaced and whose header is not known any more: \(count); their stored bytes were not compared"
    )
  }
  static func filteredUnseen(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "有 \(count) 条被条件排除的记录，其文件已被覆盖或当时的映射没有留存：是否该排除未核对",
      en:
        "records that conditions left out, of files that were replaced or whose mapping was not kept: \(count); whether rightly was not checked"
    )
  }
  static let ownerDiffers = Bilingual(
    zh: "与运行所读的负责人表不同", en: "differs from the owners table that the run read")
  static let ownerMissing = Bilingual(
    zh: "负责人表中有此人，库中没有", en: "stands in the owners table that the run read, and not in the store")
  static let ownerFromNowhere = Bilingual(
    zh: "库中有此人，运行所读的负责人表中没有", en: "stands in the store, and not in the owners table that the run read")
  static let ownersNotKept = Bilingual(
    zh: "负责人表没有留存在库中，未与之核对",
    en: "the owners table was not kept with the run: the store's owners were not compared with it")
  static let removedOwner = Bilingual(
    zh: "负责人已从负责人表中删去：请放回并注明离职和接手人，再运行一次",
    en: "the owner was removed from the owners table: put it back as left, with a successor, and run again")
  static let unknownOwner = Bilingual(
    zh: "负责人不在负责人表中", en: "the owner does not stand in the table of owners")
  static func reasonIsUntrue(other: Int) -> Bilingual {
    Bilingual(
      zh: "判断所说的共同值并不存在(另一条是 \(other) 号)",
      en: "it does not share with record \(other) what the judgement says they share")
  }

  static let scoreIsNoSum = Bilingual(
    zh: "得分不等于各列权重之和", en: "the score is not the sum of its weights")
  static let scoreTooLow = Bilingual(
    zh: "得分达不到该次运行合并的门槛", en: "the score does not reach what the run joined from")

  static let twins = Bilingual(
    zh: "两个客户的统一社会信用代码相同，却没有合并", en: "two accounts have one credit code, and are apart")

  static let objectMissing = Bilingual(
    zh: "记录没有落地成映射所说的对象", en: "the record did not land as what its mapping says it is")
  static let leadsApart = Bilingual(
    zh: "同一联系人在各来源各有一条线索，却没有合并", en: "one person has one lead in each source, and they are apart")
  static let leadsJoined = Bilingual(
    zh: "两条线索并成了一条，而既无规则也无人如此判断", en: "two leads are one, and neither a rule nor anybody says so")
  static let leadsContradict = Bilingual(
    zh: "两条线索并成了一条，而状态、负责人、产品或市场活动不同",
    en: "two leads are one, and differ in status, owner, product or campaign")
  static let notNamed = Bilingual(
    zh: "记录按键引用了另一条记录，自己的这一部分却不在那一行里",
    en: "the record names another by its key, and its own part does not stand behind that row")
  static let mergedThoughOff = Bilingual(
    zh: "迁移写明 matching: off，两条记录却成了一条", en: "the migration says matching: off, and two records are one")

  // MARK: Totals

  static let rawNotInFile = Bilingual(
    zh: "库中的原始字节不是来源文件里这条记录的", en: "the stored raw bytes are not those of this record in the file")
  static let totalsOfFile = Bilingual(
    zh: "文件的合计减去各去向，不等于库中原始字节的合计：差额没有名目",
    en: "the file's total less its dispositions is not that of the stored bytes: no name explains the rest")
  static let totalsLanded = Bilingual(
    zh: "单元格的合计与落地值的合计之差没有名目", en: "no name explains how the total of the cells and the landed total differ")
  static let totalsGolden = Bilingual(
    zh: "落地值的合计减去合并，不等于主记录的合计：差额没有名目",
    en: "the landed total less merges is not that of the golden rows: no name explains the rest")
  static let totalsNotCompared = Bilingual(
    zh: "有些记录未能逐值核对，它们的合计只列出落地值",
    en: "some records could not be compared value by value: their totals are those of landed values alone")
  static let fanOut = Bilingual(
    zh: "客户名下的行数与其记录所说的不符", en: "the account has another number of rows under it than its records say")

  // MARK: Control files and manifests

  static let controlUnreadable = Bilingual(
    zh: "来源旁的控制文件读不懂：应写 records、sha256、sums",
    en: "the control file cannot be read: it says records, sha256 and sums")
  static let controlDiffers = Bilingual(
    zh: "控制文件所说的与文件不符；请核对导出是否完整", en: "the control file says otherwise: check whether the export is complete")
  static let controlUnread = Bilingual(
    zh: "文件里有读不出单元格的行(已隔离)，这一列的合计无从核对",
    en: "a row whose cells cannot be read (it was refused) is not in the sum: it cannot be checked")
  static let controlColumn = Bilingual(
    zh: "控制文件提到文件里没有的列", en: "the control file names a column that the file does not have")
  static let manifestDiffers = Bilingual(
    zh: "与清单所记的不同", en: "the manifest says otherwise: it is not what was seen then")
  static func manifestTool(former: String, now: String) -> Bilingual {
    Bilingual(
      zh: "清单由 leadferry \(former) 写成，这次核对的是 \(now)",
      en: "the manifest was written by leadferry \(former), and this is \(now)")
  }
  static let manifestGone = Bilingual(
    zh: "清单所记的文件已不在原处", en: "the manifest names this file, and it is not there")
  static let manifestUnread = Bilingual(
    zh: "清单所记的文件不是线索库的运行所读的，没有读它的记录", en: "no run of the store read this file: its records were not read")
  static let manifestNew = Bilingual(zh: "清单里没有这个文件", en: "the manifest does not name this file")

  // MARK: What was not looked at

  static let replay = Bilingual(
    zh: "重放的记录不是库里保存的那些被隔离的记录",
    en: "the records of the replay are not the refused ones that the store keeps")

  static func superseded(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "以前运行读过的 \(count) 个文件已被取代或不再读取：它们的计数以当时的独立计数为准",
      en: "files of earlier runs that later exports replaced or that are read no more: \(count); "
        + "their counts stand as counted then")
  }

  static func faultedCells(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "有 \(count) 条记录无法拆成单元格：整条原样保留在隔离区，单元格不计入",
      en: "records that cannot be split into cells: \(count); kept whole in quarantine, cells not counted")
  }

  static let blindSpots: [Bilingual] = [
    Bilingual(
      zh: "导出本身是否完整：旧系统没有导出的内容这里看不到",
      en: "whether the exports are complete: what the old system did not export cannot be seen here"),
    Bilingual(
      zh: "旧系统里的内容是否属实：错的电话会原样搬过来",
      en: "whether what the old system says is true: a wrong number is carried over as it is"),
    Bilingual(
      zh: "映射的含义是否如您所想：例如把“来源”列映射到哪个字段是您的决定",
      en: "whether the mapping means what you mean: which field a column belongs to is your decision"),
    Bilingual(
      zh: "合并的判断是否正确、是否漏掉了本该合并的记录",
      en: "whether judgements are right, and whether records that are one were left apart"),
  ]
}
