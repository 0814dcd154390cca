import Base
import Glibc
import Invented

/// `generate`: rows in one of three formats, streamed to a file.
enum Generate {
  static let columns = [
    "线索编号", "公司名称", "统一社会信用代码", "联系人", "职务", "手机", "电话", "邮箱", "微信", "省市", "地址", "来源", "意向产品",
    "状态", "意向度", "预计金额(万元)", "负责人", "创建时间", "最近跟进时间", "备注",
  ]
  /// Initials of the columns, as old systems name their fields.
  static let tags = [
    "no", "gsmc", "xydm", "lxr", "zw", "sj", "dh", "yx", "wx", "ss", "dz", "ly", "yxcp", "zt", "yxd", "yjje",
    "fzr", "cjsj", "gjsj", "bz",
  ]

  /// - Throws: a line for the user.
  static func run(_ options: Options) throws(Complaint) {
    let format = options["format"] ?? "csv"
    guard let rows = options.number("rows"), let out = options["out"],
      ["csv", "xml", "json"].contains(format)
    else { throw Complaint("generate needs --rows N --out FILE, and --format csv|xml|json") }
    let sink = try Sink(out)
    let truth: Sink? = if let path = options["truth"] { try Sink(path) } else { nil }
    var made = BenchRows(
      seed: UInt64(options.number("seed") ?? 1), changePercent: options.number("change") ?? 0)
    let opening = tags.map { Array((format == "xml" ? "<\($0)>" : "\"\($0)\":\"").utf8) }
    let closing = tags.map { Array((format == "xml" ? "</\($0)>" : "\"").utf8) }
    switch format {
    case "csv": sink.arena.append(utf8: columns.joined(separator: ",") + "\n")
    case "xml": sink.arena.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<leads>\n")
    default: sink.arena.append("{\"data\":{\"items\":[\n")
    }
    truth?.arena.append("key,person,company\n")
    for row in 0..<rows {
      made.make(row)
      if format == "csv" { csv(made, sink) } else { tagged(made, sink, format, opening, closing, row == 0) }
      truth?.arena.append(utf8: "\(row + 1),\(made.person),\(made.company)\n")
      try sink.flushIfFull()
      try truth?.flushIfFull()
    }
    if format == "xml" { sink.arena.append("</leads>\n") }
    if format == "json" { sink.arena.append("\n]}}\n") }
    try sink.close()
    try truth?.close()
  }

  private static func csv(_ made: borrowing BenchRows, _ sink: Sink) {
    var start = 0
    for column in 0..<BenchRows.columnCount {
      if column > 0 { sink.arena.append(UInt8(ascii: ",")) }
      let end = made.ends[column]
      made.cells.withSpan(from: start, count: end - start) { cell in
        var special = false
        if column == 19 {
          for i in cell.indices where cell[i] == UInt8(ascii: ",") { special = true }
        }
        if special { sink.arena.append(UInt8(ascii: "\"")) }
        sink.arena.append(cell)
        if special { sink.arena.append(UInt8(ascii: "\"")) }
      }
      start = end
    }
    sink.arena.append(10)
  }

  private static func tagged(
    _ made: borrowing BenchRows, _ sink: Sink, _ format: String, _ opening: [[UInt8]], _ closing: [[UInt8]],
    _ isFirst: Bool
  ) {
    let isXML = format == "xml"
    if isXML {
      sink.arena.append("<lead>")
    } else {
      if !isFirst { sink.arena.append(",\n") }
      sink.arena.append("{")
    }
    var start = 0
    for column in 0..<BenchRows.columnCount {
      let end = made.ends[column]
      if !isXML && column > 0 { sink.arena.append(UInt8(ascii: ",")) }
      opening[column].withUnsafeBytes { _ = sink.arena.append($0) }
      made.cells.withSpan(from: start, count: end - start) { cell in _ = sink.arena.append(cell) }
      closing[column].withUnsafeBytes { _ = sink.arena.append($0) }
      start = end
    }
    if isXML { sink.arena.append("</lead>\n") } else { sink.arena.append("}") }
  }
}
