import Model
import Verification

/// A verification's page: one screen for a sponsor, then what an operator needs. Self-contained, in both
/// languages, like a run's page. Holds personal data when the report shows values.
public enum VerificationPage {
  /// `language` is the one shown first.
  public static func render(_ report: VerificationReport, language: Language) -> String {
    let page = VerificationSections(report: report, language: language)
    let masked = report.showsValues ? [] : [(word: Word.shows, html: Markup.both(.masked))]
    return PageFrame(
      language: language, title: report.title ?? Word.verification.text, kind: Word.verification.text,
      pill: Word.run.text.with(Shown.count(report.result.runs)),
      facts: [
        (.started, Markup.escape(Shown.time(report.startedAt))), (.took, Shown.seconds(report.seconds)),
        (.store, Markup.escape(report.result.store)), (.tool, Markup.escape(report.toolVersion)),
      ] + masked,
      footFacts: [(.storeDigest, "<code class=\"hash\">\(Markup.escape(report.result.digest))</code>")],
      verdict: page.sponsor(),
      sections: [
        page.findings(), page.balance(), page.coverage(), page.checks(), page.totals(), page.columns(),
        page.sensitivity(), page.forensic(),
      ].compactMap { $0 },
      note: (report.showsValues ? Word.personal : .maskedNote).text, data: VerificationLists.text(report),
      script: PageScript.verification, canMask: report.showsValues
    ).render()
  }
}

/// The sections of a verification's page.
struct VerificationSections: PageParts {
  var report: VerificationReport
  var language: Language

  var result: VerificationResult { report.result }
}
