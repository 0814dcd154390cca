import Foundation

/// The process that holds a store's lock, as the system tells it. Nothing is written down for that, so
/// nothing of a dead holder stays.
public struct StoreHolder: Sendable, Equatable {
  public var process: Int
  /// `leadferry apply`; of another program its name alone. Arguments may be personal.
  public var program: String?
  /// When it was started: UTC, ISO 8601.
  public var since: String?

  /// Nil when nobody holds it, or the holder is not on this machine. Must not be called while this
  /// process itself has a lock on the file: POSIX gives it up with the first descriptor closed.
  static func of(path: String) -> StoreHolder? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // Where SQLite locks: who writes, who is about to, who reads.
    let start: off_t = 0x4000_0000
    for (offset, length) in [(1, 1), (0, 1), (2, 510)] as [(off_t, off_t)] {
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      lock.l_whence = Int16(SEEK_SET)
      lock.l_start = start + offset
      lock.l_len = length
      guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0,
        FileManager.default.fileExists(atPath: "/proc/\(lock.l_pid)")
      else { continue }
      let process = Int(lock.l_pid)
      return StoreHolder(process: process, program: program(of: process), since: started(of: process))
    }
    return nil
  }

  private static func program(of process: Int) -> String? {
    guard let line = read("/proc/\(process)/cmdline") else { return nil }
    let words = line.split(separator: 0).prefix(2).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first else { return nil }
    let name = String((first as NSString).lastPathComponent.prefix(40))
    guard name == "leadferry", words.count > 1, words[1].allSatisfy({ $0.isLowercase || $0 == "-" }) else {
      return name
    }
    return "\(name) \(words[1])"
  }

  /// proc(5): `stat` has the ticks since boot at place 22, behind a name that may hold anything.
  private static func started(of process: Int) -> String? {
    guard let stat = read("/proc/\(process)/stat"), let name = stat.lastIndex(of: UInt8(ascii: ")")),
      let kernel = read("/proc/stat"),
      let boot = String(decoding: kernel, as: UTF8.self).split(separator: "\n")
        .first(where: { $0.hasPrefix("btime ") })?.split(separator: " ").last.flatMap({ Int($0) })
    else { return nil }
    let fields = String(decoding: stat[name...], as: UTF8.self).split(separator: " ")
    let perSecond = sysconf(Int32(_SC_CLK_TCK))
    guard fields.count > 20, let ticks = Int(fields[20]), perSecond > 0 else { return nil }
    return Date(timeIntervalSince1970: Double(boot + ticks / perSecond)).formatted(.iso8601)
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.readToEnd() else { return nil }
    return Array(data)
  }
}
