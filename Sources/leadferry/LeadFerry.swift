import ArgumentParser

@main
struct LeadFerry: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "leadferry")
}
