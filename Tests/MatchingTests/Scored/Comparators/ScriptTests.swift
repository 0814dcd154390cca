import Testing

@testable import Matching

/// Names in two scripts, generations, and addresses in full and short words.
@Suite struct ScriptTests {
  private func names(_ a: String, _ b: String) -> String { compared(a, b, .latin, .names) }

  @Test(arguments: [
    ("王杰", "Jie Wang"), ("Иван Петров", "Petrov, Ivan"), ("Γιώργος Παππάς", "Giorgos Pappas"),
  ])
  func aNameInTwoScriptsIsOne(_ pair: (String, String)) {
    #expect(["exact", "parts exchanged", "one part equal, one alike"].contains(names(pair.0, pair.1)))
  }

  @Test func arabicHasNoVowels() {
    #expect(names("كريم حداد", "Karim Haddad") != "else")
    #expect(names("كريم حداد", "Omar Nasser") == "else")
  }

  @Test func fatherAndSonAreTwo() {
    #expect(names("David Dale Jr", "David Dale Senior") == "one part equal")
    #expect(names("Morris II Klee", "Morris III Klee") == "one part equal")
    #expect(
      names("David Dale Jr", "David Dale") == "parts exchanged"
        || names("David Dale Jr", "David Dale") == "exact")
    #expect(names("Ida I Moss", "Ida Moss") == "one holds the other")
  }

  @Test func streetsInFullAndShort() {
    #expect(compared("12 North Main Street", "12 N. Main St", .address, .address) == "exact")
    #expect(compared("8 Oak Avenue, Suite 3", "8 Oak Ave Ste 3", .address, .address) == "exact")
    #expect(compared("12 Main Street", "13 Main Street", .address, .address) != "exact")
  }
}
