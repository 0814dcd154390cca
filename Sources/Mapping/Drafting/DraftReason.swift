import Model

/// Why something in a draft is marked with `# ?`, or kept.
public enum DraftReason: Sendable, Equatable {
  /// Nobody knows the header, and the values say nothing.
  case unknown
  /// Nobody knows the header, and there is nothing under it: no doubt.
  case empty
  /// The header is not known; the values are what the field takes.
  case byValues
  /// The header says it in part.
  case byPart
  case persons, companies, positions
  case neitherPersonNorCompany
  case zone(String)
  case currency(String)
  case noCurrencyKnown
  case scale(Int)
  case country(String)
  case countryUnknown
  case dateOrder(String)
  case serials
  case epoch(String)
  case dropsTime
  /// Cells that the field does not take.
  case refusedKept(count: Int, of: Int, code: String)
  case refusedDamage(count: Int, of: Int, code: String)
  /// So few cells fit that the field is not filled.
  case misfits(field: String, count: Int, of: Int)
  case words(Int)
  case wordGuessed
  case otherColumn(field: String)
  /// Beside the person that the record's contact is.
  case otherPerson
  case foreign(Entity)
  case noField
  case referenceAlone(field: String)
  case referenceMissing(source: String, count: Int, of: Int)
  case referenceByValues(source: String)
  case needsOwners(field: String)
  case notPeople(Int)
  case keyTwice(Int)
  case keyBlank(Int)
  case noKey, keyGuessed
  case object
  /// Records whose cells are too few or too many, or whose quotes do not close.
  case faulted(count: Int, of: Int)
  /// Cells that are open below a filled one.
  case mergedCells
  case stageHistory
  case repeated
  case severalNumbers
  case nameParts
  case record
  case child

