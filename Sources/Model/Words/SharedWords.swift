/// Words that people write, each in one place. Importer and verifier share the words: a wrong one is wrong
/// for both, so a copy would prove nothing. What they do with them each does in its own way.
public enum SharedWords {
  /// ITU-T E.164: what stands before the numbers of a country that `country:` may name, by its ISO 3166
  /// code.
  public static let callingCodes = [
    "CN": "86", "HK": "852", "MO": "853", "TW": "886", "SG": "65", "JP": "81", "US": "1",
  ]
}
