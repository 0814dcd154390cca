import Base
import Invented

/// Words as bytes in one run, to be taken by number without making a String.
final class Words {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  var count: Int { ends.count - 1 }

  init(_ words: [String]) {
    for word in words {
      bytes += Array(word.utf8)
      ends.append(bytes.count)
    }
  }

  @inline(__always)
  func append(_ index: Int, to row: inout ByteArena) {
    let start = ends[index]
    let end = ends[index + 1]
    bytes.withUnsafeBytes { _ = row.append(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }
}
