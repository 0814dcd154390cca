import Desk
import Model
import Reporting
import Run

/// Walks a person through the doubtful pairs. Each answer is in the store before the next question.
struct ReviewSession {
  let queue: ReviewQueue
  let author: String
  let language: Language
  private let keys = KeyReader()
  /// Places of the queue that were answered or passed, in order.
  private var walked: [Int] = []
  private var place = 0
  /// Why, in the person's own words: of the answer to come.
  private var note = ""
  private(set) var counts: [JudgementVerdict: Int] = [:]

  init(_ queue: ReviewQueue, author: String, language: Language) {
    self.queue = queue
    self.author = author
    self.language = language
  }

  mutating func run() throws(RunError) {
    defer { keys.restore() }
    while true {
      // What the answers so far have settled is asked no more.
      while place < queue.count && queue.implied(place) != nil { place += 1 }
      guard place < queue.count else {
        Console.print(ReviewText.end(language))
        return
      }
      let pair = try queue.pair(place)
      Console.print(
        ReviewCard.text(
          pair, number: place + 1, of: queue.count, language: language, width: Console.width,
          color: Console.hasColor))
      guard try ask() else { return }
    }
  }

  /// - Returns: false when the person wants to stop.
  private mutating func ask() throws(RunError) -> Bool {
    note = ""
    Console.write(ReviewCard.keys(language, width: Console.width, color: Console.hasColor) + "  > ", to: 1)
    while true {
      guard let key = keys.next(), key != "q", key != "\u{4}" else {
        Console.print("")
        return false
      }
      switch key {
      case "y": if try answer(.same) { return true }
      case "n": if try answer(.different) { return true }
      case "u": if try answer(.undecided) { return true }
      case "w":
        note = keys.line { Console.write(ReviewText.why(language), to: 1) }
        if !keys.isTerminal { Console.print(note) }
        Console.write("> ", to: 1)
      case "b": if try back() { return true }
      case "\n", "\r": continue
      default: Console.write("\u{7}", to: 1)
      }
    }
  }

  private mutating func answer(_ verdict: JudgementVerdict) throws(RunError) -> Bool {
    guard try judge(place, verdict) else { return false }
    counts[verdict, default: 0] += 1
    Console.print(verdict.title.text(language) + "\n")
    walked.append(place)
    place += 1
    return true
  }

  /// Takes the last answer back, and asks again.
  private mutating func back() throws(RunError) -> Bool {
    guard let last = walked.last else {
      Console.print(ReviewText.noWayBack(language))
      return false
    }
    let former = queue.answer(last)
    guard try judge(last, nil) else { return false }
    if let former { counts[former, default: 0] -= 1 }
    walked.removeLast()
    Console.print(ReviewText.takenBack(language) + "\n")
    place = last
    return true
  }

  /// - Returns: false when it could not be written now, and the question stands.
  private func judge(_ place: Int, _ verdict: JudgementVerdict?) throws(RunError) -> Bool {
    do {
      try queue.judge(place, verdict, by: author, note: verdict == nil ? "" : note)
      return true
    } catch {
      switch error {
      case .store(.locked), .invalid: break
      default: throw error
      }
      Console.print("")
      Console.print(ReviewText.refused(error, language))
      return false
    }
  }
}
