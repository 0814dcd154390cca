import Base
import Foundation
import Testing

@Suite struct UnnamedFileTests {
  @Test func bytesComeBackInAnyOrder() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("unnamed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try UnnamedFile(directory: folder.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    var places: [(at: Int, bytes: [UInt8])] = []
    // Beyond what is kept in memory, and one longer than a window.
    for index in 0..<40 {
      let bytes = [UInt8](repeating: UInt8(index), count: index == 7 ? 600_000 : 50_000 + index)
      places.append((try bytes.withUnsafeBytes { try file.append($0) }, bytes))
    }
    for (at, bytes) in places.reversed() {
      #expect(try file.withBytes(at: at, count: bytes.count) { Array($0) } == bytes)
    }
    var whole: [UInt8] = []
    try file.forEachPiece { whole += $0 }
    #expect(whole == places.flatMap(\.bytes) && file.count == whole.count)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.openPath())) == Data(whole))
  }

  @Test func aFolderThatIsNotThere() {
    #expect(throws: UnnamedFile.Failure.self) { try UnnamedFile(directory: "/nowhere/at/all") }
  }
}
