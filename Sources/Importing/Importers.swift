import Base
import Glibc

extension UInt8 {
  /// An ASCII letter or digit.
  fileprivate static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

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
    let head = try text.head(4096)
    if isPage(head) { throw ImportError.htmlPage(displayPath) }
    guard let format = options.format else {
      return try importer(Self.format(of: head, name: displayPath)).open(text, options)
    }
    if format == .csv, isJSONText(head) { throw ImportError.jsonAsCSV(displayPath) }
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
      guard FileName.withSystemPath(full, { glob($0, GLOB_NOSORT, nil, &result) }) == 0, result.gl_pathc > 0
      else {
        throw ImportError.noMatch(pattern)
      }
      let found = (0..<Int(result.gl_pathc)).compactMap { index in
        result.gl_pathv[index].map { path in
          FileName.text(Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
        }
      }
      let exports = found.filter { !$0.hasSuffix(".control") && !$0.hasSuffix(".sha256") }
      if exports.isEmpty { throw ImportError.noMatch(pattern) }
      paths.formUnion(exports)
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// By the first character that is no blank: `<` begins XML; `{` and `[` begin JSON with what can
  /// follow them there, and so does the call of a function round either; everything else is CSV, unless the file is
  /// called otherwise. What is meant to be JSON and is broken is JSON: as CSV it would say something else.
  static func format(of head: [UInt8], name: String = "") -> SourceFormat {
    let visible = Array(head.filter { !Array(" \t\r\n".utf8).contains($0) }.prefix(80))
    switch visible.first {
    case UInt8(ascii: "<"): return .xml
    case UInt8(ascii: "{"): if canBeObject(visible.dropFirst()) { return .json }
    case UInt8(ascii: "["): return canBeArray(visible.dropFirst()) ? .json : .csv
    default: break
    }
    // `callback([…]);`
    let rest = visible.drop { $0 == 0x24 || $0 == 0x2E || $0 == 0x5F || UInt8.isWordByte($0) }
    if rest.count < visible.count, rest.first == UInt8(ascii: "("),
      [UInt8(ascii: "["), UInt8(ascii: "{")].contains(rest.dropFirst().first)
    {
      return .json
    }
    let plain = name.lowercased()
    let isCalledJSON = [".json", ".jsonl", ".ndjson"].contains {
      plain.hasSuffix($0) || plain.hasSuffix($0 + ".gz")
    }
    return isCalledJSON ? .json : .csv
  }

  /// What follows `{` in JSON, whole or broken: a name and its colon.
  private static func canBeObject(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    if Array("\"'},{[".utf8).contains(first) { return true }
    return rest.drop { $0 == 0x5F || UInt8.isWordByte($0) }.first == UInt8(ascii: ":")
  }

  /// What follows `[` in JSON, whole or broken; in a table, `[name],[town]` may.
  private static func canBeArray(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    if Array("{[\"]-0123456789,'".utf8).contains(first) { return true }
    return ["true", "false", "null"].contains { word in
      rest.starts(with: word.utf8) && !(rest.dropFirst(word.utf8.count).first.map(UInt8.isWordByte) ?? false)
    }
  }

  /// A page for a browser: what a server answers when nobody is logged in.
  private static func isPage(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head.prefix(1024), as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return true }
    return start.hasPrefix("<?xml") && (start.contains("<!doctype html") || start.contains("<html"))
  }

  /// An object, or an array of objects or nothing.
  private static func isJSONText(_ head: [UInt8]) -> Bool {
    let visible = head.filter { !Array(" \t\r\n".utf8).contains($0) }.prefix(3)
    return ["{\"", "{}", "[{\"", "[]"].contains { visible.starts(with: $0.utf8) }
  }

  /// The directory's own name is no pattern.
  private static func escaped(_ path: String) -> String {
    String(path.flatMap { "*?[]\\".contains($0) ? ["\\", $0] : [$0] })
  }
}
