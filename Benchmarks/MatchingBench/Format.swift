import Glibc

/// Numbers for people.
enum Format {
  static func share(_ value: Double) -> String { fixed(value, 5) }

  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((value * scale).rounded())
    let tail = String(abs(whole) % Int(scale))
    let sign = whole < 0 ? "-" : ""
    return sign + "\(abs(whole) / Int(scale))." + String(repeating: "0", count: max(0, digits - tail.count))
      + tail
  }

  static func seconds(_ value: Double) -> String { fixed(value, 2) + " s" }
}

enum FileFacts {
  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The most memory this process held so far, in MB.
  static var peak: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
