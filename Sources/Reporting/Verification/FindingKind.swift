import LeadModel
import Verification

/// Findings that say the same, who must decide about them, and what to do.
public struct FindingKind: Codable, Sendable, Equatable {
  public var check: Check
  public var verdict: Verification.Verdict
  public var message: Bilingual
  /// Of the findings that were kept.
  public var count: Int
  public var decides: Decider
  public var remedy: Bilingual

  /// Findings of one check that a result keeps.
  static let limit = VerificationResult.findingLimit

  func includes(_ finding: Finding) -> Bool {
    check == finding.check && verdict == finding.verdict && Self.shape(message) == Self.shape(finding.message)
  }

  static func all(_ findings: [Finding]) -> [FindingKind] {
    var kinds: [FindingKind] = []
    for finding in findings {
      if let index = kinds.firstIndex(where: { $0.includes(finding) }) {
        kinds[index].count += 1
        if kinds[index].message != finding.message { kinds[index].message = shape(finding.message) }
      } else {
        let advice = Advice(finding)
        kinds.append(
          FindingKind(
            check: finding.check, verdict: finding.verdict, message: finding.message, count: 1,
            decides: advice.decides, remedy: advice.remedy))
      }
    }
    return kinds.filter { $0.verdict == .violated } + kinds.filter { $0.verdict != .violated }
  }

  /// The message without its numbers, which differ from finding to finding.
  private static func shape(_ message: Bilingual) -> Bilingual {
    Bilingual(zh: shape(message.zh), en: shape(message.en))
  }

  private static func shape(_ text: String) -> String {
    var shape = ""
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      if !isDigit { shape.append(character) } else if shape.last != "…" { shape.append("…") }
    }
    return shape
  }
}

/// Who must decide about a finding.
public enum Decider: String, Codable, Sendable, CaseIterable {
  case it
  case dataOwner = "data-owner"
  case mappingAuthor = "mapping-author"

  public var title: Bilingual {
    switch self {
    case .it: Bilingual(zh: "信息部门", en: "IT")
    case .dataOwner: Bilingual(zh: "数据负责人", en: "the data's owner")
    case .mappingAuthor: Bilingual(zh: "映射的作者", en: "the mapping's author")
    }
  }
}
