import Base
import Glibc

/// All formats, and the files that a pattern names.
public enum Importers {
  /// Opens a file, of the format that the options name or that its first bytes show.
  /// - Parameters:
  ///   - path: the file; plain or gzip.
  ///   - displayPath: how facts and messages name it.
  public static func open(
    path: String, displayPath: String, options: ReadOptions
  ) throws(ImportError) -> any RecordReader {
    let text = try TextStream(path: path, displayPath: displayPath, encoding: options.encoding)
    guard let format = options.format else {
      return try importer(Self.format(of: text.head(4096))).open(text, options)
    }
    return try importer(format).open(text, options)
  }

  public static func importer(_ format: SourceFormat) -> any Importer {
    switch format {
    case .csv: CSVImporter()
    case .xml: XMLImporter()
    case .json: JSONImporter()
    }
  }

  /// The paths that the patterns match (`*`, `?`, `[…]` as glob(3) reads them), each once, sorted by
  /// their bytes. What stands beside an export and says what is in it (`NAME.control`, `NAME.sha256`) is
  /// none of them.
  /// - Parameter relativeTo: the directory that relative patterns start from.
  /// - Throws: `file-missing`, naming the first pattern that matches nothing.
  public static func expand(globs: [String], relativeTo base: String) throws(ImportError) -> [String] {
    var paths: Set<String> = []
    for pattern in globs {
      let full = pattern.hasPrefix("/") ? pattern : escaped(base) + "/" + pattern
      var result = glob_t()
      defer { globfree(&result) }
      guard glob(full, GLOB_NOSORT, nil, &result) == 0, result.gl_pathc > 0 else {
        throw ImportError.noMatch(pattern)
      }
      let found = (0..<Int(result.gl_pathc)).compactMap { index in
        result.gl_pathv[index].map { String(cString: $0) }
      }
      let exports = found.filter { !$0.hasSuffix(".control") && !$0.hasSuffix(".sha256") }
      if exports.isEmpty { throw ImportError.noMatch(pattern) }
      paths.formUnion(exports)
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// By the first character that is no blank: `<` begins XML; `{` or `[`, with what can follow them in
  /// JSON, begins JSON; everything else is CSV.
  static func format(of head: [UInt8]) -> SourceFormat {
    let visible = head.lazy.filter { !Array(" \t\r\n".utf8).contains($0) }.prefix(2)
    let first = visible.first
    let second = visible.dropFirst().first
    switch first {
    case UInt8(ascii: "<"): return .xml
    case UInt8(ascii: "{"): return second.map { Array("\"}".utf8).contains($0) } ?? true ? .json : .csv
    case UInt8(ascii: "["):
      return second.map { Array("{[\"]-0123456789tfn".utf8).contains($0) } ?? true ? .json : .csv
    default: return .csv
    }
  }

  /// The directory's own name is no pattern.
  private static func escaped(_ path: String) -> String {
    String(path.flatMap { "*?[]\\".contains($0) ? ["\\", $0] : [$0] })
  }
}
