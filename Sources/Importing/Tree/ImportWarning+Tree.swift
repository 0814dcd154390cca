extension ImportWarning {
  /// A file that is whole and holds no record.
  static var noRecords: ImportWarning {
    ImportWarning(code: "no-records", zh: "文件中没有任何记录", en: "the file holds no record")
  }
}
