import Base
import Foundation
import Importing
import Mapping
import Run

/// Reads a file to its end for what a draft needs to know of it.
enum DraftReader {
  /// - Throws: `RunError` when the file cannot be read.
  static func read(_ path: String, name: String? = nil, options: ReadOptions = ReadOptions()) throws
    -> DraftFile
  {
    try RunError.translating { () throws -> DraftFile in
      let input = try InputFile(path)
      defer { withExtendedLifetime(input) {} }
      let reader = try Importers.open(path: input.path, displayPath: input.name, options: options)
      // A mapping of a file that was misread would be of nothing.
      try reader.facts.refuseDoubts()
      var collector = EvidenceCollector()
      let batch = RecordBatch()
      while try reader.read(into: batch) { collector.add(batch) }
      try reader.facts.refuseDoubts()
      // Columns of XML and JSON show as records come; a table without records has its header.
      collector.adopt(reader.layout)
      var base = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      if path.hasSuffix(".gz") { base = (base as NSString).deletingPathExtension }
      // A mapping's name begins with a letter: 2024线索 is 线索.
      let letters = String(base.drop { !$0.isLetter })
      var file = DraftFile(
        path: path, name: name ?? (letters.isEmpty ? base : letters), format: reader.facts.format,
        recordPath: options.record ?? reader.facts.recordPath, kinds: collector.kinds)
      file.options = DraftFile.Options(options)
      file.mergedColumn = reader.facts.mergedColumn
      return file
    }
  }
}
