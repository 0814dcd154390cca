import Base
import Testing

@Suite("Column names from the record on")
struct ColumnPathTests {
  @Test(
    "a name is made, and found again",
    arguments: [
      (SourceFormat.csv, "", "手机", "手机"), (.csv, "", "a/b", "a/b"), (.json, "", "owner.name", "owner.name"),
      (.json, "contacts", "mobile", "contacts.mobile"), (.json, "contacts", "to.work", "contacts.to.work"),
      (.json, "contacts", ".", "contacts"), (.json, "a.b", "c", "a.b.c"),
      (.xml, "contacts/contact", "@id", "contacts/contact/@id"),
      (.xml, "contacts/contact", "mobile", "contacts/contact/mobile"),
      (.xml, "phones/phone", ".", "phones/phone"),
    ])
  func roundTrip(_ format: SourceFormat, _ kind: String, _ column: String, _ name: String) {
    let path = ColumnPath(kind: kind, column: column)
    #expect(path.name(format) == name)
    #expect(ColumnPath(name: name, kind: kind, format) == path)
  }

  @Test("a name that no column of a kind can have")
  func others() {
    #expect(ColumnPath(name: "contacts/mobile", kind: "contacts", .json) == nil)
    #expect(ColumnPath(name: "contacts.mobile", kind: "contacts", .xml) == nil)
    #expect(ColumnPath(name: "contacts.", kind: "contacts", .json) == nil)
    #expect(ColumnPath(name: "mobile", kind: "contacts", .json) == nil)
  }

  @Test("a kind knows its columns by their names from the record on")
  func index() {
    let kind = Layout.Kind(path: "contacts", columns: ["name", "mobile", "."])
    #expect(kind.index(ofFullName: "contacts.mobile", .json) == 1)
    #expect(kind.index(ofFullName: "contacts", .json) == 2)
    #expect(kind.index(ofFullName: "mobile", .json) == nil)
    #expect(kind.index(ofFullName: "contacts/mobile", .json) == nil)
  }
}
