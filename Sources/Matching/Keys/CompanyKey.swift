/// The key of a company's name: width and case folded, blanks, brackets and punctuation removed
/// (what stands in brackets stays), 有限责任公司 written 有限公司 (the two words name one legal form).
/// `&` and `+` stay: A&B and AB are two companies.
///
/// Strong only as a full legal name: a name, and a legal form after it, or before it where that is the custom
/// (ООО Ромашка, 株式会社…). Otherwise weak.
enum CompanyKey {
  private static let seed: UInt64 = 0x636F_6D70_616E_79

  static func make(_ text: inout FoldedText) -> KeyValue {
    let (latin, isLed) = normalise(&text)
    guard text.count > 0 else { return .none }
    if let liability = text.find(limitedLiability) {
      text.scalars.removeSubrange(liability + 2..<liability + 4)
    }
    let hash = text.hash(seed: seed)
    if isLed || leadingForm(text) > 0 { return KeyValue(worth: .strong, hash: hash) }
    guard let stem = stem(text) ?? latin else {
      return KeyValue(worth: placeholders.contains(text) ? .placeholder : .weak, hash: hash)
    }
    if placeholders.contains(text, 0..<stem) || placeholders.contains(text) {
      return KeyValue(worth: .placeholder, hash: hash)
    }
    let says = stem >= 2 && !trades.contains(text, 0..<stem)
    guard says else { return KeyValue(worth: .weak, hash: hash) }
    guard let bare = bareCount(text) else { return KeyValue(worth: .strong, hash: hash) }
    text.scalars.removeLast(text.count - bare)
    return KeyValue(worth: .strong, hash: hash, bare: text.hash(seed: seed))
  }

  /// Leaves letters, digits, `&` and `+`. Answers where the Latin legal form starts, if there is one, and
  /// whether a Russian one stands before the name.
  private static func normalise(_ text: inout FoldedText) -> (form: Int?, isLed: Bool) {
    var kept = 0
    var tokenStart = 0
    var form: Int?
    var led: Int?
    for index in 0..<text.count {
      let scalar = text.scalars[index]
      if Scalars.isWord(scalar) || scalar == 0x26 || scalar == 0x2B {
        text.scalars[kept] = scalar
        kept += 1
      } else if scalar != 0x2E && scalar != 0x27 {
        // A dot or an apostrophe is inside a word: S.A., O'Neill. Anything else ends it.
        if led == nil, tokenStart == 0, kept > 0, firstForms.contains(text, 0..<kept) { led = kept }
        if form == nil && tokenStart > 0 && longForms.contains(text, tokenStart..<kept) { form = tokenStart }
        tokenStart = kept
      }
    }
    text.scalars.removeLast(text.count - kept)
    let isLed = led.map { kept >= $0 + 2 } ?? false
    guard form == nil, tokenStart > 0, tokenStart < kept else { return (form, isLed) }
    let last = tokenStart..<kept
    let isForm = longForms.contains(text, last) || shortForms.contains(text, last)
    return (isForm ? tokenStart : nil, isLed)
  }

  /// How many characters stand before the Chinese legal form.
  private static func stem(_ text: FoldedText) -> Int? {
    for form in forms { if let at = text.find(form) { return at } }
    for form in endings where text.hasSuffix(form) { return text.count - form.count }
    return nil
  }

  /// How many characters are left without the Chinese legal form, when the name ends with it: that of
  /// a branch stands in the middle.
  private static func bareCount(_ text: FoldedText) -> Int? {
    for form in suffixes where text.hasSuffix(form) { return text.count - form.count }
    return nil
  }

  /// How many characters of a legal form stand before a name of two or more; 0: none.
  private static func leadingForm(_ text: FoldedText) -> Int {
    for form in leading where text.count >= form.count + 2 {
      if form.indices.allSatisfy({ text.scalars[$0] == form[$0] }) { return form.count }
    }
    return 0
  }

  /// Of Russian companies; not ИП, which is a person.
  private static let firstForms = WordList("ооо оао зао пао ао тоо")
  /// Of Japan and Korea.
  private static let leading = ["株式会社", "有限会社", "合同会社", "주식회사"].map(word)

  private static func word(_ text: String) -> [UInt32] { FoldedText(text).scalars }

  private static let limitedLiability = word("有限责任公司")
  private static let forms = [word("股份有限公司"), word("有限公司"), word("股份公司")]
  private static let endings = [word("集团公司"), word("集团"), word("合伙企业"), word("有限合伙")]
  private static let suffixes = forms + endings
  private static let longForms = WordList(
    "inc incorporated ltd limited llc llp plc corp corporation gmbh pte pty pvt sarl kabushikigaisha")
  private static let shortForms = WordList("co ag kg kgaa ohg ug sa sas srl spa bv nv oy ab aps kk lp sl")
  private static let placeholders = WordList(
    "无 没有 暂无 空 未知 不详 不明 未填 未填写 待补充 待定 个人 个体 个体户 个人客户 散客 私人 自由职业 无公司 "
      + "测试 测试公司 测试客户 某 某某 某公司 某某公司 公司 有限公司 客户 单位 其他 其它 匿名 "
      + "x xx xxx xxxx 1 11 111 123 1234 a aa aaa abc na none null nil unknown test tests testing testcompany "
      + "company self personal individual individuals private n/a notprovided noneprovided")
  private static let trades = WordList(
    "科技 贸易 商贸 电子 实业 信息 网络 建筑 工程 投资 咨询 制造 机械 传媒 物流 服务 信息技术 网络科技 电子商务")
}
