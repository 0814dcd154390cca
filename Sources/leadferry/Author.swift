import ArgumentParser
import Foundation

/// Who says something: as given, else the user of this session.
struct AuthorOption: ParsableArguments {
  @Option(help: "Who says so; by default this user. / 由谁决定")
  var by: String?

  var name: String {
    let environment = ProcessInfo.processInfo.environment
    return by ?? environment["LOGNAME"] ?? environment["USER"] ?? "uid \(getuid())"
  }
}
