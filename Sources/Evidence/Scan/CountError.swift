import Base
import Model

/// Why a file could not be counted. It is no statement about the file's records: the verification
/// then could not check.
public struct CountError: Error, Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    case missing
    case unreadable
    case damagedGzip
    case unknownEncoding(String)
    /// Bytes that the encoding does not have; offset in the unpacked file.
    case undecodable(String)
    case malformed(SourceFormat)
    case unfinished(SourceFormat)
    case tooDeep(SourceFormat)
  }

  public var reason: Reason
  /// The file as the caller named it.
  public var file: String
  /// In bytes of the decoded text, from 0, unless the reason says otherwise.
  public var offset: Int?

  public init(_ reason: Reason, file: String = "", offset: Int? = nil) {
    self.reason = reason
    self.file = file
    self.offset = offset
  }

  /// Stable: `count-malformed`.
  public var code: String {
    switch reason {
    case .missing: "count-file-missing"
    case .unreadable: "count-unreadable"
    case .damagedGzip: "count-damaged-gzip"
    case .unknownEncoding: "count-unknown-encoding"
    case .undecodable: "count-undecodable"
    case .malformed: "count-malformed"
    case .unfinished: "count-unfinished"
    case .tooDeep: "count-too-deep"
    }
  }

  /// What happened and what to do next; no value of the file.
  public var message: Bilingual {
    let place = offset.map { (zh: "（字节偏移 \($0)）", en: " (at byte \($0))") } ?? (zh: "", en: "")
    let text: (zh: String, en: String) =
      switch reason {
      case .missing: ("文件不存在，请检查路径", "the file does not exist: check the path")
      case .unreadable: ("文件读取失败，请检查权限与磁盘", "the file cannot be read: check its permissions and the disk")
      case .damagedGzip:
        (
          "gzip 数据损坏或不完整\(place.zh)，请重新导出",
          "the gzip data is damaged or cut short\(place.en): export it again"
        )
      case .unknownEncoding(let name):
        ("不认识的编码 \(name)，请在配置中改正", "unknown encoding \(name): correct it in the migration")
      case .undecodable(let name):
        (
          "内容不符合编码 \(name)\(place.zh)，请核对 encoding 设置",
          "the bytes are not valid \(name)\(place.en): check the encoding given"
        )
      case .malformed(let format):
        (
          "不是正确的 \(format.rawValue)\(place.zh)，请重新导出",
          "this is not valid \(format.rawValue)\(place.en): export it again"
        )
      case .unfinished(let format):
        (
          "\(format.rawValue) 内容没有结束，文件可能被截断，请重新导出",
          "the \(format.rawValue) ends before it is complete; the file may be cut short: export it again"
        )
      case .tooDeep(let format):
        ("\(format.rawValue) 嵌套过深\(place.zh)", "the \(format.rawValue) is nested too deeply\(place.en)")
      }
    return Bilingual(zh: "\(file)：\(text.zh)", en: "\(file): \(text.en)")
  }
}
