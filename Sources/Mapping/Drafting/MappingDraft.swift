import Base
import Documents
import Model

/// A first mapping for a file, from its columns and from what they hold. What is only guessed is marked `# ?`
/// with its reason; every column is mapped or kept by name; the draft passes `check` as it is.
public struct MappingDraft: Sendable {
  /// The mapping's name, and the source's that references of other drafts name.
  public let name: String
  public let path: String
  public let object: Entity
  /// Records in the file.
  public let records: Int
  /// Fields that get a value, and columns that are kept.
  public let fieldCount: Int
  public let keptCount: Int
  /// The YAML.
  public let text: String
  /// Cells that are damaged, and that plan will refuse.
  public let damagedCells: Int
  /// Records without the key, or with one that another has.
  public let keylessRecords: Int
  /// Records that cannot be read whole.
  public let faultedRecords: Int
  /// What an owner column holds, whether there is a table for it or not; nil: there is none.
  public let owners: ColumnEvidence?

  /// What is marked: lines from 1, what it is of, and the words behind the mark.
  public var doubts: [(line: Int, subject: String, reason: String)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      guard index > 0, let mark = line.range(of: "# ?") else { return nil }
      let before = line[..<mark.lowerBound].trimmingBlanks
      // A word that nobody knows stands below the field, which is marked itself.
      guard !before.isEmpty else { return nil }
      let subject = before.hasPrefix("- ") ? String(before.dropFirst(2)) : String(before.prefix { $0 != ":" })
      return (index + 1, subject, line[mark.upperBound...].trimmingBlanks)
    }
  }

  /// Drafts files that belong together: a column whose values are keys of another of them refers to it.
  /// - Parameters:
  ///   - hasOwners: the migration has an owners table; without one, owner columns are kept.
  ///   - language: of the words behind the marks.
  public static func make(_ files: [DraftFile], hasOwners: Bool = false, language: Language = .en)
    -> [MappingDraft]
  {
    let outlines = files.map { DraftOutline($0) }
    return outlines.indices.map { index in
      DraftDocument(outlines[index], outlines, hasOwners: hasOwners, language).draft
    }
  }

  /// A file's name as a mapping's: what is not allowed there becomes `-`.
  public static func mappingName(_ text: String) -> String {
    let name = String(text.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
    return name.isEmpty ? "draft" : name.first?.isLetter == true ? name : "m" + name
  }
}

/// What a file is, before its columns are looked at one by one.
struct DraftOutline {
  let file: DraftFile
  let finder: ObjectFinder
  let key: KeyGuess
  /// Key values, for others to be found among.
  private let keyColumn: ColumnEvidence?
  private let shortKeys: Set<Substring>
  /// The key is an id of 15 or 18 characters, which are one.
  let isSalesforceKey: Bool

  init(_ file: DraftFile) {
    self.file = file
    let finder = ObjectFinder(file.root, name: file.name, recordPath: file.recordPath)
    self.finder = finder
    let key = KeyGuess(file.root, object: finder.object, name: file.name)
    self.key = key
    keyColumn = file.root.columns.first { $0.name == key.column }
    isSalesforceKey = Self.areSalesforceIDs(keyColumn)
    // 15 characters of an id are all that tells ids apart; the other three check them.
    shortKeys = isSalesforceKey ? Set((keyColumn?.values ?? []).map { $0.text.prefix(15) }) : []
  }

  /// Ids of Salesforce, all of them whole.
  static func areSalesforceIDs(_ column: ColumnEvidence?) -> Bool {
    guard let column, SalesforceID.areIDs(column), let field = LeadModel.field(path: "account.name") else {
      return false
    }
    return RuleTrial(field, as: "salesforce-id", of: column)?.isClean == true
  }

  /// How many different values of a column are keys here.
  func count(of column: ColumnEvidence) -> Int {
    guard let keyColumn else { return 0 }
    return column.values.reduce(0) { sum, value in
      let text = value.text.trimmingBlanks
      let isThere = keyColumn.holds(text) || (SalesforceID.isID(text) && shortKeys.contains(text.prefix(15)))
      return sum + (isThere ? 1 : 0)
    }
  }

  /// What the columns of this file refer to, among all files.
  func links(_ all: [DraftOutline]) -> [String: DraftLink] {
    var links: [String: DraftLink] = [:]
    for column in file.root.columns
    where column.name != key.column && column.filled > 0 && column.repeated == 0 {
      let header = HeaderName(column.name)
      let isPeople =
        header.context == .audit || header.context == .owner || HeaderWords.auditPeople.contains(header.core)
      guard !isPeople, !HeaderWords.system.contains(header.core), !header.core.hasSuffix("ownerid") else {
        continue
      }
      let isNamed = FieldGuess.shared.target(of: header, object: finder.object) != nil
      let values = column.values.filter { !$0.text.trimmingBlanks.isEmpty }
      let isTelling =
        values.count >= 3 && values.allSatisfy { $0.text.utf8.count >= 5 }
        && !values.allSatisfy { Double($0.text) != nil && $0.text.utf8.count < 9 }
      guard isNamed || isTelling else { continue }
      let found = all.map { other in (other, other.count(of: column)) }.filter {
        $0.1 * 2 >= values.count && $0.1 > 0
      }
      guard let best = found.max(by: { $0.1 < $1.1 }), isNamed || best.1 == values.count else { continue }
      let isSelf = best.0.file.name == file.name
      links[column.name] = DraftLink(
        source: isSelf ? nil : best.0.file.name, object: best.0.finder.object, found: best.1,
        of: values.count,
        isNamed: isNamed, isSalesforce: best.0.isSalesforceKey && Self.areSalesforceIDs(column))
    }
    return links
  }
}
