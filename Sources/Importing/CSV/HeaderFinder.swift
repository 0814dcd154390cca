/// Finds the row on which the header stands, below whatever titles and notes an export puts above it, and
/// says whether it is one.
///
/// The table's width is the number of filled cells of its fullest row, among the rows with the
/// commonest number of cells. The header is the first row that fills at least six tenths of the width,
/// more than half of it with names: no number, no date, no address of an e-mail, no sentence. A row that
/// names fewer columns, one after the other from the first, is the header all the same, unless a fuller row
/// below it names columns of figures, which this does not.
/// Without such a row it is the first that fills six tenths; else the fullest row.
struct HeaderFinder {
  /// Number of the header's first row, from 1.
  private(set) var row: Int
  /// The row holds values, as the rows below it do: it is a record, and the file has no header.
  private(set) var looksLikeData = false
  /// Names that the columns could have.
  private(set) var proposal: (zh: [String], en: [String]) = ([], [])
  /// Rows above the header that fill as many columns as the table does.
  private(set) var wideAbove: [PreviewRow] = []
  /// The first of these that holds what the columns hold: it may be a record.
  private(set) var recordAbove: Int?
  /// It names at least one column of values.
  private(set) var namesValues = false
  /// The row below names what the header leaves open.
  private(set) var continues = false

  /// More of a file is not looked at to tell names from values.
  private static let mostRows = 80
  private static let mostPlaces = 256

  private let candidates: [PreviewRow]
  private let classes: [[CellClass]]
  private let width: Int

  /// - Parameters:
  ///   - rows: the first rows of the file.
  ///   - rowCount: how many rows the header takes; a lower row may fill what the upper leaves open.
  ///   - after: rows up to this number cannot be the header (a `sep=` line).
  /// - Returns: nil when no row holds anything.
  init?(_ rows: [PreviewRow], rowCount: Int, after: Int) {
    candidates = rows.filter { $0.number > after && !$0.filled.isEmpty }
    guard let fullest = candidates.max(by: { $0.filled.count < $1.filled.count }) else { return nil }
    classes = candidates.prefix(Self.mostRows).map { $0.cells.prefix(Self.mostPlaces).map { CellClass($0) } }
    let common = Delimiter.commonest(candidates.map(\.cells.count).filter { $0 > 1 })?.number
    let table = candidates.filter { $0.cells.count == common }
    width = table.map(\.filled.count).max() ?? fullest.filled.count
    row = fullest.number
    let found = find(rowCount)
    row = candidates[found].number
    judge(found, rowCount)
  }

  private func find(_ rowCount: Int) -> Int {
    let wide = candidates.indices.filter { index in
      let below = index + 1 < candidates.count && rowCount > 1 ? candidates[index + 1] : nil
      return reach(candidates[index], below) * 10 >= width * 6
    }
    let named = wide.first { isNamed($0) }
    var fallback = named ?? wide.first ?? candidates.firstIndex { $0.number == row } ?? 0
    // A record above the header.
    if rowCount == 1, evidence(fallback).isData,
      let below = wide.first(where: { $0 > fallback && $0 < fallback + 10 && isSurelyHeader($0) })
    {
      fallback = below
    }
    // A header that leaves columns open.
    guard let open = candidates.indices.prefix(fallback).first(where: isOpenHeader) else { return fallback }
    if named != nil, evidence(fallback).named > evidence(open).named, !evidence(fallback).isData {
      return fallback
    }
    return open
  }

  private func isNamed(_ index: Int) -> Bool {
    let filled = candidates[index].filled
    return filled.count(where: isName) * 2 > filled.count && DeclaredCount.find(filled) == nil
  }

  /// Names alone, all different, and values below some of them.
  private func isSurelyHeader(_ index: Int) -> Bool {
    let filled = candidates[index].filled
    let found = evidence(index)
    return filled.allSatisfy { isName($0) && CellClass($0) == .text } && Set(filled).count == filled.count
      && found.named > 0 && !found.isData
  }

