import Base
import Documents
import Evidence
import Foundation
import Importing
import Model
import Verification

/// Holds what control files beside exports say of them against what was read, before anything is written.
/// Sums are for `verify` to add up.
struct ControlFileComparison {
  private struct Export {
    var path: String
    var displayPath: String
    var sha256: String
    /// Records by where they stand in the file; several readings of one place are one count.
    var records: [String: Int] = [:]
  }

  private var exports: [Export] = []

  mutating func add(_ counted: CountedFile, path: String, displayPath: String, recordPath: String?) {
    let known = exports.firstIndex { $0.path == path }
    if known == nil {
      exports.append(Export(path: path, displayPath: displayPath, sha256: counted.sha256))
    }
    exports[known ?? exports.count - 1].records[recordPath ?? ""] = counted.records
  }

  /// - Throws: `ImportError`: a file is not the export that its control file describes, or the control file
  ///   cannot be read (exit 6).
  func run() throws {
    for export in exports { try compare(export) }
  }

  private func compare(_ export: Export) throws {
    guard let loaded = ControlFile.load(beside: export.path) else { return }
    guard let control = loaded.value else {
      let first = loaded.diagnostics.first { $0.severity == .error }
      throw ImportError(
        code: "control-file-invalid", file: first?.position?.file ?? export.path, line: first?.position?.line,
        zh: "控制文件读不懂：\(first?.message.zh ?? "")",
        en: "the control file cannot be read: \(first?.message.en ?? "")",
        hintZh: "改正它，或移走它再运行", hintEn: "mend it, or move it away, and run again")
    }
    let records = export.records.values.reduce(0, +)
    if let declared = control.records, declared.value != records {
      throw differs(
        declared, export.displayPath, name: "records", declared: "\(declared.value)", found: "\(records)")
    }
    if let declared = control.sha256, declared.value != export.sha256 {
      throw differs(
        declared, export.displayPath, name: "sha256", declared: declared.value, found: export.sha256)
    }
  }
}

private func differs<Value>(
  _ figure: ControlFile.Figure<Value>, _ file: String, name: String, declared: String, found: String
) -> ImportError {
  let control = (figure.file as NSString).lastPathComponent
  return ImportError(
    code: "control-file-differs", file: file,
    zh: "控制文件 \(control)：\(figure.line) 写 \(name) 为 \(declared)，实际为 \(found)",
    en: "its control file \(control):\(figure.line) says \(name) \(declared); found \(found)",
    hintZh: "从旧系统重新导出两者，再运行；若控制文件已过时，先移走它",
    hintEn: "export both again, and run again; if the control file is out of date, move it away first")
}
