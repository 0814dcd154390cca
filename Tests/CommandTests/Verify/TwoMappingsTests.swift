import Testing

/// One file that two mappings of a source read for the same object is laid beside the store twice.
@Suite struct TwoMappingsTests {
  private func migrated() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n2,宁波甬江机械有限公司,李娜,13912345678,\n")
    try dir.write(
      "m.yaml",
      """
      migration: small
      store: sqlite:t.leads
      sources:
        sheet:
          trust: 1
          objects:
            - {files: leads.csv, mapping: leads.yaml}
            - {files: leads.csv, mapping: other.yaml}
      """)
    try dir.write(
      "leads.yaml", dir.text("leads.yaml") + "\nwhere: {编号: {in: ['1']}}\n")
    try dir.write(
      "other.yaml",
      dir.text("leads.yaml").replacing("mapping: leads", with: "mapping: other").replacing(
        "['1']", with: "['2']"))
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    return dir
  }

  @Test func bothReadingsAreTold() throws {
    let dir = try migrated()
    let verify = try dir.run("verify", "m.yaml", "--out", "proof")
    #expect(verify.status == 0, "\(verify)")
    let manifest = dir.text("proof/manifest.json")
    #expect(manifest.contains("\"mapping\" : \"leads\"") && manifest.contains("\"mapping\" : \"other\""))
    let again = try dir.run("verify", "m.yaml", "--manifest", "proof/manifest.json")
    #expect(again.status == 0, "\(again)")
  }
}
