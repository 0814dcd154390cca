import Foundation
import Model
import Reporting
import Run

/// Says how far a run is: one line that changes on a terminal, a plain line now and then elsewhere.
/// Ctrl-C asks the run to stop.
final class ProgressDisplay {
  private let progress = RunProgress()
  /// Seconds between lines where there is no terminal.
  private static let plainInterval = 10.0

  func during<R>(_ language: Language, _ body: (RunProgress) throws -> R) throws -> R {
    let queue = DispatchQueue(label: "leadferry.progress")
    let asked = progress
    let signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { asked.interrupt() }
      source.resume()
      return source
    }
    defer { for source in signals { source.cancel() } }
    let isTerminal = Console.isTerminal(2)
    let timer = DispatchSource.makeTimerSource(queue: queue)
    if isTerminal {
      timer.schedule(deadline: .now() + 0.5, repeating: 0.2)
    } else {
      timer.schedule(deadline: .now() + Self.plainInterval, repeating: Self.plainInterval)
    }
    let started = ContinuousClock.now
    timer.setEventHandler {
      let line = ProgressText.line(
        asked, seconds: ProgressText.seconds(since: started), language, width: Console.width - 1)
      Console.write(isTerminal ? ProgressText.clear + line : line + "\n", to: 2)
    }
    timer.resume()
    defer {
      timer.cancel()
      if isTerminal { queue.sync { Console.write(ProgressText.clear, to: 2) } }
    }
    return try body(progress)
  }
}

enum ProgressText {
  /// Back to the start of the line, which is wiped.
  static let clear = "\r\u{1B}[K"

  /// `Reading  412,000  41%  96,000/s  6 s left`
  static func line(_ progress: RunProgress, seconds: Double, _ language: Language, width: Int) -> String {
    let isReading = progress.phase == .reading
    return ProgressLine.text(
      label(progress.phase).text(language), done: progress.records, total: nil,
      share: isReading ? progress.share : nil, seconds: seconds,
      rate: isReading && seconds > 0 ? Double(progress.records) / seconds : nil, language: language,
      width: width)
  }

  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = start.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }

  private static func label(_ phase: RunProgress.Phase) -> Bilingual {
    switch phase {
    case .reading: Bilingual(zh: "读取", en: "reading")
    case .matching: Bilingual(zh: "匹配", en: "matching")
    case .computing: Bilingual(zh: "计算主记录", en: "computing golden rows")
    case .indexing: Bilingual(zh: "建立索引", en: "building indexes")
    case .committing: Bilingual(zh: "提交", en: "committing")
    case .undoing: Bilingual(zh: "撤回", en: "taking back")
    }
  }
}
