import Invented

/// The customers as U8's EAI writes them; declared gb2312, though the bytes are GBK.
enum CustomerWriter {
  static func text(_ rows: [CustomerRow]) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"gb2312\"?>\r\n"
    text +=
      "<ufinterface roottag=\"customer\" billtype=\"\" docid=\"\" receiver=\"anhe\" sender=\"001\""
      + " proc=\"Query\" codeexchanged=\"N\" exportneedexch=\"N\" version=\"2.0\">\r\n"
    for row in rows { text += element(row) }
    return text + "</ufinterface>\r\n"
  }

  private static func element(_ row: CustomerRow) -> String {
    let company = row.company
    var text = "<customer>"
    text += tag("code", row.key) + tag("name", row.name) + tag("abbrname", company.shortName)
    text += tag("sort_code", row.sortCode) + tag("industry", company.industry)
    text += tag("seed_date", time(row.seed, clock: false) + " 00:00:00")
    text += tag("address", row.address) + tag("postcode", company.postalCode) + tag("person", row.ownerText)
    text += tag("ccusexch_name", "人民币") + tag("ccusmngtypecode", "999")
    text += tag("define1", row.creditCode) + tag("define2", row.level) + tag("define3", row.channel)
    text += "\r\n"
    if !row.contacts.isEmpty {
      text += "<contacts>"
      for contact in row.contacts {
        text += "<contact>" + tag("name", contact.name) + tag("mobile", contact.mobile)
        text += tag("phone", contact.phone) + tag("email", contact.email) + tag("duty", contact.position)
        text += "</contact>"
      }
      text += "</contacts>\r\n"
    }
    if !row.followUps.isEmpty {
      text += "<followups>"
      for one in row.followUps {
        text += "<followup>" + tag("date", time(one.at, clock: true)) + tag("kind", one.kind)
        text += tag("person", one.owner.code) + tag("memo", one.content) + "</followup>"
      }
      text += "</followups>\r\n"
    }
    return text + "</customer>\r\n"
  }

  private static func tag(_ name: String, _ value: String) -> String {
    value.isEmpty ? "<\(name)/>" : "<\(name)>\(escaped(value))</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : String($0) }.joined()
  }

  private static func time(_ seconds: Int, clock: Bool) -> String {
    let at = CivilTime(localSeconds: seconds)
    let day = "\(at.year)-\(padded(at.month, 2))-\(padded(at.day, 2))"
    return clock ? day + " \(padded(at.hour, 2)):\(padded(at.minute, 2)):00" : day
  }
}
