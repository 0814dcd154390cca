import Invented

/// The Excel sheet as its owner exports it: GBK, CRLF, a title and a preamble above the header, a
/// total and a count below the rows. (Here still as text; `GBK` encodes it.)
enum SheetWriter {
  static let header = [
    "线索编号", "公司名称", "统一社会信用代码", "联系人", "职务", "手机", "电话", "邮箱", "微信", "省市", "地址", "来源", "意向产品",
    "状态", "意向度", "预计金额(万元)", "负责人", "创建时间", "最近跟进时间", "备注",
  ]

  /// - Parameter exportedAt: the time that the preamble names.
  static func text(_ rows: [LeadRow], sheet: Int, exportedAt: String) -> String {
    let blanks = String(repeating: ",", count: header.count - 1)
    var text = "安和科技\(sheet)年线索登记表\(blanks)\r\n"
    text += "导出时间：\(exportedAt),,,制表人：孙丽\(String(repeating: ",", count: header.count - 4))\r\n"
    text += header.joined(separator: ",") + "\r\n"
    var total = 0.0
    for row in rows {
      text += line(row) + "\r\n"
      total += Double(row.amount) ?? 0
    }
    text += "合计" + String(repeating: ",", count: 15) + "\(total),,,,\r\n"
    text += "共\(rows.count)条记录\(blanks)\r\n"
    return text
  }

  static func line(_ row: LeadRow) -> String {
    let form = row.person.id % 3
    var cells = [
      row.key, row.company, row.creditCode, row.contact, row.person.position, row.mobile, row.landline,
      row.email, row.wechat, row.region, row.address, row.channel, row.product, row.stage, row.rating,
      row.amount, row.owner, date(row.created, form), date(row.followed, form), row.remark,
    ].map(quoted)
    for (column, raw) in row.rawCells { cells[column] = raw }
    if row.extraCells > 0 {
      // The address had a comma, and nobody quoted it.
      cells.insert("2号楼", at: 11)
    } else if row.extraCells < 0 {
      cells.removeLast(-row.extraCells)
    }
    return cells.joined(separator: ",")
  }

  static func quoted(_ cell: String) -> String {
    let special: Set<Character> = [",", "\"", "\n", "\r", "\r\n"]
    guard cell.contains(where: { special.contains($0) }) else { return cell }
    return "\"" + cell.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// The three forms in which people type a date: 2026/1/5 9:30, 2026年1月5日, 20260105.
  static func date(_ seconds: Int, _ form: Int) -> String {
    let time = CivilTime(localSeconds: seconds)
    switch form {
    case 0: return "\(time.year)/\(time.month)/\(time.day) \(time.hour):\(padded(time.minute, 2))"
    case 1: return "\(time.year)年\(time.month)月\(time.day)日"
    default: return "\(time.year)\(padded(time.month, 2))\(padded(time.day, 2))"
    }
  }
}
