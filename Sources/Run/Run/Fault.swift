#if FAULTS
  import Foundation
  import Model

  /// For tests, in builds for them alone: makes a run fail, be interrupted or be killed at a place of
  /// its work that no input reaches at will. `LEADFERRY_FAULT=PLACE:error|interrupt|kill|stop`.
  package enum Fault {
    private static let asked: (place: String, kind: String)? = {
      let parts = (ProcessInfo.processInfo.environment["LEADFERRY_FAULT"] ?? "").split(separator: ":")
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }()

    package static func inject(at place: String, _ progress: RunProgress) throws {
      guard let asked, asked.place == place else { return }
      switch asked.kind {
      case "kill": kill(getpid(), SIGKILL)
      // Until somebody lets it go on.
      case "stop": kill(getpid(), SIGSTOP)
      case "interrupt":
        // The signal takes the way that Ctrl-C takes; the run goes on once it has arrived.
        kill(getpid(), SIGINT)
        while !progress.isInterrupted { sched_yield() }
      default:
        throw RunError.inconsistent(
          Bilingual(zh: "测试要求的故障：\(place)", en: "a fault that a test asked for, at \(place)"))
      }
    }
  }
#endif
