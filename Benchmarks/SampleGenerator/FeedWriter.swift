import Invented

/// The OA's feed: an envelope, ids of 19 digits, numbers with the digits that were typed, nulls.
enum FeedWriter {
  static func text(_ rows: [LeadRow]) -> String {
    var text = "{\"errcode\":0,\"errmsg\":\"ok\",\"data\":{\"total\":\(rows.count),\"items\":[\n"
    text += rows.map(item).joined(separator: ",\n")
    return text + "\n]}}\n"
  }

  private static func item(_ row: LeadRow) -> String {
    let company = row.person.company
    let mobile = "\"mobile\":\(string(row.mobile)),"
    var text = "{\"id\":\(row.key),\"customer\":{\"name\":\(string(row.company)),"
    text += "\"creditCode\":\(string(row.creditCode)),\"region\":\(string(row.region)),"
    text += "\"address\":\(string(row.address)),\"industry\":\(string(company.industry))},"
    text += "\"contact\":{\"name\":\(string(row.contact)),\"post\":\(string(row.person.position)),"
    text += mobile + (row.repeatsMobile ? mobile : "")
    text +=
      "\"tel\":\(string(row.landline)),\"email\":\(string(row.email)),\"wechat\":\(string(row.wechat))},"
    let account = Owners.named(row.ownerCode)?.email.split(separator: "@").first.map(String.init) ?? "admin"
    text += "\"owner\":{\"name\":\(string(row.owner)),\"account\":\(string(account))},"
    text += "\"stage\":\(string(row.stage)),\"heat\":\(string(row.rating)),"
    text += "\"channel\":\(string(row.channel)),\"product\":\(string(row.product)),"
    text += "\"budget\":\(row.amount.isEmpty ? "null" : row.amount),"
    text += "\"createdAt\":\"\(iso(row.created))\",\"followedAt\":\"\(iso(row.followed))\","
    text +=
      "\"syncTs\":\((row.followed - 8 * 3_600) * 1_000),\"remark\":\(string(row.remark)),\"followUps\":["
    text += row.followUps.map(followUp).joined(separator: ",")
    return text + "]}"
  }

  private static func followUp(_ one: FollowUp) -> String {
    "{\"id\":\(one.id),\"at\":\"\(iso(one.at))\",\"way\":\(string(one.kind)),"
      + "\"content\":\(string(one.content)),\"by\":\(string(one.owner.name))}"
  }

  /// A JSON string; `null` for nothing.
  static func string(_ text: String) -> String {
    text.isEmpty ? "null" : JSONText.string(text)
  }

  private static func iso(_ seconds: Int) -> String {
    let at = CivilTime(localSeconds: seconds)
    return "\(at.year)-\(padded(at.month, 2))-\(padded(at.day, 2))T"
      + "\(padded(at.hour, 2)):\(padded(at.minute, 2)):00+08:00"
  }
}
