import LeadModel
public enum IssueWording { public static func message(_ c: String) -> (message: Bilingual, remedy: Bilingual) { (Bilingual(zh:c,en:c),Bilingual(zh:c,en:c)) } }
