extension SharedWords {
  /// What people and systems write where there is nothing to write. A cell that says one of these, letter
  /// for letter, says nothing. (A cell of dashes alone says nothing either; that is no word.)
  public static let placeholders = [
    "无", "暂无", "未知", "不详", "没有", "空", "未填", "未填写", "待补充", "暂缺", "(无)", "（无）", "/", "／",
    "//", "\\", ".", "。", "?", "？", "??", "？？", "N/A", "n/a", "N/a", "NULL", "Null", "null",
    "(null)", "(NULL)", "<null>", "<NULL>", "[NULL]", "nil", "None", "none", "NONE", "NaN", "nan",
    "undefined", "(空)", "（空）",
  ]

  /// What a spreadsheet writes where a formula has no value, in capitals, in the languages that have words of
  /// their own for it. The value is not in the file: such a cell is damage, and never nothing.
  public static let cellErrors = [
    "#N/A", "#N/A!", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#FIELD!",
    "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA", "#EXTERNAL!", "#PYTHON!", "#ERROR!",
    "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#N/D",
  ]
}