  public var text: Bilingual {
    switch self {
    case .unknown: Bilingual(zh: "没有对应的字段", en: "no field is known for it")
    case .empty: Bilingual(zh: "空列", en: "empty")
    case .mergedCells:
      Bilingual(
        zh: "空格像是纵向合并的单元格：取上面最近一行的值", en: "open cells look merged downwards: each takes the value above it")
    case .byValues: Bilingual(zh: "按内容猜的", en: "guessed by its values")
    case .byPart: Bilingual(zh: "按列名的一部分猜的", en: "guessed by a part of its name")
    case .persons: Bilingual(zh: "内容是人名", en: "its values are persons")
    case .companies: Bilingual(zh: "内容是公司名", en: "its values are companies")
    case .positions: Bilingual(zh: "内容是职务", en: "its values are job titles")
    case .neitherPersonNorCompany:
      Bilingual(zh: "看不出是人还是公司", en: "neither persons nor companies for sure")
    case .zone(let name): Bilingual(zh: "时区不明，暂取 \(name)", en: "no zone is said, \(name) is a guess")
    case .currency(let code):
      Bilingual(zh: "币种不明，暂取 \(code)", en: "no currency is said, \(code) is a guess")
    case .noCurrencyKnown: Bilingual(zh: "没有币种，请补 currency:", en: "no currency is known: add currency:")
    case .scale(let scale): Bilingual(zh: "按列名乘以 \(scale)", en: "times \(scale), by its header")
    case .country(let code): Bilingual(zh: "按号码猜国家 \(code)", en: "numbers without + are taken for \(code)")
    case .countryUnknown:
      Bilingual(zh: "不带 + 的号码按中国号码读，否则请写 country:", en: "numbers without + are read as Chinese: say country:")
    case .dateOrder(let order):
      Bilingual(zh: "日月次序不明，暂取 \(order)", en: "day or month first? \(order) is a guess")
    case .serials: Bilingual(zh: "数字按 Excel 日期读", en: "numbers are read as dates of Excel")
    case .epoch(let unit): Bilingual(zh: "按时间戳读（\(unit)）", en: "read as \(unit) since 1970")
    case .dropsTime: Bilingual(zh: "只留日期，丢掉时刻", en: "the time of day is dropped")
    case .refusedKept(let count, let total, let code):
      Bilingual(
        zh: "\(total) 个里有 \(count) 个不合格（\(code)），原样保留",
        en: "\(count) of \(total) do not fit (\(code)): kept as they are")
    case .refusedDamage(let count, let total, let code):
      Bilingual(
        zh: "\(total) 个里有 \(count) 个损坏或不合格（\(code)），会被拒收",
        en: "\(count) of \(total) damaged or unfit (\(code)): refused")
    case .misfits(let field, let count, let total):
      Bilingual(zh: "\(field)？\(total) 个里有 \(count) 个不合格", en: "\(field)? \(count) of \(total) do not fit")
    case .words(let count):
      Bilingual(
        zh: "有 \(count) 个词不认识，原词保留", en: "\(count) word\(count == 1 ? "" : "s") not known, kept as they are")
    case .otherPerson: Bilingual(zh: "另一个联系人，不是 contact.name", en: "of another person than contact.name")
    case .wordGuessed: Bilingual(zh: "按词的一部分猜的", en: "guessed by a part of the word")
    case .otherColumn(let field): Bilingual(zh: "\(field) 已取自另一列", en: "\(field) has another column")
    case .foreign(let entity):
      Bilingual(
        zh: "会给每条记录造一个\(entity.title.zh)", en: "would make \(entity.indefinite) of each record")
    case .noField: Bilingual(zh: "本对象没有这个字段", en: "this object has no such field")
    case .referenceAlone(let field):
      Bilingual(zh: "\(field)：被引用的文件不在这里", en: "\(field), once the file that it names is drafted with it")
    case .referenceMissing(let source, let count, let total):
      Bilingual(
        zh: "\(total) 个里有 \(count) 个在 \(source) 里没有，会被拒收",
        en: "\(count) of \(total) are not in \(source): refused")
    case .referenceByValues(let source):
      Bilingual(zh: "取值都是 \(source) 的键", en: "all its values are keys of \(source)")
    case .needsOwners(let field):
      Bilingual(zh: "\(field)：需要负责人表（owners:）", en: "\(field), once the migration has owners:")
    case .notPeople(let count):
      Bilingual(
        zh: "有 \(count) 条不是某一个人（公海、多人），原样保留",
        en: "\(count) name no one person (a pool, several): kept as they are")
    case .keyTwice(let count): Bilingual(zh: "有 \(count) 个值重复出现", en: "\(count) of its values stand twice")
    case .keyBlank(let count): Bilingual(zh: "有 \(count) 条为空", en: "\(count) records have none")
    case .noKey:
      Bilingual(
        zh: "没有一列能唯一标识记录，改过的记录会被当作新的", en: "no column names each record, so a changed one will be a new one")
    case .keyGuessed: Bilingual(zh: "每条都不同，猜作键", en: "different in every record: a guess")
    case .faulted(let count, let total):
      Bilingual(
        zh: "\(total) 条里有 \(count) 条读不完整（列数、引号），会被拒收",
        en: "\(count) of \(total) records cannot be read whole (cells, quotes): refused")
    case .object: Bilingual(zh: "记录是什么，请核对", en: "what the records are is a guess")
    case .stageHistory: Bilingual(zh: "阶段历史，记作跟进记录", en: "a stage's history lands as activities")
    case .repeated: Bilingual(zh: "一条记录里有多个值", en: "one record holds several values")
    case .severalNumbers:
      Bilingual(
        zh: "一格有多个号码，其余见 contact.other_phones",
        en: "cells hold several: the others are in contact.other_phones")
    case .nameParts: Bilingual(zh: "姓和名合写", en: "put together from its parts")
    case .record: Bilingual(zh: "记录所在的路径", en: "the path of the records")
    case .child: Bilingual(zh: "子记录，不知是什么", en: "child records of a kind that is not known")
    }
  }
}

extension Entity {
  /// `an account`
  fileprivate var indefinite: String {
    ["account", "opportunity", "activity", "owner"].contains(name) ? "an \(name)" : "a \(name)"
  }
}
