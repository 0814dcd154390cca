/// The key of an e-mail address, in lower case. `strong` for a person's; `weak` for a role's
/// (info@, sales@), which joins only as long as no two names stand under it.
enum EmailKey {
  private static let seed: UInt64 = 0x656D_6169_6C

  static func make(_ text: FoldedText) -> KeyValue {
    guard let at = text.scalars.lastIndex(of: 0x40), at > 0, at + 1 < text.count else { return .none }
    let hash = text.hash(seed: seed)
    let local = 0..<at
    let isFake =
      isOneCharacter(text, local) || fakeLocals.contains(text, local)
      || fakeDomains.contains(text, at + 1..<text.count)
    if isFake { return KeyValue(worth: .placeholder, hash: hash) }
    return KeyValue(worth: roles.contains(text, local) ? .weak : .strong, hash: hash)
  }

  private static func isOneCharacter(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    let first = text.scalars[range.lowerBound]
    for index in range where text.scalars[index] != first { return false }
    return true
  }

  private static let fakeLocals = WordList(
    "test tests testing tester test1 test123 ceshi noreply no-reply no_reply donotreply do-not-reply none null "
      + "na n/a nil example sample unknown nobody anonymous noemail no-email nomail mailer-daemon postmaster "
      + "abc abcd abcdef asdf asd qwe qwer qwerty 123 1234 12345 123456 1234567 12345678 123456789 user username "
      + "wu meiyou zanwu")
  private static let fakeDomains = WordList(
    "example.com example.org example.net example.cn test.com test.cn localhost a.com aa.com aaa.com b.com "
      + "xx.com xxx.com 123.com none.com null.com invalid domain.com noemail.com")
  private static let roles = WordList(
    "info sales service services support contact admin administrator office hr job jobs marketing market "
      + "kefu hello team mail email webmaster public finance caiwu company purchase purchasing caigou "
      + "enquiry inquiry customerservice business shangwu xiaoshou")
}
