import Foundation
import Model

@testable import Documents

func mapping(_ text: String) -> Loaded<MappingFile> {
  MappingFile.load(text: SourceText(path: "m.yaml", text: text))
}

extension Loaded {
  /// `line:column code`, in order.
  var summary: [String] {
    diagnostics.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.code)" }
  }
}

/// A fresh directory that goes away with the value.
final class Directory {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "leadferry-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// The example of the design, word for word.
let designMapping = """
  mapping: excel-leads
  title: {zh: Excel 线索表, en: Lead sheet kept in Excel}
  reads: csv
  object: lead
  key: 线索编号
  fields:
    account.name:        {from: 公司名称, as: company}
    contact.name:        {from: 联系人, as: person}
    contact.mobile:      {from: [手机, 电话], as: phone, take: first}
    lead.status:         {from: 状态, values: {新线索: new, 跟进中: working, 已转化: converted, 无效: unqualified}}
    lead.owner:          {from: 负责人, as: owner}
    opportunity.amount:  {from: 预计金额(万元), as: money, scale: 10000, currency: CNY}
    lead.created_at:     {from: 创建时间, as: datetime, zone: Asia/Shanghai}
  keep: [备用1, 备用2]        # carried as extras
  ignore: [序号]              # dropped on purpose, by name
  """
