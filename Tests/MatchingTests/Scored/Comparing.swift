import Documents

@testable import Matching

/// The level two texts get, as a word: `exact`, `null`, or the comparator's own.
func compared(_ a: String, _ b: String, _ kind: ColumnKind, _ comparator: ComparatorKind, _ at: [Double] = [])
  -> String
{
  let store = ColumnStore(kind)
  store.append(a)
  store.append(b)
  let left = store.ids[0]
  let right = store.ids[1]
  if left == 0 || right == 0 { return "null" }
  if left == right { return "exact" }
  let made = comparator.make(at)
  var scratch = Scratch()
  let level = made.level(store.value(left), store.value(right), &scratch)
  let back = made.level(store.value(right), store.value(left), &scratch)
  return level == back ? comparator.levels(at)[level] : "not symmetric"
}

/// Where a pair stands on its comparator's ladder: 0 exact, then level by level.
func rank(_ a: String, _ b: String, _ kind: ColumnKind, _ comparator: ComparatorKind) -> Int {
  let word = compared(a, b, kind, comparator)
  return word == "exact" ? 0 : 1 + (comparator.levels([]).firstIndex(of: word) ?? 99)
}
