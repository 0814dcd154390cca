/// A salesperson of the company; those who left have a successor.
struct Salesperson {
  var code: String
  var name: String
  var alias: String
  var successor: String?
  var email: String
  var mobile: String
  var department: String

  var hasLeft: Bool { successor != nil }

  init(_ line: String) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    code = parts[0]
    name = parts[1]
    alias = parts[2]
    department = parts[3]
    email = parts[4] + "@anhe.example"
    mobile = "1990000" + code.dropFirst() + "0"
    successor = parts.count > 5 ? parts[5] : nil
  }
}

enum Owners {
  static let all: [Salesperson] = [
    Salesperson("A001 王芳 小芳 华东一部 wangfang"),
    Salesperson("A002 李强 强哥 华东一部 liqiang"),
    Salesperson("A003 孙丽 Lily 华东二部 sunli"),
    Salesperson("A004 赵敏  华南部 zhaomin"),
    Salesperson("A005 陈堃  华南部 chenkun"),
    Salesperson("A006 周喆 老周 华北部 zhouzhe"),
    Salesperson("A007 吴昊  华东二部 wuhao A003"),
    Salesperson("A008 郑洁  华北部 zhengjie"),
    Salesperson("A009 冯磊 Leo 西南部 fenglei A011"),
    Salesperson("A010 蒋琳  西南部 jianglin"),
    Salesperson("A011 韩雪  西南部 hanxue A004"),
    Salesperson("A012 杨波  渠道部 yangbo"),
    Salesperson("A013 许静 静静 渠道部 xujing"),
    Salesperson("A014 何刚  华南部 hegang A002"),
    Salesperson("A015 罗镕  电销部 luorong"),
    Salesperson("A016 唐莉  电销部 tangli"),
  ]

  static func named(_ code: String) -> Salesperson? { all.first { $0.code == code } }

  /// Who holds the leads of an owner now: the successor's successor, and so on.
  static func holder(of code: String) -> String {
    var current = code
    while let next = named(current)?.successor { current = next }
    return current
  }

  /// UTF-8 with a header; who left is 离职.
  static var csv: String {
    var text = "工号,姓名,别名,状态,接手人,邮箱,手机,部门\n"
    for one in all {
      let cells = [
        one.code, one.name, one.alias, one.hasLeft ? "离职" : "在职", one.successor ?? "", one.email,
        one.mobile, one.department,
      ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }
}
