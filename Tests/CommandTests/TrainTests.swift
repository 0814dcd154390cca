import Foundation
import Testing

@Suite struct TrainCommandTests {
  private func dir(_ count: Int, matching: String = "") throws -> Workdir {
    let rows = (0..<count).map { number -> String in
      let family = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄"][number / 3 % 8]
      let given = ["伟", "娜", "芳", "敏", "强", "磊", "洋"][number / 24 % 7]
      // Every third is one that stands before it, under another company now and then.
      let who = number % 3 == 2 ? number - 1 : number
      return
        "\(number),第\(who / (number % 6 == 2 ? 5 : 7))实业有限公司,\(family)\(given)\(who % 10),\(13_800_000_000 + who),a\n"
    }
    let dir = try Workdir()
    try dir.writeSmallMigration(rows.joined())
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing("手机", with: "{from: 手机, as: phone}"))
    try dir.write("m.yaml", dir.text("m.yaml") + "\n" + matching)
    return dir
  }

  @Test func writesWeightsThatAMigrationGoesBy() throws {
    let dir = try dir(1800)
    let train = try dir.run("train", "m.yaml", "--out", "w")
    #expect(train.status == 0, "\(train)")
    #expect(!dir.exists("t.leads"), "it writes nothing else")
    #expect(train.out.split(separator: "\n").allSatisfy { HelpTests.width($0) <= 80 }, "\(train.out)")
    let learnt = dir.text("w/contacts.yaml")
    #expect(learnt.contains("prior: ") && learnt.contains("{column: mobile, by: phone, weights: ["))
    try dir.write("m.yaml", dir.text("m.yaml") + "\nmatching:\n  contacts: w/contacts.yaml\n")
    let check = try dir.run("check", "m.yaml")
    #expect(check.status == 0, "\(check)")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 0, "\(verify)")
    // From the store and the same sources, the same.
    let again = try dir.run("train", "m.yaml", "--out", "w2", "--json")
    #expect(again.status == 0 && again.out.contains("\"entity\" : \"contact\""), "\(again)")
  }

  @Test func theSameRecordsGiveTheSame() throws {
    let dir = try dir(1800)
    #expect(try dir.run("train", "m.yaml", "--out", "w").status == 0)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.run("train", "m.yaml", "--out", "w2").status == 0)
    #expect(dir.text("w/contacts.yaml") == dir.text("w2/contacts.yaml"))
  }

  @Test func whatIsThereStays() throws {
    let dir = try dir(30)
    try FileManager.default.createDirectory(atPath: dir.file("w"), withIntermediateDirectories: true)
    try dir.write("w/contacts.yaml", "mine\n")
    let train = try dir.run("train", "m.yaml", "--out", "w")
    #expect(train.status == 5 && train.err.contains("w/contacts.yaml"), "\(train)")
    #expect(dir.text("w/contacts.yaml") == "mine\n")
  }

  @Test(arguments: [
    ("", "too little to learn from"), ("matching: exact\n", "scores nothing"),
  ]) func saysWhyItLearnsNothing(_ matching: String, _ words: String) throws {
    let train = try dir(60, matching: matching).run("train", "m.yaml", "--out", "w")
    #expect(train.status == 1 && train.err.contains(words), "\(train)")
  }
}
