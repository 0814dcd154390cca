import Model
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

  static func all(_ findings: [Finding]) -> [FindingKind] { FindingKinds(findings).all }

  /// The message without its numbers, which differ from finding to finding.
  fileprivate static func shape(_ message: Bilingual) -> Bilingual {
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

/// The kinds of findings, and which finding is of which.
struct FindingKinds: Sendable {
  /// Violations first.
  private(set) var all: [FindingKind] = []
  /// By check, verdict and message as it stands: there may be many thousand findings.
  private var places: [String: Int] = [:]

  init(_ findings: [Finding]) {
    var shapes: [String: Int] = [:]
    let isBad = { (finding: Finding) in finding.verdict == .violated }
    for finding in findings.filter(isBad) + findings.filter({ !isBad($0) }) {
      let name = Self.name(finding)
      if places[name] == nil {
        var shaped = finding
        shaped.message = FindingKind.shape(finding.message)
        let shape = Self.name(shaped)
        if let place = shapes[shape] {
          all[place].message = shaped.message
        } else {
          shapes[shape] = all.count
          let advice = Advice(finding)
          all.append(
            FindingKind(
              check: finding.check, verdict: finding.verdict, message: finding.message, count: 0,
              decides: advice.decides, remedy: advice.remedy))
        }
        places[name] = shapes[shape]
      }
      if let place = places[name] { all[place].count += 1 }
    }
  }

  func kind(of finding: Finding) -> FindingKind? { places[Self.name(finding)].map { all[$0] } }

  private static func name(_ finding: Finding) -> String {
    [finding.check.rawValue, finding.verdict.rawValue, finding.message.zh, finding.message.en]
      .joined(separator: "\u{1F}")
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