  /// Two names and more, from the first place on, without a gap, without a label and its value.
  private func isOpenHeader(_ index: Int) -> Bool {
    let row = candidates[index]
    let filled = row.filled
    return filled.count >= 2 && row.cells.count * 2 > width && row.cells.count > filled.count
      && row.cells.prefix(filled.count).allSatisfy { !withoutBlanks($0).isEmpty }
      && Set(filled).count == filled.count
      && filled.allSatisfy { isName($0) && CellClass($0) == .text && !$0.contains(":") && !$0.contains("：") }
      && DeclaredCount.find(filled) == nil
  }

  /// What stands against what stands below.
  private struct Evidence {
    /// Columns that it names and whose cells are values.
    var named = 0
    /// Columns of which it holds a value, as they do.
    var strong = 0
    var weak = 0
    /// Columns of texts of which it holds a period or a number: 2023-01 over 好.
    var contrary = 0
    /// How often one of its own texts stands again in its column.
    var again = 0
    var isSequence = false
    var hasBelow = false

    var isData: Bool {
      if !hasBelow { return strong > 0 }
      if strong > 0 { return named + contrary < strong + weak }
      if named + contrary > 0 { return false }
      return weak > 0 && !isSequence || again > 1
    }
  }

  private func evidence(_ index: Int) -> Evidence {
    guard index < classes.count else { return Evidence() }
    let own = classes[index]
    let below = zip(candidates, classes).dropFirst(index + 1).prefix(50)
      .filter { !repeats(candidates[index], in: $0.0) }
    let columns = ColumnClasses(below.map(\.1)[...]).classes
    var found = Evidence()
    found.hasBelow = !below.isEmpty
    for (place, kind) in own.enumerated() where kind != .empty && !candidates[index].cells[place].isEmpty {
      guard found.hasBelow else {
        found.strong += kind == .address || kind == .date || kind == .long ? 1 : 0
        continue
      }
      let column = place < columns.count ? columns[place] : .empty
      let text = candidates[index].cells[place]
      if kind == .text {
        if column.isValue && column != .code && text.contains(where: \.isLetter) && !isPlaceholder(text) {
          found.named += 1
        }
        if column == .text {
          found.again += below.count { place < $0.0.cells.count && $0.0.cells[place] == text }
        }
      } else if kind == column || ColumnClasses.isNear(kind, column) {
        if kind.isStrong { found.strong += 1 } else { found.weak += 1 }
      } else if column == .text || kind == .period && column.isValue && withoutBlanks(text).count > 4 {
        found.contrary += 1
      }
    }
    let numbers = candidates[index].cells.compactMap { Int(withoutBlanks($0)) }
    found.isSequence =
      numbers.count > 1 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
      && (numbers.count > 2 || (1900...2100).contains(numbers[0]))
    return found
  }

  /// The row names the columns once more, perhaps in another order.
  private func repeats(_ header: PreviewRow, in row: PreviewRow) -> Bool {
    guard row.filled.first.map(withoutBlanks) == header.filled.first.map(withoutBlanks) else { return false }
    let names = Set(header.filled.map(withoutBlanks))
    return row.filled.map(withoutBlanks).count(where: names.contains) * 2 >= row.filled.count
  }

  private mutating func judge(_ index: Int, _ rowCount: Int) {
    guard index < classes.count else { return }
    let found = evidence(index)
    namesValues = found.named > 0 && !found.isData
    looksLikeData = rowCount == 1 && found.isData
    let below = classes[index...].prefix(50)
    let columns = ColumnClasses(below).classes
    if looksLikeData { propose(columns, candidates[index...].prefix(50)) }
    let values = ColumnClasses(classes[(index + 1)...].prefix(50)).classes
    for above in candidates.indices.prefix(index) {
      let filled = candidates[above].filled
      guard filled.count > 1, filled.count * 10 >= width * 6 else { continue }
      wideAbove.append(candidates[above])
      let same = zip(classes[above], values).count { $0 == $1 && $0.isStrong }
      let other = zip(classes[above], values).count { $0 == .text && $1.isStrong }
      if same > 0 && same > other && recordAbove == nil { recordAbove = candidates[above].number }
    }
    guard rowCount == 1, index + 2 < classes.count else { return }
    continues = namesMore(index, ColumnClasses(classes[(index + 2)...].prefix(50)).classes)
  }

