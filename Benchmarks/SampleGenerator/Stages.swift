/// The words of the old systems, and what they become: several of them one.
enum Stages {
  static let excel: [(text: String, model: String)] = [
    ("新线索", "new"), ("待跟进", "new"), ("未联系", "new"), ("跟进中", "working"), ("已联系", "working"),
    ("长期培育", "nurturing"), ("已报价", "qualified"), ("意向明确", "qualified"), ("已成交", "converted"),
    ("已转化", "converted"), ("无效", "unqualified"), ("空号", "unqualified"), ("已流失", "lost"),
    ("战败", "lost"),
  ]
  static let oa: [(text: String, model: String)] = [
    ("新建", "new"), ("初步接触", "working"), ("联系中", "working"), ("培育", "nurturing"),
    ("方案报价", "qualified"), ("赢单", "converted"), ("输单", "lost"), ("关闭", "unqualified"),
  ]
  static let excelRatings = ["高", "中", "低", "A", "B", "C"]
  static let oaRatings = ["hot", "warm", "cold"]
  static let followUps = ["电话", "上门", "邮件", "微信", "会议"]
}
