import Foundation
import Testing

@testable import Verification

struct ManifestTests {
  private let manifest: Manifest = {
    var manifest = Manifest(
      toolVersion: "0.1.0",
      store: Manifest.Store(runs: 2, records: 3, goldenRows: 4, digest: "d", seal: "s"))
    manifest.documents = [Manifest.Document(path: "m.yaml", sha256: "a")]
    manifest.sources = [
      Manifest.Source(
        source: "sheet", object: "lead", path: "exports/线索.csv", bytes: 5, sha256: "b", records: 3,
        digest: "c")
    ]
    return manifest
  }()

  /// The format, to the byte: a manifest is read years later.
  @Test func theFormatIsKept() {
    #expect(
      String(decoding: manifest.json, as: UTF8.self) == """
        {
          "documents" : [
            {
              "path" : "m.yaml",
              "sha256" : "a"
            }
          ],
          "manifest" : "leadferry-manifest/1",
          "sources" : [
            {
              "bytes" : 5,
              "digest" : "c",
              "object" : "lead",
              "path" : "exports/线索.csv",
              "records" : 3,
              "sha256" : "b",
              "source" : "sheet"
            }
          ],
          "store" : {
            "digest" : "d",
            "goldenRows" : 4,
            "records" : 3,
            "runs" : 2,
            "seal" : "s"
          },
          "toolVersion" : "0.1.0"
        }

        """)
  }

  private func findings(_ now: Manifest, gone: Set<String> = []) -> [String] {
    let book = FindingBook()
    ManifestCheck(book: book, former: manifest, now: now) { gone.contains($0) ? nil : "other" }.run()
    return book.findings.map { finding in
      let subject = finding.subject
      let place = [subject.object, subject.file, subject.field].compactMap { $0 }.joined(separator: " ")
      return (finding.verdict == .violated ? "" : "? ") + place
    }
  }

  @Test func theSameIsSeenAsTheSame() { #expect(findings(manifest) == []) }

  @Test func whatDiffersIsNamed() {
    var now = manifest
    now.documents[0].sha256 = "x"
    now.sources[0].sha256 = "x"
    now.sources[0].digest = "x"
    now.store.digest = "x"
    now.store.seal = nil
    now.sources.append(
      Manifest.Source(
        source: "sheet", object: "lead", path: "new.csv", bytes: 1, sha256: "n", records: 1, digest: nil))
    #expect(
      findings(now) == [
        "document m.yaml sha256", "source exports/线索.csv sha256",
        "source exports/线索.csv digest", "source new.csv", "store digest", "store seal",
      ])
  }

  @Test func anotherVersionOfTheToolIsToldAndIsNoFault() {
    var now = manifest
    now.toolVersion = "0.2.0"
    let book = FindingBook()
    ManifestCheck(book: book, former: manifest, now: now, digest: { _ in "" }).run()
    #expect(book.findings.isEmpty)
    #expect(book.notChecked.map(\.en) == ["the manifest was written by leadferry 0.1.0, and this is 0.2.0"])
  }

  @Test func whatIsGoneCannotBeChecked() {
    var now = manifest
    now.documents = []
    now.sources = []
    #expect(
      findings(now, gone: ["m.yaml", "exports/线索.csv"])
        == ["? document m.yaml sha256", "? source exports/线索.csv sha256"])
    // It lies there, and is another one.
    #expect(
      findings(now) == [
        "document m.yaml sha256", "source exports/线索.csv sha256", "? source exports/线索.csv digest",
      ])
  }
}
