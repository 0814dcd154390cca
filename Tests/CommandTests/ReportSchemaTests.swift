import Foundation
import Testing

@Suite struct ReportSchemaTests {
  @Test func printsTheSchemaThatAReportNames() throws {
    let dir = try Workdir()
    let schema = try dir.run("report-schema")
    #expect(schema.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(schema.out.utf8)) as? [String: Any]
    let members = document?["properties"] as? [String: Any]
    try dir.writeSmallMigration("1,,张伟,13812345678,a\n")
    let plan = try dir.run("plan", "m.yaml", "--json")
    #expect(plan.status == 2, "\(plan)")
    let report = try JSONSerialization.jsonObject(with: Data(plan.out.utf8)) as? [String: Any]
    #expect(report?.isEmpty == false)
    for member in report?.keys.sorted() ?? [] { #expect(members?[member] != nil, "\(member)") }
  }

  @Test func printsTheSchemaOfAVerification() throws {
    let dir = try Workdir()
    let schema = try dir.run("report-schema", "verification")
    #expect(schema.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(schema.out.utf8)) as? [String: Any]
    let members = document?["properties"] as? [String: Any]
    try dir.writeSmallMigration("1,,张伟,13812345678,a\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let verify = try dir.run("verify", "m.yaml", "--json")
    let report = try JSONSerialization.jsonObject(with: Data(verify.out.utf8)) as? [String: Any]
    #expect(report?["verdict"] as? String == "holds", "\(verify)")
    for member in report?.keys.sorted() ?? [] { #expect(members?[member] != nil, "\(member)") }
    for member in document?["required"] as? [String] ?? [] { #expect(report?[member] != nil, "\(member)") }
    #expect(try dir.run("report-schema", "walk").status == 64)
  }
}
