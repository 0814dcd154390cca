import ArgumentParser
import Desk
import Foundation
import Model
import Reporting
import Run

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Decide doubtful pairs. / 判断存疑的记录",
    discussion: """
      Asks about one pair after another, the most useful first: y same, n different, u undecided; w asks \
      for a reason in your own words, which goes with the answer; b takes the last answer back, q quits. \
      Each answer is in the store at once and takes effect in the next run; whoever comes again finds the \
      rest. Without a terminal, answers are read from standard input, one a line (`w` with the words \
      behind it).
      """,
    subcommands: [ReviewWalkCommand.self, ReviewExportCommand.self, ReviewImportCommand.self],
    defaultSubcommand: ReviewWalkCommand.self)
}

/// Who judges.
struct AuthorOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who decides; the user's name if not given. / 判断人", valueName: "name"))
  var author: String?

  func validate() throws {
    if name == "rule" { throw ValidationError("--author: 'rule' stands for the rules themselves") }
  }

  var name: String {
    if let author { return author }
    let environment = ProcessInfo.processInfo.environment
    return environment["USER"] ?? environment["LOGNAME"] ?? NSUserName()
  }
}

struct ReviewWalkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walk", abstract: "Ask about one pair after another. / 逐对判断",
    usage: "leadferry review <migration> [--list] [--author <name>] [<options>]")

  @Argument(help: "A migration file. / 迁移文件") var migration: String
  @Flag(help: "List the pairs, and ask nothing. / 只列出") var list = false
  @OptionGroup var who: AuthorOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let queue = try ReviewQueue.load(migration: migration)
      if common.json {
        let document = ReviewDocument(
          total: queue.total, pairs: try queue.pairs(0..<queue.count), judgements: try queue.judgements())
        Console.print(JSONOutput.text(document))
        return 0
      }
      if list {
        Console.print(
          ReviewText.list(
            try queue.pairs(0..<min(queue.count, 1000)), total: queue.total, common.language,
            width: Console.width))
        return 0
      }
      var session = ReviewSession(queue, author: who.name, language: common.language)
      try session.run()
      Console.print(
        ReviewText.summary(
          session.counts, left: queue.left, migration: migration, common.language, width: Console.width))
      return 0
    }
  }
}

/// What `review --json` prints.
private struct ReviewDocument: Encodable {
  var schema = "leadferry-review/1"
  var total: Int
  var pairs: [ReviewPair]
  /// What people say now, oldest first.
  var judgements: [JudgementLine]
}
