import Base
import Evidence
import Foundation
import Model

/// Counts source files again, if they still lie there as a run read them.
final class FreshCount {
  enum Answer {
    case counted(CountedFile)
    case gone
    case changed
    case failed(Bilingual)
  }

  private let directory: String?
  private var known: [String: Answer] = [:]

  /// - Parameter directory: what relative paths are relative to.
  init(directory: String?) { self.directory = directory }

  /// - Parameter sink: takes the records; for it the file is read, whether it was counted before or not.
  func count(_ file: LedgerFile, sink: (any RecordSink)? = nil) -> Answer {
    let shape: [String] = [
      file.path, file.sha256, file.format?.rawValue ?? "", file.encoding, "\(file.isCompressed)",
      file.recordPath ?? "", "\(file.dialect?.stored ?? 0)", "\(file.headerRow ?? -1)",
      "\(file.headerRows)", "\(file.footerRows)",
      "\(file.width ?? -1)", file.footers.sorted().map(String.init).joined(separator: ","),
    ]
    let name = shape.joined(separator: "\u{1F}")
    if sink == nil, let answer = known[name] { return answer }
    let answer = make(file, sink)
    known[name] = answer
    return answer
  }

  /// Where the file lies, if it may be looked for; it need not be there.
  func place(of file: LedgerFile) -> String? {
    guard file.path.hasPrefix("/") || directory != nil else { return nil }
    return file.path.hasPrefix("/") ? file.path : "\(directory ?? "")/\(file.path)"
  }

  /// What the columns of a table are called; nil when the file that a run read is no longer there.
  /// - Parameter names: the mapping's, for a table without a header.
  func header(of file: LedgerFile, names: [String]?) -> CSVHeader? {
    if let names { return CSVHeader(rows: [names]) }
    guard let path = place(of: file), isThere(file), let first = file.headerRow,
      let dialect = file.dialect
    else { return nil }
    guard let disk = try? FileBytes(path: path) else { return nil }
    var source: any ByteSource = file.isCompressed ? GunzipBytes(disk) : disk
    if file.encoding != "utf-8" {
      guard let decoded = try? TranscodedBytes(source, encoding: file.encoding) else { return nil }
      source = decoded
    }
    let last = first + file.headerRows - 1
    var window = ByteWindow(source)
    var rows: [[String]] = []
    repeat {
      guard (try? window.refill(dropping: 0)) != nil else { return nil }
      let text =
        window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(window.bytes.dropFirst(3)) : window.bytes
      rows = SmallTable.rows(text, dialect, limit: last + 1)
    } while rows.count <= last && !window.isAtEnd
    return rows.count >= last ? CSVHeader(rows: Array(rows[(first - 1)..<last])) : nil
  }

  private var digests: [String: String?] = [:]

  /// Of a file as it lies there, relative to the migration or absolute; nil when it cannot be read.
  func sha256(_ path: String) -> String? {
    guard path.hasPrefix("/") || directory != nil else { return nil }
    return Self.sha256(path.hasPrefix("/") ? path : "\(directory ?? "")/\(path)")
  }

  /// The file lies there as the run read it.
  func isThere(_ file: LedgerFile) -> Bool { place(of: file).map { digest($0) == file.sha256 } ?? false }

  /// Nil: it cannot be read.
  private func digest(_ path: String) -> String? {
    if let known = digests[path] { return known }
    let digest = Self.sha256(path)
    digests[path] = .some(digest)
    return digest
  }

  private func make(_ file: LedgerFile, _ sink: (any RecordSink)?) -> Answer {
    guard let path = place(of: file) else { return .gone }
    if let known = digests[path], known != file.sha256 { return known == nil ? .gone : .changed }
    guard let format = file.format else {
      guard let digest = digest(path) else { return .gone }
      return digest == file.sha256 ? .failed(VerificationWording.unknownFormat) : .changed
    }
    var shape: CSVShape?
    if format == .csv, let dialect = file.dialect {
      shape = CSVShape(
        dialect: dialect, headerRow: file.headerRow, headerRowCount: file.headerRows,
        footerRows: file.footerRows, width: file.width)
      shape?.footerRowNumbers = file.footers
    }
    do {
      let counted = try RecordCounter.count(
        path: path, format: format, encoding: file.encoding, isCompressed: file.isCompressed,
        csv: shape, recordPath: file.recordPath, sink: sink)
      digests[path] = counted.sha256
      return counted.sha256 == file.sha256 ? .counted(counted) : .changed
    } catch {
      // What is another file now need not be readable as the one that it was.
      guard let digest = digest(path) else { return .gone }
      return digest == file.sha256 ? .failed(error.message) : .changed
    }
  }

  /// Of the file as it lies on disk; nil when it cannot be read.
  private static func sha256(_ path: String) -> String? {
    guard let file = try? FileBytes(path: path) else { return nil }
    var buffer: [UInt8] = []
    do {
      while try file.append(to: &buffer) { buffer.removeAll(keepingCapacity: true) }
    } catch {
      return nil
    }
    return file.digest()
  }
}
