import ArgumentParser
import Cutover

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "verify")
}
