import Base
import Documents
import Foundation
import Mapping
import Model
import Run
import Store

/// What a person decides of a word that records are refused for.
public enum DecisionRequest: Sendable {
  /// - Parameters:
  ///   - pair: `WORD=TARGET`
  ///   - mapping: which of several mappings; nil: the one whose records are refused for the word.
  case map(field: String, pair: String, mapping: String?)
  /// - Parameter pair: `NAME=CODE`
  case owner(pair: String)
}

/// A line of the migration's files, before and after.
public struct DecisionResult: Sendable, Codable {
  /// `value-map` or `owner`.
  public var kind: String
  public var path: String
  public var line: Int
  /// The field, or the column of the owners table.
  public var subject: String
  public var word: String
  public var target: String
  /// Nil: `after` is a line of its own.
  public var before: String?
  public var after: String
  public var author: String
  /// How many records in quarantine are refused for this word.
  public var records: Int
  /// Before the first run: there is no store that would keep who said it.
  public var isBeforeFirstRun: Bool?
}

extension Desk {
  /// Puts a word into a mapping, or a name into the owners table; a replay takes it.
  /// - Parameter show: is given the change before it is written.
  public static func decide(
    migration path: String, _ request: DecisionRequest, author: String,
    show: (DecisionResult) -> Void = { _ in }
  ) throws(RunError) -> DecisionResult {
    let migration = try LoadedMigration.load(path: path)
    func decide(_ desk: FixDesk) throws -> DecisionResult {
      do {
        return try desk.decide(request, author: author, show: show)
      } catch let problem as DecisionProblem {
        throw problem.error
      }
    }
    let store = migration.file.storePath
    guard try RunError.translating({ try LeadStore.exists(path: store) }) else {
      // A line of a file alone: it needs no store, and makes none.
      return try RunError.translating {
        try LeadStore.reading(path: store) { try decide(FixDesk($0, migration, hasStore: false)) }
      }
    }
    return try correcting(migration, path, decide)
  }
}

extension FixDesk {
  fileprivate func decide(
    _ request: DecisionRequest, author: String, show: (DecisionResult) -> Void
  ) throws -> DecisionResult {
    switch request {
    case .map(let field, let pair, let name):
      let (word, target) = try Self.pair(pair)
      let mapping = try mapping(of: field, word, named: name)
      return try map(mapping, field, word: word, target: target, author: author, show)
    case .owner(let pair):
      let (name, code) = try Self.pair(pair)
      return try own(name, code, author: author, show)
    }
  }

  /// The last `=` stands between them: a word may hold one, a target does not.
  private static func pair(_ text: String) throws -> (String, String) {
    guard let at = text.lastIndex(of: "=") else { throw DecisionProblem.notAPair(text) }
    let sides = [text[..<at], text[text.index(after: at)...]].map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard !sides[0].isEmpty, !sides[1].isEmpty, !sides[0].contains(where: \.isNewline) else {
      throw DecisionProblem.notAPair(text)
    }
    return (sides[0], sides[1])
  }

  // MARK: A word of a mapping

  private func waiting(_ field: String, _ word: String, in mapping: MappingFile? = nil) -> Int {
    let key = EnumTransform.folded(word)
    return open.filter { record in
      let isWaiting = faults(of: record).contains {
        $0.field == field && EnumTransform.folded($0.value) == key
      }
      guard isWaiting else { return false }
      guard let mapping else { return true }
      guard let found = try? session.fileShape(record.file), let shape = Optional(found) else { return false }
      return migration.mapping(of: record, shape)?.file.path == mapping.path
    }.count
  }

  private func mapping(of field: String, _ word: String, named name: String?) throws -> MappingFile {
    var all = migration.mappings.values.map(\.file).sorted { $0.path < $1.path }
    if let name { all = all.filter { $0.path == name || $0.name == name || $0.path.hasSuffix("/" + name) } }
    let makers = all.filter { $0.allFields.contains { $0.path.value == field } }
    guard !makers.isEmpty else { throw DecisionProblem.unknownField(field) }
    if makers.count == 1 { return makers[0] }
    let refusing = makers.filter { waiting(field, word, in: $0) > 0 }
    guard refusing.count == 1 else {
      throw DecisionProblem.severalMappings(field, (refusing.isEmpty ? makers : refusing).map(\.path))
    }
    return refusing[0]
  }

