import Foundation

/// Holds JSON to a JSON Schema 2020-12: every keyword that LeadFerry's schemas use, and no other. A keyword
/// that it does not know is a fault, so that no rule of a schema goes unheeded.
public struct SchemaChecker {
  public let root: [String: Any]

  public enum Failure: Error { case notAnObject }

  /// - Throws: when the text is not a JSON object.
  public init(_ text: String) throws {
    guard let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      throw Failure.notAnObject
    }
    self.root = root
  }

  /// What of a document does not keep to the schema: `/path: what`.
  public func faults(_ document: Data) throws -> [String] {
    try check(JSONSerialization.jsonObject(with: document, options: .fragmentsAllowed), root, "")
  }

  private static let notes: Set<String> = ["$schema", "$defs", "title", "description"]

  private func check(_ value: Any, _ schema: [String: Any], _ path: String) throws -> [String] {
    try schema.keys.sorted().flatMap { keyword in
      Self.notes.contains(keyword) ? [] : try fault(keyword, schema, value, path)
    }
  }

  private func fault(
    _ keyword: String, _ schema: [String: Any], _ value: Any, _ path: String
  ) throws -> [String] {
    let rule = schema[keyword]
    switch keyword {
    case "$ref":
      let name = (rule as? String)?.replacing("#/$defs/", with: "") ?? ""
      guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["\(path): no definition \(name)"]
      }
      return try check(value, target, path)
    case "type":
      guard let name = rule as? String, let isOfType = Self.types[name] else {
        return ["\(path): no such type"]
      }
      return isOfType(value) ? [] : ["\(path): not of type \(name)"]
    case "const": return value as? String == rule as? String ? [] : ["\(path): not the value"]
    case "enum":
      return (value as? String).map((rule as? [String] ?? []).contains) == true
        ? [] : ["\(path): not one of the values"]
    case "pattern":
      guard let text = value as? String else { return [] }
      let expression = try NSRegularExpression(pattern: rule as? String ?? "(")
      let range = NSRange(text.startIndex..., in: text)
      return expression.firstMatch(in: text, range: range) == nil ? ["\(path): pattern"] : []
    case "minimum":
      guard let number = value as? NSNumber, let least = rule as? NSNumber, !Self.isFlag(value) else {
        return []
      }
      return number.doubleValue < least.doubleValue ? ["\(path): below the minimum"] : []
    case "items":
      guard let items = value as? [Any], let rule = rule as? [String: Any] else { return [] }
      return try items.enumerated().flatMap { try check($1, rule, "\(path)/\($0)") }
    case "required":
      guard let members = value as? [String: Any] else { return [] }
      return (rule as? [String] ?? []).filter { members[$0] == nil }.map { "\(path)/\($0): missing" }
    case "properties":
      guard let members = value as? [String: Any], let rules = rule as? [String: Any] else { return [] }
      return try members.keys.sorted().flatMap { name -> [String] in
        guard let member = members[name], let rule = rules[name] as? [String: Any] else { return [] }
        return try check(member, rule, "\(path)/\(name)")
      }
    case "additionalProperties":
      guard let members = value as? [String: Any], rule as? Bool == false else { return [] }
      let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      return members.keys.sorted().filter { !known.contains($0) }.map { "\(path)/\($0): not in the schema" }
    default: return ["\(path): keyword \(keyword) is not known"]
    }
  }

  /// Foundation reads `true` and `1` as numbers, both.
  private static func isFlag(_ value: Any) -> Bool {
    (value as? NSNumber).map { flagTypes.contains(String(cString: $0.objCType)) } ?? (value is Bool)
  }

  private static let flagTypes: Set<String> = ["c", "B"]

  private static let types: [String: @Sendable (Any) -> Bool] = [
    "object": { $0 is [String: Any] },
    "array": { $0 is [Any] },
    "string": { $0 is String },
    "boolean": { isFlag($0) },
    "number": { $0 is NSNumber && !isFlag($0) },
    "integer": { value in
      guard let number = value as? NSNumber, !isFlag(value) else { return false }
      return number.doubleValue == number.doubleValue.rounded()
    },
  ]
}
