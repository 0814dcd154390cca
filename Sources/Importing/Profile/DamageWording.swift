/// The words for damage: what happened, and what to ask for.
enum DamageWording {
  static func text(_ kind: DamageKind) -> (zh: String, en: String) {
    switch kind {
    case .scientific:
      ("科学计数法，后面的数字已丢失；请把该列设为文本后重新导出", "scientific notation, digits are lost: export the column as text")
    case .precisionLost:
      ("只保留了 15 位有效数字，其余变成 0；请从原系统重新导出为文本", "only 15 digits kept, the rest are zeros: export again as text")
    case .hashes:
      ("列宽不够，导出成了 ####；请加宽该列后重新导出", "#### for a column too narrow: widen it and export again")
    case .mojibake:
      ("乱码：曾按错误的编码读入并保存；请从原系统重新导出", "garbled by a wrong encoding before: export again from the origin")
    case .replacement:
      ("字符已被替换符（�、?、_）取代，无法还原；请重新导出", "characters replaced by �, ? or _: export again in Unicode")
    case .leadingZeroLost:
      ("开头的 0 丢失；请把该列设为文本后重新导出", "leading zeros are lost: export the column as text")
    case .dateSerial:
      ("日期成了 Excel 序列号；可在映射中说明，或重新导出", "Excel serial numbers for dates: say so in the mapping")
    case .formulaWrapper:
      ("带有防改写的包装（=\"…\"、' 或 TAB），无害，转换时会去掉", "wrapped as =\"…\", ' or TAB: harmless, transforms strip it")
    case .shifted:
      ("整行错位一列；请检查这些行里多余或缺少的分隔符", "row shifted by one column: look for a missing or extra delimiter")
    case .formulaError:
      ("公式错误值（#N/A、#REF! 等），原值不在文件里", "a formula's error value (#N/A, #REF! …): the value is not in the file")
    case .truncatedCell:
      ("长度正好是 255 或 32767 个字符，可能被截断", "exactly 255 or 32,767 characters long: perhaps cut off")
    case .twoDigitYear:
      ("年份只有两位，世纪不明", "years of two digits: the century is not known")
    case .controlCharacter:
      ("含有控制字符", "holds control characters")
    }
  }

  static func proven(_ count: Int) -> (zh: String, en: String) {
    ("其中 \(count) 个校验位不符，确已损坏", "\(count) of them fail their check digit, so are surely damaged")
  }
}
