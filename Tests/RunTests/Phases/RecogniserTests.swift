import Base
import Testing

@testable import Run

/// Who a record is, by its key and the fingerprint of its cells.
@Suite struct RecogniserTests {
  private let index = RecordIndex()
  private let key = Identity(low: 7, high: 9)

  /// A record that the index has, with fingerprint 1.
  private func recogniser(_ flags: RecordIndex.Flags) -> (Recogniser, known: Int) {
    let number = index.add(key, fingerprint: 1, firstRun: 1, flags: flags, scope: 0)
    return (Recogniser(index: index), number)
  }

  @Test func aKeyThatNobodyHasIsNew() {
    let recogniser = Recogniser(index: index)
    #expect(recogniser.verdict(key, known: index.find(key), fingerprint: 1) == .new)
  }

  @Test func theSameCellsAreUnchangedAndOthersAreAChange() {
    let (recogniser, known) = recogniser(.stored)
    #expect(recogniser.verdict(key, known: index.find(key), fingerprint: 1) == .unchanged(known))
    #expect(recogniser.verdict(key, known: index.find(key), fingerprint: 2) == .changed(known))
  }

  @Test func whoHadVanishedIsChangedThoughItsCellsAreTheSame() {
    let (recogniser, known) = recogniser([.stored, .hadVanished])
    #expect(recogniser.verdict(key, known: known, fingerprint: 1) == .changed(known))
  }

  @Test func aKeyThatComesAgainSaysTheSameOrOtherwise() {
    let (recogniser, known) = recogniser([.stored])
    recogniser.meet(known, file: 3, ordinal: 5)
    #expect(index.files[known - 1] == 3 && index.ordinals[known - 1] == 5)
    #expect(recogniser.verdict(key, known: known, fingerprint: 1) == .again(known, .same))
    #expect(recogniser.verdict(key, known: known, fingerprint: 2) == .again(known, .other))
  }

  @Test func ofAKeyWithTwoVersionsNoneIsTaken() {
    var (recogniser, known) = recogniser([.stored, .seen, .met])
    recogniser.repeat(known)
    #expect(recogniser.repeated == [known])
    #expect(recogniser.verdict(key, known: known, fingerprint: 1) == .again(known, .repeated))
  }

  @Test func anotherVersionOfARefusedKeyDoesNotTakeItsPlace() {
    var recogniser = Recogniser(index: index)
    recogniser.refuseKey(key, fingerprint: 1)
    #expect(recogniser.verdict(key, known: nil, fingerprint: 2) == .refusedBefore)
    // The very same cells are judged by themselves once more.
    #expect(recogniser.verdict(key, known: nil, fingerprint: 1) == .new)
  }
}
