import Documents

extension ComparatorKind {
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

  /// - Parameter thresholds: the least similarity of each level; empty: the usual ones.
  func make(_ thresholds: [Double]) -> any Comparator {
    comparator.init(thresholds: thresholds.isEmpty ? usualThresholds ?? [] : thresholds)
  }
}
