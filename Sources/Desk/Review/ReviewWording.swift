import Base
import Model
import Run
import Store

/// The words of what review refuses.
enum ReviewWording {
  static func contradiction(
    _ new: PeoplesJudgement, _ against: [PeoplesJudgement], at position: SourcePosition?
  ) -> Diagnostic {
    let shown = against.prefix(5)
    let zh = shown.map { "\($0.author) 于 \(time($0)) 判断 \(names($0.pair, "与")) \(word($0.verdict).zh)" }
    let en = shown.map {
      "\($0.author) said on \(time($0)) that \(names($0.pair, "and")) are \(word($0.verdict).en)"
    }
    let verdict = word(new.verdict)
    return Diagnostic(
      code: "judgement-contradicted", at: position,
      message: Bilingual(
        zh: "不能判断 \(names(new.pair, "与")) \(verdict.zh)：\(zh.joined(separator: "；"))",
        en: "\(names(new.pair, "and")) cannot be \(verdict.en): \(en.joined(separator: "; "))"),
      hint: Bilingual(
        zh: "先改掉其中一条（review export --all，改“判断”一栏，再 review import）",
        en: "change one of these first (review export --all, its decision column, then review import)"))
  }

  static func word(_ verdict: JudgementVerdict?) -> Bilingual {
    verdict?.title ?? Bilingual(zh: "待定", en: "open")
  }

  private static func names(_ pair: PairName, _ joint: String) -> String {
    "\(pair.left.text) \(joint) \(pair.right.text)"
  }

  private static func time(_ judgement: PeoplesJudgement) -> String { String(judgement.judgedAt.prefix(10)) }

  static let storeMoved = Bilingual(
    zh: "线索库在此期间有了变化", en: "the store has changed meanwhile")

  static func problem(
    _ code: String, _ zh: String, _ en: String, at position: SourcePosition? = nil, hintZh: String,
    hintEn: String
  ) -> Diagnostic {
    Diagnostic(
      code: code, at: position, message: Bilingual(zh: zh, en: en),
      hint: Bilingual(zh: hintZh, en: hintEn))
  }
}