  /// A second row of the header: names alone, at least one under a place that the first leaves open, none
  /// under a name that stands by itself, and figures below.
  private func namesMore(_ index: Int, _ columns: [CellClass]) -> Bool {
    let (top, next) = (candidates[index].cells, candidates[index + 1])
    let places = next.cells.indices.filter { !withoutBlanks(next.cells[$0]).isEmpty }
    guard places.count > 1,
      places.allSatisfy({ CellClass(next.cells[$0]) == .text && isName(next.cells[$0]) })
    else { return false }
    func isOpen(_ place: Int) -> Bool { place >= top.count || withoutBlanks(top[place]).isEmpty }
    let opens = places.filter(isOpen)
    let figures = places.count { $0 < columns.count && columns[$0].isValue }
    return !opens.isEmpty && figures > 0
      && places.allSatisfy { isOpen($0) || $0 + 1 < next.cells.count && isOpen($0 + 1) }
  }

  private mutating func propose(_ columns: [CellClass], _ rows: ArraySlice<PreviewRow>) {
    var used: Set<String> = []
    for (place, kind) in columns.enumerated() {
      let cells = rows.compactMap { place < $0.cells.count ? withoutBlanks($0.cells[place]) : nil }
        .filter { !$0.isEmpty }
      let name: (zh: String, en: String)? =
        switch kind {
        case .address: cells.contains { $0.contains("@") } ? ("邮箱", "email") : ("网址", "website")
        case .date: ("日期", "date")
        case .number: ("金额", "amount")
        case .long where cells.allSatisfy { $0.count == 11 && $0.hasPrefix("1") }: ("手机", "mobile")
        case .small where place == 0, .code where place == 0, .long where place == 0: ("编号", "id")
        case .text: nameOfTexts(cells)
        default: nil
        }
      if let name, used.insert(name.en).inserted {
        proposal.zh.append(name.zh)
        proposal.en.append(name.en)
      } else {
        proposal.zh.append("列\(place + 1)")
        proposal.en.append("column\(place + 1)")
      }
    }
  }

  private func nameOfTexts(_ cells: [String]) -> (zh: String, en: String)? {
    func most(_ test: (String) -> Bool) -> Bool { cells.count(where: test) * 2 > cells.count }
    if most({ $0.hasSuffix("公司") || $0.hasSuffix("厂") || $0.hasSuffix("Ltd") || $0.hasSuffix("Inc") }) {
      return ("公司", "company")
    }
    let isName = { (cell: String) in
      (2...4).contains(cell.count) && cell.unicodeScalars.first.map(FrequentCharacters.isSurname) == true
    }
    return most(isName) ? ("姓名", "name") : nil
  }

  /// How many columns the row names, together with the row below it in a header of two rows.
  private func reach(_ row: PreviewRow, _ below: PreviewRow?) -> Int {
    guard let below, row.filled.count > 1 else { return row.filled.count }
    return (0..<max(row.cells.count, below.cells.count)).count { column in
      [row, below].contains {
        column < $0.cells.count && !withoutBlanks($0.cells[column]).isEmpty
      }
    }
  }

  private func isName(_ cell: String) -> Bool {
    let text = withoutBlanks(cell)
    guard text.count <= 64, !text.contains("@") else { return false }
    let kind = CellClass(text)
    if kind == .period { return true }
    let digits = text.count { $0.isASCII && $0.isNumber }
    let letters = text.count { $0.isLetter }
    if text.first?.isNumber == true && digits >= 4 { return false }
    return letters > 0
  }

  private func isPlaceholder(_ cell: String) -> Bool {
    ["无", "暂无", "未知", "空", "null", "nil", "none", "n/a", "na", "不详"].contains(
      withoutBlanks(cell).lowercased())
  }
}
