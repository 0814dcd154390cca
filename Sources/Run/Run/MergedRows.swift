import Base
import Matching
import Model
import Store

/// Golden rows of several records, from where they were computed to their turn in the table: they
/// come complete with their last member, and stand where their oldest does. In a scratch file, since
/// a store may have millions.
final class MergedRows {
  private let spool: UnnamedFile
  /// By group of the clusters: where its row lies, and how long it is.
  private var places: [(start: Int, count: Int)]
  private var buffer = ByteArena(capacity: 4096)

  init(groups: Int) throws {
    spool = try UnnamedFile(readAhead: 0)
    places = Array(repeating: (0, -1), count: groups)
  }

  /// What stands before the bytes of a row.
  private struct Header: BitwiseCopyable {
    var result: Int32
    var originsText: Int32
    /// Members, their bytes and the origins follow when a report wants to show the row.
    var members: Int32 = -1
    var bytes: Int32 = 0
    var origins: Int32 = 0
  }

  /// - Parameters:
  ///   - details: its members, their bytes, and which member each value came from.
  func add(
    group: Int, result: Span<UInt8>, origins: String,
    details: (members: [SurvivorMember], bytes: [UInt8], origins: [FieldOrigin])?
  ) throws {
    var header = Header(result: Int32(result.count), originsText: Int32(origins.utf8.count))
    if let details {
      header.members = Int32(details.members.count)
      header.bytes = Int32(details.bytes.count)
      header.origins = Int32(details.origins.count)
    }
    buffer.removeAll()
    withUnsafeBytes(of: header) { _ = buffer.append($0) }
    buffer.append(result)
    buffer.append(utf8: origins)
    if let details {
      details.members.withUnsafeBytes { _ = buffer.append($0) }
      details.bytes.withUnsafeBytes { _ = buffer.append($0) }
      details.origins.withUnsafeBytes { _ = buffer.append($0) }
    }
    let count = buffer.count
    let start = try buffer.withUnsafeBytes(from: 0, count: count) { try spool.append($0) }
    places[group] = (start, count)
  }

  struct Found {
    var result: [UInt8]
    var origins: String
    var details: (members: [SurvivorMember], bytes: [UInt8], origins: [FieldOrigin])?
  }

  /// The row of a group; nil when none was added.
  func row(ofGroup group: Int) throws -> Found? {
    let place = places[group]
    guard place.count >= 0 else { return nil }
    return try spool.withBytes(at: place.start, count: place.count) { bytes in
      let header = bytes.loadUnaligned(as: Header.self)
      var at = MemoryLayout<Header>.size
      func take(_ count: Int) -> UnsafeRawBufferPointer {
        defer { at += count }
        return UnsafeRawBufferPointer(rebasing: bytes[at..<at + count])
      }
      var found = Found(
        result: Array(take(Int(header.result))),
        origins: String(decoding: take(Int(header.originsText)), as: UTF8.self))
      if header.members >= 0 {
        found.details = (
          Self.elements(take(Int(header.members) * MemoryLayout<SurvivorMember>.stride)),
          Array(take(Int(header.bytes))),
          Self.elements(take(Int(header.origins) * MemoryLayout<FieldOrigin>.stride))
        )
      }
      return found
    }
  }

  private static func elements<Element: BitwiseCopyable>(_ bytes: UnsafeRawBufferPointer) -> [Element] {
    let stride = MemoryLayout<Element>.stride
    return (0..<bytes.count / stride).map {
      bytes.loadUnaligned(fromByteOffset: $0 * stride, as: Element.self)
    }
  }
}
