extension SharedWords {
  /// What people and systems write where there is nothing to write. A cell that says one of these, letter
  /// for letter, says nothing. (A cell of dashes alone says nothing either; that is no word.)
  public static let placeholders = [
    "无", "暂无", "未知", "不详", "没有", "空", "未填", "未填写", "待补充", "暂缺", "(无)", "（无）", "/", "／",
    "//", "\\", ".", "。", "?", "？", "??", "？？", "N/A", "n/a", "N/a", "#N/A", "NULL", "Null", "null",
    "(null)", "(NULL)", "<null>", "<NULL>", "[NULL]", "nil", "None", "none", "NONE", "NaN", "nan",
    "undefined", "(空)", "（空）",
  ]
}
