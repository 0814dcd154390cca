import Foundation

/// The tool behind a pseudo-terminal: a person at the keys.
final class Terminal {
  private let master: Int32
  private let process = Process()
  /// All that was shown so far.
  private(set) var screen = ""
  private var seen = 0

  init(_ dir: Workdir, _ arguments: [String], columns: UInt16 = 80) throws {
    // As openpty does it, which Swift does not see: TIOCSPTLCK, TIOCGPTN.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (isLocked, number): (Int32, Int32) = (0, -1)
    guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0, ioctl(master, 0x8004_5430, &number) == 0
    else { throw POSIXError(.ENXIO) }
    var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    process.executableURL = Workdir.binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: dir.path)
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C.UTF-8"
    environment["TZ"] = "UTC"
    process.environment = environment
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    try handle.close()
  }

  deinit {
    if process.isRunning { process.terminate() }
    close(master)
  }

  /// Waits until this is shown, after all that was waited for before; the end of output ends the wait.
  /// - Returns: what was shown since.
  @discardableResult
  func wait(for text: String) -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let rest = String(screen.dropFirst(seen))
      if let found = rest.range(of: text) {
        let shown = String(rest[..<found.upperBound])
        seen += shown.count
        return shown
      }
      // Nothing for so long: it waits for a key that nobody will press.
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 60_000) > 0 else { return rest }
      let count = read(master, &bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      // The other end is closed: EIO.
      guard count > 0 else {
        seen = screen.count
        return rest
      }
      raw += bytes[..<count]
      screen = String(decoding: raw, as: UTF8.self).replacing("\r\n", with: "\n")
    }
  }

  private var raw: [UInt8] = []

  func press(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Whether lines are edited, letters seen, and signals given by keys.
  var localModes: tcflag_t {
    var mode = termios()
    _ = tcgetattr(master, &mode)
    return mode.c_lflag
  }

  /// Reads to the end.
  /// - Returns: the exit code.
  func end() -> Int32 {
    wait(for: "\u{0}")
    process.waitUntilExit()
    return process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
  }

  /// The lines on the screen, without colors.
  var lines: [String] {
    screen.replacing(/\u{1B}\[[0-9;]*m/, with: "").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }
}
