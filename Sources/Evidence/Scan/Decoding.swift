import Base
import CZlib
import Glibc

/// Unpacks gzip (RFC 1952), of one or more members.
package final class GunzipBytes: ByteSource {
  private let source: any ByteSource
  private var stream = z_stream()
  private var input: [UInt8] = []
  private var used = 0
  private var output = [UInt8](repeating: 0, count: 256 << 10)
  private var isBetweenMembers = true
  private var isOpen = false
  private var consumed = 0

  package init(_ source: any ByteSource) { self.source = source }

  deinit { if isOpen { inflateEnd(&stream) } }

  package func append(to buffer: inout [UInt8]) throws(CountError) -> Bool {
    while true {
      if used == input.count {
        input.removeAll(keepingCapacity: true)
        used = 0
        guard try source.append(to: &input) else {
          if isBetweenMembers && isOpen { return false }
          throw CountError(.damagedGzip, offset: consumed)
        }
      }
      if !isOpen {
        // 15 bits of window, +16: a gzip header and trailer are required.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw CountError(.unreadable) }
        isOpen = true
      } else if isBetweenMembers {
        // Some writers pad with zeros after the last member.
        while used < input.count && input[used] == 0 { used += 1 }
        if used == input.count { continue }
        inflateReset(&stream)
      }
      isBetweenMembers = false
      let (status, read, written) = inflateSome()
      used += read
      consumed += read
      if status == Z_STREAM_END {
        isBetweenMembers = true
      } else if status != Z_OK && status != Z_BUF_ERROR {
        throw CountError(.damagedGzip, offset: consumed)
      }
      if written > 0 {
        buffer.append(contentsOf: output[..<written])
        return true
      }
    }
  }

  private func inflateSome() -> (status: Int32, read: Int, written: Int) {
    let rest = input.count - used
    let start = used
    return input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        stream.next_in = from.baseAddress.map { $0 + start }
        stream.avail_in = UInt32(rest)
        stream.next_out = to.baseAddress
        stream.avail_out = UInt32(to.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (status, rest - Int(stream.avail_in), to.count - Int(stream.avail_out))
      }
    }
  }
}

/// Turns the bytes of an encoding into UTF-8 by the C library's iconv; strict: a byte sequence that
/// the encoding does not have is an error, nothing is replaced.
package final class TranscodedBytes: ByteSource {
  private let source: any ByteSource
  private let encoding: String
  private let converter: iconv_t
  private var input: [UInt8] = []
  private var output = [UInt8](repeating: 0, count: 256 << 10)
  private var consumed = 0

  package init(_ source: any ByteSource, encoding: String) throws(CountError) {
    guard let name = TextEncoding.iconvName(encoding), let converter = iconv_open("UTF-8", name),
      converter != iconv_t(bitPattern: -1)
    else { throw CountError(.unknownEncoding(encoding)) }
    self.source = source
    self.encoding = encoding
    self.converter = converter
  }

  deinit { iconv_close(converter) }

  package func append(to buffer: inout [UInt8]) throws(CountError) -> Bool {
    var produced = false
    while !produced {
      guard try source.append(to: &input) else {
        if !input.isEmpty { throw CountError(.undecodable(encoding), offset: consumed) }
        return false
      }
      var used = 0
      var isStuck = false
      while used < input.count && !isStuck {
        let (read, written, failure) = convert(from: used)
        if failure == EILSEQ { throw CountError(.undecodable(encoding), offset: consumed + read) }
        buffer.append(contentsOf: output[..<written])
        produced = produced || written > 0
        used += read
        consumed += read
        // EINVAL: a character is cut at the end; its rest comes with the next bytes.
        isStuck = failure == EINVAL || read == 0
      }
      input.removeFirst(used)
    }
    return true
  }

  private func convert(from start: Int) -> (read: Int, written: Int, failure: Int32) {
    input.withUnsafeMutableBytes { from in
      output.withUnsafeMutableBytes { to in
        var next = from.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
        var left = from.count - start
        var place = to.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = to.count
        let answer = iconv(converter, &next, &left, &place, &room)
        let failure = answer == Int(bitPattern: UInt.max) ? errno : 0
        return (from.count - start - left, to.count - room, failure)
      }
    }
  }
}
