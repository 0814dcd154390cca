/// Why a file cannot be imported. Ends the run with exit code 6; the store stays as it was.
public struct ImportError: Error, Sendable, Equatable {
  /// Stable, such as `file-missing`, `not-text`, `doctype`.
  public var code: String
  public var file: String
  public var line: Int?
  /// In characters, from 1.
  public var column: Int?
  /// In bytes of the file, from 0.
  public var offset: Int?
  /// What happened, in Chinese and in English, without any value of the file.
  public var zh: String
  public var en: String
  /// What to do next.
  public var hintZh: String
  public var hintEn: String

  public init(
    code: String, file: String, line: Int? = nil, column: Int? = nil, offset: Int? = nil, zh: String,
    en: String, hintZh: String, hintEn: String
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.offset = offset
    self.zh = zh
    self.en = en
    self.hintZh = hintZh
    self.hintEn = hintEn
  }
}
