import Glibc

/// Writes files into one folder, and makes the folders that lack.
struct Folder {
  struct Failure: Error {
    var path: String
    var reason: String
  }

  var path: String

  func write(_ name: String, _ bytes: [UInt8]) throws(Failure) {
    let full = path + "/" + name
    var built = ""
    for part in full.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      built += part + "/"
      mkdir(built, 0o755)
    }
    guard let file = fopen(full, "w") else { throw failure(full) }
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    guard fclose(file) == 0, written == bytes.count else { throw failure(full) }
  }

  private func failure(_ full: String) -> Failure {
    Failure(path: full, reason: String(cString: strerror(errno)))
  }
}
