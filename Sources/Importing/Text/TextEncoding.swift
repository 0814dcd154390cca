/// The encodings that are read, and the other names that they go by.
enum TextEncoding {
  static let utf8 = "utf-8"
  static let gb18030 = "gb18030"
  /// Only found, never named: what Windows writes as GBK, with the byte 80 as €, which GB18030 lacks.
  static let cp936 = "cp936"
  static let utf16le = "utf-16le"
  static let utf16be = "utf-16be"
  static let big5 = "big5"
  // Only named, never found: nearly any bytes fit them.
  static let latin1 = "iso-8859-1"
  static let windows1252 = "windows-1252"
  static let macRoman = "macroman"

  /// The label of an encoding that a person named; nil for an unknown one.
  /// GB18030 stands for gb2312 and GBK too: it holds all their characters at the same codes.
  static func label(_ name: String) -> String? {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    return switch plain {
    case "utf8", "utf8bom", "utf8sig", "ascii", "usascii": utf8
    case "gb18030", "gbk", "gb2312", "cp936", "ms936", "936", "euccn": gb18030
    case "utf16le", "utf16", "ucs2", "unicode": utf16le
    case "utf16be": utf16be
    case "big5", "cp950", "950", "big5tw": big5
    case "iso88591", "latin1", "l1", "cp819": latin1
    case "windows1252", "cp1252", "1252", "ansi": windows1252
    case "macroman", "macintosh", "mac": macRoman
    default: nil
    }
  }
}
