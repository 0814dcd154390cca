import Model

extension Clustering {
  /// What the strong keys know against one cluster of two.
  mutating func objection(_ left: Int32, _ right: Int32, _ entity: Entity) -> MatchObjection? {
    if entity == .account {
      let (x, y) = (creditCodes[rootDetail(left)], creditCodes[rootDetail(right)])
      return x != 0 && y != 0 && x != y ? .creditCodesDiffer : nil
    }
    // 张总 may be any 张, and who has no name is anybody.
    let (mine, other) = (name(left), name(right))
    guard mine.isFull && other.isFull else { return .namesAmbiguous }
    return mine.isOfOtherGender(than: other) ? .namesDiffer : nil
  }
}
