import Foundation
import LeadModel
import Records

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

  func count(_ file: LedgerFile) -> Answer {
    let shape: [String] = [
      file.path, file.sha256, file.format?.rawValue ?? "", file.encoding, "\(file.isCompressed)",
      file.recordPath ?? "", "\(file.delimiter ?? 0)", "\(file.headerRow ?? -1)",
      "\(file.headerRows)", "\(file.footerRows)",
      "\(file.width ?? -1)", file.footers.sorted().map(String.init).joined(separator: ","),
    ]
    let name = shape.joined(separator: "\u{1F}")
    if let answer = known[name] { return answer }
    let answer = make(file)
    known[name] = answer
    return answer
  }

  private func make(_ file: LedgerFile) -> Answer {
    guard file.path.hasPrefix("/") || directory != nil else { return .gone }
    let path = file.path.hasPrefix("/") ? file.path : "\(directory ?? "")/\(file.path)"
    guard let digest = Self.sha256(path) else { return .gone }
    guard digest == file.sha256 else { return .changed }
    guard let format = file.format else { return .failed(VerificationWording.unknownFormat) }
    var shape: CSVShape?
    if format == .csv, let delimiter = file.delimiter {
      shape = CSVShape(
        delimiter: delimiter, headerRow: file.headerRow, headerRowCount: file.headerRows,
        footerRows: file.footerRows, width: file.width)
      shape?.footerRowNumbers = file.footers
    }
    do {
      return .counted(
        try RecordCounter.count(
          path: path, format: format, encoding: file.encoding, isCompressed: file.isCompressed,
          csv: shape, recordPath: file.recordPath))
    } catch {
      return .failed(error.message)
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