  private func map(
    _ mapping: MappingFile, _ field: String, word: String, target: String, author: String,
    _ show: (DecisionResult) -> Void
  ) throws -> DecisionResult {
    let rules = mapping.allFields.filter { $0.path.value == field }
    let key = EnumTransform.folded(word)
    if let known = rules.flatMap(\.valueMap).first(where: { EnumTransform.folded($0.from.value) == key }) {
      throw DecisionProblem.mapped(word, known.to.value)
    }
    let choices = rules.first?.field.choices ?? []
    if choices.contains(word) { throw DecisionProblem.mapped(word, word) }
    guard choices.isEmpty || choices.contains(target) else {
      throw DecisionProblem.notAValue(target, choices)
    }
    let kept = try KeptFile(mapping.path)
    guard let found = kept.text, found.text == mapping.text.text else {
      throw DecisionProblem.layout(mapping.path, line: nil)
    }
    let insertion: ValueInsertion
    do {
      insertion = try mapping.inserting(word, target, field: field)
    } catch {
      switch error {
      case .fieldUnknown: throw DecisionProblem.unknownField(field)
      case .withoutValues: throw DecisionProblem.withoutValues(field)
      case .severalRules: throw DecisionProblem.severalRules(field)
      case .layout(let line): throw DecisionProblem.layout(mapping.path, line: line)
      }
    }
    let result = DecisionResult(
      kind: Decision.Kind.valueMap.rawValue, path: mapping.path, line: insertion.line, subject: field,
      word: word, target: target, before: insertion.before, after: insertion.after, author: author,
      records: waiting(field, word, in: mapping), isBeforeFirstRun: hasStore ? nil : true)
    let bytes = KeptFile.bytes(insertion.text, hasMark: found.hasMark, isCRLF: found.isCRLF)
    try write(result, subject: field, kept, bytes: bytes, show: show) { part in
      let again = MappingFile.load(path: part)
      guard let document = again.value, !again.hasErrors,
        !CompiledMapping.compile(document, owners: migration.owners).hasErrors
      else { throw DecisionProblem.layout(mapping.path, line: insertion.line) }
    }
    return result
  }

  // MARK: A name of the owners table

  private func own(
    _ name: String, _ code: String, author: String, _ show: (DecisionResult) -> Void
  ) throws -> DecisionResult {
    guard let table = migration.owners, let path = migration.file.ownersPath else {
      throw DecisionProblem.noOwners
    }
    guard AliasInsertion.isPlain(name) else { throw DecisionProblem.badName }
    guard let owner = table.owners.firstIndex(where: { $0.code == code }) else {
      throw DecisionProblem.unknownCode(code)
    }
    guard table.resolve(Array(name.utf8).span) == .unknown else { throw DecisionProblem.nameTaken(name) }
    let kept = try KeptFile(path)
    // UTF-8 or, as Excel saves it in China, GB18030.
    let isUTF8 = String(validating: kept.bytes, as: UTF8.self) != nil
    let encoding = isUTF8 ? String.Encoding.utf8 : String.Encoding(rawValue: 0x8000_0632)
    func text(_ bytes: [UInt8]) -> String? { String(bytes: bytes, encoding: encoding) }
    guard let newName = name.data(using: encoding), let ownCode = code.data(using: encoding),
      let insertion = AliasInsertion(
        name: Array(newName), code: Array(ownCode), table: kept.bytes, text: text),
      let before = text(insertion.before), let after = text(insertion.after)
    else { throw DecisionProblem.layout(path, line: nil) }
    let result = DecisionResult(
      kind: Decision.Kind.owner.rawValue, path: path, line: insertion.line, subject: insertion.column,
      word: name, target: code, before: before, after: after, author: author,
      records: open.filter { record in
        faults(of: record).contains { $0.code == "owner-unknown" && $0.value == name }
      }.count,
      isBeforeFirstRun: hasStore ? nil : true)
    var expected = table.owners
    expected[owner].aliases.append(name)
    try write(result, subject: "", kept, bytes: insertion.bytes, show: show) { part in
      guard (try? LoadedMigration.readOwners(part))?.table.owners == expected else {
        throw DecisionProblem.layout(path, line: insertion.line)
      }
    }
    return result
  }

  /// The store's part first: it is undone when the file cannot be written.
  private func write(
    _ result: DecisionResult, subject: String, _ kept: KeptFile, bytes: [UInt8],
    show: (DecisionResult) -> Void, check: (String) throws -> Void
  ) throws {
    let base = URL(fileURLWithPath: migration.file.directory).standardizedFileURL.path + "/"
    let path = URL(fileURLWithPath: result.path).standardizedFileURL.path
    if hasStore {
      try session.insert(
        Decision(
          kind: Decision.Kind(rawValue: result.kind) ?? .owner,
          path: path.hasPrefix(base) ? String(path.dropFirst(base.count)) : result.path, subject: subject,
          word: result.word, target: result.target, digestBefore: kept.digest,
          digestAfter: SHA256.hex(of: bytes), author: result.author, madeAt: Tool.now()))
    }
    show(result)
    try kept.replace(bytes, check: check)
  }
}
