import Base
import Glibc

/// A line for the user, when something cannot be done.
public struct Complaint: Error {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// `--name value` pairs.
public struct Options {
  private var values: [String: String] = [:]

  public init(_ arguments: ArraySlice<String>) throws(Complaint) {
    var rest = arguments
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let value = rest.popFirst() else {
        throw Complaint("\(name): expected --name value")
      }
      values[String(name.dropFirst(2))] = value
    }
  }

  public subscript(name: String) -> String? { values[name] }
  public func number(_ name: String) -> Int? { values[name].flatMap { Int($0) } }
}

/// A file written in pieces of a megabyte.
public final class Sink {
  public var arena = ByteArena(capacity: 2 << 20)
  private let file: UnsafeMutablePointer<FILE>
  private let path: String

  public init(_ path: String) throws(Complaint) {
    guard let file = fopen(path, "w") else { throw Complaint("\(path): \(String(cString: strerror(errno)))") }
    self.file = file
    self.path = path
  }

  public func flushIfFull() throws(Complaint) { if arena.count >= 1 << 20 { try flush() } }

  private func flush() throws(Complaint) {
    let written = arena.withUnsafeBytes(from: 0, count: arena.count) {
      fwrite($0.baseAddress, 1, $0.count, file)
    }
    guard written == arena.count else { throw Complaint("\(path): \(String(cString: strerror(errno)))") }
    arena.removeAll()
  }

  public func close() throws(Complaint) {
    try flush()
    guard fclose(file) == 0 else { throw Complaint("\(path): \(String(cString: strerror(errno)))") }
  }
}
