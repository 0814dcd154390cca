import ArgumentParser
import Foundation
import Run

@main
struct LeadFerry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leadferry",
    abstract: "Carries sales leads out of old systems into one store. / 搬迁销售线索",
    discussion: """
      Exit codes:
        0    done, and all that was checked holds
        1    could not be done
        2    plan: there are changes
        3    more records refused, or missing, than allowed
        4    verification: something is violated; or the store is damaged
        5    a migration or mapping is invalid, or the store is not one for this tool
        6    a source is missing, unreadable, truncated, or changed shape
        7    stale plan
        8    verification: something could not be checked
        9    another run holds the store
        64   wrong use of a command
        130  interrupted; nothing was written
      """,
    version: Tool.version,
    subcommands: [
      ProfileCommand.self, ReadCommand.self, DraftCommand.self, InitCommand.self, CheckCommand.self,
      PlanCommand.self,
      ApplyCommand.self, VerifyCommand.self, StatusCommand.self, RollbackCommand.self, AcceptCommand.self,
      QuarantineCommand.self, TraceCommand.self, ReviewCommand.self, UnmergeCommand.self,
      TrainCommand.self, FieldsCommand.self, ReportSchemaCommand.self,
    ])

  /// The command that was asked for, without what it was asked about; empty: none.
  static var commandName: String {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    return CommandLine.arguments.dropFirst().first { names.contains($0) } ?? ""
  }

  static func main() {
    Allocator.useOneArena()
    endWith130WhenStopped()
    do {
      var command = try parseAsRoot(FieldsCommand.expanding(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      let (text, code) = (fullMessage(for: error), exitCode(for: error))
      if !text.isEmpty { code.isSuccess ? Console.print(text) : Console.error(text) }
      Foundation.exit(code.rawValue)
    }
  }

  /// Until there is a run that can be asked to stop, nothing has been written. Who started us with a signal
  /// ignored (`nohup`, a background job) meant that.
  private static func endWith130WhenStopped() {
    for number in [SIGINT, SIGTERM] {
      var former = sigaction()
      guard sigaction(number, nil, &former) == 0, former.__sigaction_handler.sa_handler == nil else {
        continue
      }
      signal(number) { _ in _exit(130) }
      // A thread that started us may have blocked it for itself.
      var set = sigset_t()
      sigemptyset(&set)
      sigaddset(&set, number)
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }
  }
}
