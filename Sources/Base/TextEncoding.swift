/// The encodings that are read: the label of each, what iconv calls it, and the other names that people
/// and files give it. Stateful ones (ISO-2022, UTF-7, HZ) are none of them: a piece of such a text means
/// nothing by itself.
public enum TextEncoding {
  public static let utf8 = "utf-8"
  public static let gb18030 = "gb18030"
  /// Only found, never named: what Windows writes as GBK, with the byte 80 as €, which GB18030 lacks.
  public static let cp936 = "cp936"
  public static let utf16le = "utf-16le"
  public static let utf16be = "utf-16be"
  public static let utf32le = "utf-32le"
  public static let utf32be = "utf-32be"
  public static let big5 = "big5"
  public static let eucKR = "euc-kr"
  public static let shiftJIS = "shift_jis"
  public static let eucJP = "euc-jp"
  public static let latin1 = "iso-8859-1"
  public static let windows1252 = "windows-1252"

  /// The label of an encoding that a person or a file named; nil for an unknown one. Case, blanks, `-` and
  /// `_` do not count.
  public static func label(_ name: String) -> String? { labels[plain(name)] }

  /// What the C library calls it; nil for a label that is none.
  public static func iconvName(_ label: String) -> String? { iconvNames[label] }

  /// All labels that somebody can name.
  public static var known: [String] { rows.map(\.label).filter { $0 != cp936 } }

  /// A name that leaves the order of the bytes to a byte order mark.
  public static func leavesOrderOpen(_ name: String) -> Bool {
    ["utf16", "utf32", "ucs2", "ucs4", "unicode"].contains(plain(name))
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " && $0 != ":" && $0 != "." }
  }

  private struct Row {
    var label: String
    var iconv: String
    /// Without `-` and `_`; the label itself need not be among them.
    var aliases: [String]

    init(_ label: String, _ iconv: String, _ aliases: String = "") {
      self.label = label
      self.iconv = iconv
      self.aliases = aliases.split(separator: " ").map(String.init)
    }
  }

  /// GB18030 stands for gb2312 and GBK too: it holds all their characters at the same codes. CP950 is what
  /// Windows writes as Big5, CP932 as Shift_JIS, CP949 as EUC-KR; CP936 holds the byte 80 as €.
  private static let rows: [Row] = [
    Row(utf8, "UTF-8", "utf8bom utf8sig ascii usascii ansix3.41968 unicode11utf8"),
    Row(
      gb18030, "GB18030",
      "gbk gb2312 cp936 ms936 936 windows936 euccn gb231280 csgb2312 xgbk chinese isoir58 cngb"),
    Row(cp936, "GBK"),
    Row(utf16le, "UTF-16LE", "utf16 ucs2 ucs2le unicode csunicode iso10646ucs2"),
    Row(utf16be, "UTF-16BE", "ucs2be unicodefffe"),
    Row(utf32le, "UTF-32LE", "utf32 ucs4 ucs4le"),
    Row(utf32be, "UTF-32BE", "ucs4be iso10646ucs4"),
    Row(big5, "CP950", "cp950 950 windows950 big5tw csbig5 xxbig5 cnbig5 bigfive"),
    Row("big5-hkscs", "BIG5-HKSCS", "big5hk hkscs"),
    Row(
      eucKR, "CP949",
      "cp949 949 windows949 uhc ms949 ksc56011987 ksc5601 ksc56011989 cseuckr korean isoir149 mscp949"),
    Row(
      shiftJIS, "CP932",
      "sjis cp932 932 windows932 windows31j cswindows31j ms932 mskanji csshiftjis xsjis ms31j"),
    Row(eucJP, "EUC-JP", "xeucjp ujis cseucpkdfmtjapanese eucjis"),
    Row(latin1, "ISO-8859-1", "latin1 l1 cp819 ibm819 isoir100 iso885911987 csisolatin1"),
    Row("iso-8859-2", "ISO-8859-2", "latin2 l2 csisolatin2 isoir101"),
    Row("iso-8859-3", "ISO-8859-3", "latin3 l3 csisolatin3"),
    Row("iso-8859-4", "ISO-8859-4", "latin4 l4 csisolatin4"),
    Row("iso-8859-5", "ISO-8859-5", "cyrillic csisolatincyrillic"),
    Row("iso-8859-6", "ISO-8859-6", "arabic csisolatinarabic ecma114"),
    Row("iso-8859-7", "ISO-8859-7", "greek csisolatingreek ecma118"),
    Row("iso-8859-8", "ISO-8859-8", "hebrew csisolatinhebrew iso88598i"),
    Row("iso-8859-9", "ISO-8859-9", "latin5 l5 csisolatin5"),
    Row("iso-8859-10", "ISO-8859-10", "latin6 l6 csisolatin6"),
    Row("iso-8859-11", "ISO-8859-11"),
    Row("iso-8859-13", "ISO-8859-13", "latin7 l7"),
    Row("iso-8859-14", "ISO-8859-14", "latin8 l8"),
    Row("iso-8859-15", "ISO-8859-15", "latin9 l9 csisolatin9"),
    Row("iso-8859-16", "ISO-8859-16", "latin10 l10"),
    Row("windows-1250", "CP1250", "cp1250 1250 xcp1250"),
    Row("windows-1251", "CP1251", "cp1251 1251 xcp1251"),
    Row(windows1252, "CP1252", "cp1252 1252 xcp1252 ansi"),
    Row("windows-1253", "CP1253", "cp1253 1253"),
    Row("windows-1254", "CP1254", "cp1254 1254"),
    Row("windows-1255", "CP1255", "cp1255 1255"),
    Row("windows-1256", "CP1256", "cp1256 1256"),
    Row("windows-1257", "CP1257", "cp1257 1257"),
    Row("windows-1258", "CP1258", "cp1258 1258"),
    Row("windows-874", "WINDOWS-874", "cp874 874 dos874"),
    Row("tis-620", "TIS-620", "tis6202533 thai8"),
    Row("koi8-r", "KOI8-R", "koi8 koi cskoi8r"),
    Row("koi8-u", "KOI8-U"),
    Row("cp437", "CP437", "437 ibm437"),
    Row("cp850", "CP850", "850 ibm850"),
    Row("cp852", "CP852", "852 ibm852"),
    Row("cp866", "CP866", "866 ibm866"),
    Row("macroman", "MACINTOSH", "macintosh mac xmacroman csmacintosh"),
    Row("mac-cyrillic", "MAC-CYRILLIC", "xmaccyrillic"),
  ]

  private static let labels: [String: String] = {
    var labels: [String: String] = [:]
    for row in rows where row.label != cp936 {
      for name in [row.label] + row.aliases { labels[plain(name)] = row.label }
    }
    return labels
  }()

  private static let iconvNames = Dictionary(uniqueKeysWithValues: rows.map { ($0.label, $0.iconv) })
}
