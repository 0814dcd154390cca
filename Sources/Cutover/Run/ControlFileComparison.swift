import Foundation
import Importing
import LeadModel
import MigrationFiles
import Records
import Verification

/// Holds what a control file beside an export says of it against what was read, before anything is
/// written. Sums are for `verify` to add up.
/// - Throws: `ImportError`: the file is not the export that the control file describes, or the control file
///   cannot be read (exit 6).
func compareWithControlFile(_ counted: CountedFile, path: String, displayPath: String) throws {
  guard let loaded = ControlFile.load(beside: path) else { return }
  guard let control = loaded.value else {
    let first = loaded.diagnostics.first { $0.severity == .error }
    throw ImportError(
      code: "control-file-invalid", file: first?.position?.file ?? path, line: first?.position?.line,
      zh: "控制文件读不懂:\(first?.message.zh ?? "")",
      en: "the control file cannot be read: \(first?.message.en ?? "")",
      hintZh: "改正它,或移走它再运行", hintEn: "mend it, or move it away, and run again")
  }
  if let records = control.records, records.value != counted.records {
    throw differs(records, displayPath, "records", "\(records.value)", "\(counted.records)")
  }
  if let sha256 = control.sha256, sha256.value != counted.sha256 {
    throw differs(sha256, displayPath, "sha256", sha256.value, counted.sha256)
  }
}

private func differs<Value>(
  _ figure: ControlFile.Figure<Value>, _ file: String, _ name: String, _ declared: String, _ found: String
) -> ImportError {
  let control = (figure.file as NSString).lastPathComponent
  return ImportError(
    code: "control-file-differs", file: file,
    zh: "控制文件 \(control):\(figure.line) 写 \(name) 为 \(declared),实际为 \(found)",
    en: "its control file \(control):\(figure.line) says \(name) \(declared); found \(found)",
    hintZh: "从旧系统重新导出两者,再运行;若控制文件已过时,先移走它",
    hintEn: "export both again, and run again; if the control file is out of date, move it away first")
}
