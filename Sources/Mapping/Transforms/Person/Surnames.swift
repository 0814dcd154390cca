import Model

/// Chinese family names: what may stand before a title. Rarer ones than these leave a cell as it is.
enum Surnames {
  static let single = Set(Scalars.all(SharedWords.titledSurnames))

  static let double = (SharedWords.compoundSurnames + SharedWords.titledCompoundSurnames).map(Scalars.all)
}
