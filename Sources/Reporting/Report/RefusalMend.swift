import Model

/// The command that mends all cells of a group at once.
public enum RefusalMend {
  /// What the cell said is gone, and was another thing in each record.
  private static let lost: Set<String> = ["cell-hashes", "cell-error", "id-precision-lost"]

  /// Whether equal words mean the same thing, as a stage's or a date's do. Two equal harmed telephone numbers
  /// were two numbers.
  private static func isOneDecision(_ group: RunReport.RefusalGroup) -> Bool {
    guard !lost.contains(group.code), !group.code.hasSuffix("-scientific") else { return false }
    if group.code.hasPrefix("region-") { return true }
    switch LeadModel.field(path: group.field)?.type {
    case .choice, .boolean, .money, .integer, .date, .datetime: return true
    default: return false
    }
  }

  /// In pieces, each of which stands on one line; `…` where a person has a say. Nil when no command mends it.
  /// - Parameters:
  ///   - migration: as a shell is given it.
  ///   - value: the group's value as it is to be shown.
  ///   - hasStore: a word or a name is mended before the first run, too; a cell is not.
  public static func command(
    _ group: RunReport.RefusalGroup, migration: String, value: String, hasStore: Bool
  ) -> [String]? {
    guard let own = group.value, !own.isEmpty, !group.column.isEmpty, isTypeable(own),
      isTypeable(group.column)
    else { return nil }
    let head = "leadferry quarantine fix " + quoted(migration)
    switch group.code {
    case "enum-unknown" where !group.field.isEmpty:
      return [head, "--map \(group.field)", quoted(value + "=…", always: true)]
    case "owner-unknown":
      return [head, "--owner " + quoted(value + "=…", always: true)]
    default:
      guard hasStore, isOneDecision(group) else { return nil }
      return [
        head, "--column " + quoted(group.column), "--from " + quoted(value, always: true), "--to …",
      ]
    }
  }

  private static func isTypeable(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.value == 0x09 || $0.value == 0x0A || SafeText.isHidden($0) }
  }

  /// As one word of a shell.
  static func quoted(_ text: String, always: Bool = false) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "_./-".contains($0) }
    if isPlain, !always, !text.isEmpty { return text }
    return "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
