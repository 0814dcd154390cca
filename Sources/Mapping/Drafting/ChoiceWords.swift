import Documents
import Model

/// What the words of well-known systems and of people's sheets mean in the lead model. A word is looked up
/// whole, without case, width, blanks and marks; a part of it is a guess.
enum ChoiceWords {
  /// - Returns: nil for a word that is not known; `isSure` is false when only a part of it is.
  static func find(_ word: String, field: String) -> (value: String, isSure: Bool)? {
    guard let table = tables[field] else { return nil }
    let folded = fold(word)
    guard !folded.isEmpty else { return nil }
    if let value = table.whole[folded] { return (value, true) }
    guard let part = table.parts.first(where: { folded.contains($0.word) }) else { return nil }
    return (part.value, false)
  }

  static func fold(_ word: String) -> String {
    let text = EnumTransform.folded(word).lowercased()
    return String(text.filter { $0.isLetter || $0.isNumber || "√×".contains($0) })
  }

  private struct Table {
    var whole: [String: String] = [:]
    var parts: [(word: String, value: String)] = []

    init(_ rows: [(value: String, words: String, parts: String)]) {
      for row in rows {
        whole[fold(row.value)] = row.value
        for word in row.words.split(separator: ",") { whole[fold(String(word))] = row.value }
        for word in row.parts.split(separator: ",") { parts.append((fold(String(word)), row.value)) }
      }
    }
  }

  private static let tables: [String: Table] = [
    "lead.status": Table([
      (
        "unqualified",
        "无效,无效线索,关闭,已关闭,Closed,失效,不合格,垃圾线索,Junk Lead,Not Qualified,Unqualified,Disqualified,Dead,Closed - Not Converted,Cannot Contact,Canceled,No Longer Interested,空号,无意向,Bad Data,作废,重复,已关闭-未转换",
        "无效,notconverted,unqualif,disqualif,junk,空号,作废"
      ),
      (
        "converted",
        "已转化,已转换,转化,已转客户,已成交,成交,成交客户,转客户,Converted,Closed - Converted,transformed,Won,赢单,已签约,签约,成功,已关闭-已转换,已下单,已转商机",
        "已转,转化,成交,签约,converted"
      ),
      ("lost", "流失,已流失,丢失,丢失线索,战败,输单,失败,Lost,Lost Lead,Fail,放弃,已放弃,死单,没机会", "流失,战败,输单,lost,放弃"),
      (
        "qualified",
        "合格,已合格,有效,有效线索,意向客户,商机客户,已确认,Qualified,Pre-Qualified,SQL,MQL,Open Deal,高意向,预审合格,已开商机,已报价",
        "qualified,合格,高意向"
      ),
      (
        "nurturing",
        "培育,培育中,孵化,养育,将来联系,暂缓,搁置,长期跟进,Nurturing,Nurture,Contact in Future,Bad Timing,Recycled,低意向,观望,时机不对,已回收,待培育",
        "培育,nurtur,观望,搁置,暂缓,future"
      ),
      (
        "working",
        "跟进中,跟踪中,联系中,已联系,已联系上,处理中,进行中,持续跟进,初步接触,初步意向,沟通中,洽谈中,Working,Working - Contacted,Contacted,Attempted to Contact,In Progress,In Process,Connected,processed,尝试联系,已分配,Assigned,感兴趣,Following,Interested,Engaged,Open - Contacted,处理中-已联系,待回访,已电联,指派,未接通,未接电话",
        "跟进中,联系中,洽谈,working,inprogress,attempt,跟踪"
      ),
      (
        "new",
        "新,新线索,新客户,新建,新增,新获取,未处理,待处理,未跟进,待跟进,未联系,待联系,未分配,待分配,潜在客户,New,Open,Open - Not Contacted,Not Contacted,Uncontacted,Unassigned,un_processed,un_assigned,Created,Raw,Not Started,未处理-未联系,开放",
        "新线索,未跟进,待跟进,未联系,待分配,notcontacted"
      ),
    ]),
    "lead.rating": Table([
      ("hot", "高,高意向,强,强烈,强烈意愿,热,热门,A,A级,A类,Hot,High,很有意向,重点,★★★,急", "高意向,hot,强烈"),
      ("warm", "中,中意向,一般,温,有意向,B,B级,B类,Warm,Medium,Normal,初步意向,★★", "中意向,warm"),
      ("cold", "低,低意向,弱,冷,无意向,C,C级,C类,D,Cold,Low,★,不急", "低意向,cold"),
    ]),
    "opportunity.stage": Table([
      (
        "won", "赢单,赢,成交,已成交,签约,已签约,赢得,赢单成交,Closed Won,Won,closedwon,成功,Success,Customer,赢得并结束,已签单,已回款",
        "closedwon,赢单,已签"
      ),
      (
        "lost",
        "输单,输,流失,丢单,战败,失败,无效,搁置,Closed Lost,Lost,closedlost,Fail,Closed Lost to Competition,Canceled,Out-Sold,失去并结束,终止,放弃",
        "closedlost,输单,丢单"
      ),
      (
        "negotiation",
        "谈判,谈判审核,商务谈判,合同谈判,审核,协商,Negotiation,Negotiation/Review,Contract Sent,contractsent,商务采购,合同,合同审批,Close,签约中,Verbal",
        "谈判,negotiat,合同,招投标"
      ),
      (
        "proposal",
        "方案,报价,方案报价,方案/报价,提案,立项汇报,已报价,Proposal,Proposal/Price Quote,Proposition,Propose,Quote,方案验证,presentationscheduled,decisionmakerboughtin,Id. Decision Makers,Identify Decision Makers,Perception Analysis,投标,试用,演示",
        "报价,方案,proposal,quote,decisionmaker,提案"
      ),
      (
        "qualification",
        "需求确定,需求确认,需求明确,需求分析,需求,Qualification,Qualify,Qualified,Needs Analysis,Value Proposition,qualifiedtobuy,Develop,验证客户,价值主张,Meeting,Screening",
        "需求,qualif,needsanalysis"
      ),
      (
        "discovery",
        "初步接洽,初步接触,初步沟通,初期沟通,新建,立项,预期,接触,Prospecting,Discovery,New,appointmentscheduled,Create,线索,意向,初访",
        "初步,prospect,discover"
      ),
    ]),
    "activity.type": Table([
      ("call", "电话,电话沟通,电话拜访,致电,通话,Call,Phone,Phone Call,电联,打电话,去电,来电,外呼", "电话,call,通话"),
      ("visit", "拜访,上门,上门拜访,到访,面访,现场拜访,实地拜访,外勤,Visit,On-site,Onsite,客户来访,来访,见面,面谈", "拜访,上门,visit,来访"),
      ("wechat", "微信,企业微信,企微,WeChat,微信沟通", "微信,wechat"),
      ("email", "邮件,电子邮件,Email,E-mail,Mail,List Email,发邮件", "邮件,email"),
      ("meeting", "会议,开会,线上会议,在线会议,视频会议,Meeting,Event,Demo,演示,Webinar", "会议,meeting"),
      ("note", "备注,笔记,记录,Note,Task,任务,待办,备忘", "备注,note"),
      ("other", "其他,其它,短信,QQ,Other,SMS,系统", ""),
    ]),
    "contact.gender": Table([
      ("male", "男,男性,先生,M,Male,Man,Mr", ""),
      ("female", "女,女性,女士,小姐,F,Female,Woman,Ms,Mrs", ""),
      ("unknown", "未知,保密,不详,其他,U,Unknown,Other", ""),
    ]),
  ]
}
