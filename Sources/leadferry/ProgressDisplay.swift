import Cutover
import Foundation

/// One line on the terminal that says how far a run is; nothing elsewhere. Ctrl-C asks the run to
/// stop.
final class ProgressDisplay {
  private let progress = RunProgress()
  private let started = ContinuousClock.now

  func during<R>(_ body: (RunProgress) throws -> R) throws -> R {
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
    guard Console.isTerminal(2) else { return try body(progress) }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 0.5, repeating: 0.2)
    let (progress, started) = (progress, started)
    timer.setEventHandler {
      let seconds = Double(started.duration(to: .now).components.seconds)
      let rate = seconds > 0 ? Int(Double(progress.records) / seconds) : 0
      let line = "\r\u{1B}[K\(progress.phase) · \(progress.records) · \(rate)/s"
      var copy = line
      copy.withUTF8 { Console.write(UnsafeRawBufferPointer($0), to: 2) }
    }
    timer.resume()
    defer {
      timer.cancel()
      queue.sync {
        var clear = "\r\u{1B}[K"
        clear.withUTF8 { Console.write(UnsafeRawBufferPointer($0), to: 2) }
      }
    }
    return try body(progress)
  }
}
