/// The comparators by the names that a configuration writes.
public enum ComparatorKind: String, Sendable, CaseIterable {
  case exact, edit
  case jaroWinkler = "jaro-winkler"
  case words, prefix, names, date, number, email, phone, person, company, address, code

  var comparator: any Comparator.Type {
    switch self {
    case .exact: ExactComparator.self
    case .edit: EditComparator.self
    case .jaroWinkler: JaroWinklerComparator.self
    case .words: WordsComparator.self
    case .prefix: PrefixComparator.self
    case .names: NamesComparator.self
    case .date: DateComparator.self
    case .number: NumberComparator.self
    case .email: EmailComparator.self
    case .phone: PhoneComparator.self
    case .person: PersonComparator.self
    case .company: CompanyComparator.self
    case .address: AddressComparator.self
    case .code: CodeComparator.self
    }
  }

  /// - Parameter thresholds: the least similarity of each level; empty: the comparator's own.
  func make(_ thresholds: [Double]) -> any Comparator { comparator.init(thresholds: thresholds) }
}
