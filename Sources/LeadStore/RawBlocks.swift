import CZstd
import Records

/// Raw records are kept in blocks of some hundred, compressed with zstd.
public enum RawBlocks {
  /// Level 1: what one core can do beside the parser.
  static let level: Int32 = 1

  public static func compress(_ bytes: UnsafeRawBufferPointer, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    let bound = ZSTD_compressBound(bytes.count)
    let written = withUnsafeTemporaryAllocation(byteCount: bound, alignment: 16) { buffer in
      let count = ZSTD_compress(buffer.baseAddress, bound, bytes.baseAddress, bytes.count, level)
      if ZSTD_isError(count) == 0 { out.append(contentsOf: buffer.prefix(count)) }
      return count
    }
    // invariant: compressing into ZSTD_compressBound bytes cannot fail but for lack of memory.
    precondition(ZSTD_isError(written) == 0, "zstd has no memory")
  }

  /// Nil when the block is damaged.
  public static func expand(_ bytes: UnsafeRawBufferPointer, length: Int) -> [UInt8]? {
    var out = [UInt8](repeating: 0, count: length)
    let written = out.withUnsafeMutableBytes {
      ZSTD_decompress($0.baseAddress, length, bytes.baseAddress, bytes.count)
    }
    return ZSTD_isError(written) == 0 && written == length ? out : nil
  }
}
