import Foundation
import Testing

/// The cell at fault has one name in every format, wherever it is said or given: quarantine lists it, and a
/// person fixes it by it.
@Suite struct ChildCellTests {
  /// One record whose last cell with a mobile number is harmed, in each format.
  enum Shape: String, CaseIterable, Sendable {
    case csv, xml, json

    var column: String {
      switch self {
      case .csv: "手机"
      case .xml: "contacts/contact/mobile"
      case .json: "contacts.mobile"
      }
    }

    var mapping: String {
      let person = "{contact.name: name, contact.mobile: {from: mobile, as: phone}}"
      switch self {
      case .csv:
        return """
          reads: csv
          object: account
          key: 编号
          fields: {account.name: 公司, contact.name: 联系人, contact.mobile: {from: 手机, as: phone}}
          """
      case .xml:
        return """
          reads: xml
          record: data/customer
          object: account
          key: id
          fields: {account.name: name}
          each: [{path: contacts/contact, object: contact, fields: \(person)}]
          """
      case .json:
        return """
          reads: json
          record: data
          object: account
          key: id
          fields: {account.name: name}
          each: [{path: contacts, object: contact, fields: \(person)}]
          """
      }
    }

    var data: String {
      switch self {
      case .csv: "编号,公司,联系人,手机\n1,甲公司,张三,1.38E+10\n"
      case .xml:
        """
        <data><customer><id>1</id><name>甲公司</name><contacts>
        <contact><name>李四</name><mobile>13900000001</mobile></contact>
        <contact><name>张三</name><mobile>1.38E+10</mobile></contact>
        </contacts></customer></data>
        """
      case .json:
        """
        {"data":[{"id":"1","name":"甲公司","contacts":[
        {"name":"李四","mobile":"13900000001"},{"name":"张三","mobile":"1.38E+10"}]}]}
        """
      }
    }

    func applied() throws -> Workdir {
      let dir = try Workdir()
      try dir.write(
        "m.yaml",
        """
        migration: cells
        store: sqlite:t.leads
        sources:
          erp: {files: erp.\(rawValue), mapping: erp.yaml, snapshot: true}
        gates: {quarantined: 9}
        """)
      try dir.write("erp.yaml", "mapping: erp\n" + mapping + "\n")
      try dir.write("erp.\(rawValue)", data)
      let apply = try dir.run("apply", "m.yaml")
      #expect(apply.status == 0, "\(apply)")
      return dir
    }

    /// From the correction on all is as if the source had said so.
    func lands(_ dir: Workdir) throws {
      let replay = try dir.run("quarantine", "replay", "m.yaml")
      #expect(replay.status == 0 && replay.out.contains("1 read = 1 added"), "\(replay)")
      #expect(try dir.reading().texts("SELECT mobile FROM contact WHERE name = '张三'") == ["13812345678"])
      let trace = try dir.run("trace", "m.yaml", "13812345678")
      #expect(trace.status == 0, "\(trace)")
      for word in ["1.38E+10", "13812345678", "anna"] { #expect(trace.out.contains(word), "\(trace.out)") }
      let verify = try dir.run("verify", "m.yaml")
      #expect(verify.status == 0, "\(verify)")
    }
  }

  @Test("quarantine names the cell and shows what it says", arguments: Shape.allCases)
  func list(_ shape: Shape) throws {
    let dir = try shape.applied()
    #expect(
      try dir.reading().rows("SELECT code, column_name, value FROM quarantine") == [
        "phone-scientific|\(shape.column)|1.38E+10"
      ])
    let list = try dir.run("quarantine", "list", "m.yaml")
    #expect(list.status == 0 && list.out.contains(shape.column), "\(list)")
  }

  @Test("a cell is fixed by the name that the list prints", arguments: Shape.allCases)
  func fix(_ shape: Shape) throws {
    let dir = try shape.applied()
    let fix = try FixTests.fix(dir, "1", "13812345678", column: shape.column)
    #expect(fix.status == 0, "\(fix)")
    try shape.lands(dir)
  }

  @Test("an exported file comes back with the new value", arguments: Shape.allCases)
  func exportAndImport(_ shape: Shape) throws {
    let dir = try shape.applied()
    #expect(try dir.run("quarantine", "export", "m.yaml", "--out", "q.csv").status == 0)
    let text = dir.text("q.csv")
    #expect(text.contains(shape.column), "\(text)")
    // A TAB behind the value keeps Excel from reading it as a number.
    let cell = try #require(text.range(of: "1.38E+10\t\",")?.upperBound, "\(text)")
    try dir.write("q.csv", String(text[..<cell]) + "13812345678" + String(text[cell...]))
    let output = try dir.run("quarantine", "import", "m.yaml", "q.csv", "--by", "anna")
    #expect(output.status == 0, "\(output) \(dir.text("q.csv"))")
    try shape.lands(dir)
  }

  @Test("a name that no column has is answered with those that there are", arguments: [Shape.xml, .json])
  func unknown(_ shape: Shape) throws {
    let dir = try shape.applied()
    let fix = try FixTests.fix(dir, "1", "13812345678", column: "mobil")
    #expect(fix.status == 1 && fix.err.contains(shape.column), "\(fix)")
  }
}
