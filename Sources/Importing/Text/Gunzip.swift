import CZlib

/// Unpacks gzip (RFC 1952), of one member or several, from a file.
final class Gunzip {
  private let file: DiskFile
  private let input: UnsafeMutableRawBufferPointer
  private let stream: UnsafeMutablePointer<z_stream>
  private var memberEnded = false
  private var atEndOfFile = false

  init(_ file: DiskFile) {
    self.file = file
    input = .allocate(byteCount: TextStream.chunk, alignment: 16)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 31: the largest window, and a gzip header.
    inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func rewind() {
    inflateReset2(stream, 31)
    stream.pointee.avail_in = 0
    memberEnded = false
    atEndOfFile = false
  }

  /// - Returns: the number of unpacked bytes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(min(buffer.count, 1 << 30))
    let room = Int(stream.pointee.avail_out)
    while stream.pointee.avail_out > 0 {
      if stream.pointee.avail_in == 0 && !atEndOfFile {
        let count = try file.read(into: input)
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
        atEndOfFile = count == 0
      }
      if memberEnded {
        if stream.pointee.avail_in == 0 { break }
        // What follows a member is the next one, or padding of zeros (tar, tape blocks).
        if stream.pointee.next_in.pointee == 0 {
          stream.pointee.next_in += 1
          stream.pointee.avail_in -= 1
          continue
        }
        inflateReset2(stream, 31)
        memberEnded = false
      }
      if atEndOfFile && stream.pointee.avail_in == 0 {
        throw ImportError.truncated(file.displayPath, offset: file.position)
      }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: memberEnded = true
      default:
        throw ImportError.damagedGzip(
          file.displayPath, offset: file.position - Int(stream.pointee.avail_in))
      }
    }
    return room - Int(stream.pointee.avail_out)
  }
}
