import Foundation
import Testing

/// Guarantee 11: no personal data in error texts, and files that hold it are their owner's alone.
@Suite struct PersonalDataTests {
  private static let canaries = ["欧阳金丝雀", "13987654321", "canary@example.cn", "金丝雀商行"]

  @Test func nothingOfARecordIsInAnErrorText() throws {
    let (name, phone, mail, company) = (
      Self.canaries[0], Self.canaries[1], Self.canaries[2], Self.canaries[3]
    )
    let header = "编号,公司,联系人,手机,备注\n"
    let bodies = [
      "\(name),\(company),\(name),\(phone)x,\(mail)\n\(name),\(company),李娜,\(phone),\n",
      ",\(company),\(name),\(phone),\(mail)\n",
      "1,\"\(company),\(name),\(phone),\(mail)\n",
      "1,\"\(company)\"\(name),\(phone),\(mail),\n",
      "1,\(company),\(name)\n", "1,\(company),\(name),\(phone),\(mail),\(phone)\n",
    ]
    for body in bodies {
      for language in ["zh", "en"] {
        let dir = try Workdir()
        try dir.writeSmallMigration("")
        try dir.write(
          "leads.yaml",
          dir.text("leads.yaml").replacing(
            "contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}"))
        try dir.write("leads.csv", header + body)
        let apply = try dir.run("apply", "m.yaml", "--lang", language)
        #expect(apply.status == 3, "\(apply)")
        let plan = try dir.run("plan", "m.yaml", "--lang", language)
        for canary in Self.canaries {
          #expect(!apply.err.contains(canary) && !apply.out.contains(canary), "\(apply)")
          #expect(!plan.err.contains(canary) && !plan.out.contains(canary), "\(plan)")
        }
      }
    }
    for (format, text) in [
      ("xml", "<data><item><id>1</id><person>\(name)</person><mobile>\(phone)</item></data>"),
      ("xml", "<data><item><id>1</id><person>\(name)</person><\(phone)"),
      ("json", "{\"items\": [{\"id\": \"1\", \"person\": \"\(name)\", \"mobile\": \(phone)x}]}"),
      ("json", "{\"items\": [{\"id\": \"1\", \"person\": \"\(name)\", \"mobile\": \"\(phone)"),
    ] {
      let dir = try Workdir()
      try dir.writeTree(format, text)
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 6 || got.status == 3, "\(got)")
      for canary in Self.canaries {
        #expect(!got.err.contains(canary) && !got.out.contains(canary), "\(got)")
      }
    }
  }

  @Test func whatHoldsPersonalDataIsItsOwnersAlone() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows + ",,王芳,,\n", gates: "gates: {quarantined: 1}")
    for arguments in [
      ["plan", "m.yaml"], ["apply", "small-plan"], ["quarantine", "export", "m.yaml", "--out", "q.csv"],
    ] {
      let got = try dir.run(arguments, shell: "umask 000")
      #expect(got.status == 0 || got.status == 2, "\(got)")
    }
    func mode(_ name: String) throws -> Int {
      try FileManager.default.attributesOfItem(atPath: dir.file(name))[.posixPermissions] as? Int ?? 0
    }
    for folder in ["small-plan", "small-run-1"] {
      #expect(try mode(folder) == 0o700)
      for name in try FileManager.default.contentsOfDirectory(atPath: dir.file(folder)) {
        #expect(try mode("\(folder)/\(name)") == 0o600, "\(folder)/\(name)")
      }
    }
    for name in ["t.leads", "q.csv"] { #expect(try mode(name) == 0o600, "\(name)") }
  }
}
