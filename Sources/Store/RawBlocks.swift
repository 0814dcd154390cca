import Base
import CZstd

/// Raw records are kept in blocks of some hundred, compressed with zstd.
public enum RawBlocks {
  public static func compress(_ bytes: UnsafeRawBufferPointer, into out: inout [UInt8]) {
    RawCompressor().compress(bytes, into: &out)
  }

  /// More than a block ever holds: a damaged one must not take all memory.
  private static let limit = 1 << 31

  /// Nil when the block is damaged.
  public static func expand(_ bytes: UnsafeRawBufferPointer, length: Int) -> [UInt8]? {
    // The frame says its length as well; only where both agree it is worth the memory.
    guard 0...limit ~= length, ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count) == UInt64(length)
    else { return nil }
    var out = [UInt8](repeating: 0, count: length)
    let written = out.withUnsafeMutableBytes {
      ZSTD_decompress($0.baseAddress, length, bytes.baseAddress, bytes.count)
    }
    return ZSTD_isError(written) == 0 && written == length ? out : nil
  }
}

extension RawBlocks {
  /// The bytes of one record in its block; nil when the block does not reach so far.
  public static func record(in block: [UInt8], offset: Int, length: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, length >= 0, offset <= block.count, length <= block.count - offset else { return nil }
    return block[offset..<offset + length]
  }
}

/// Compresses one block after the other, with the memory that the first one took.
final class RawCompressor {
  /// Level 1: what one core can do beside the parser.
  private static let level: Int32 = 1
  private let context = ZSTD_createCCtx()

  deinit { ZSTD_freeCCtx(context) }

  func compress(_ bytes: UnsafeRawBufferPointer, into out: inout [UInt8]) {
    let bound = ZSTD_compressBound(bytes.count)
    out.removeAll(keepingCapacity: true)
    let written = withUnsafeTemporaryAllocation(byteCount: bound, alignment: 16) { buffer in
      let count = ZSTD_compressCCtx(
        context, buffer.baseAddress, bound, bytes.baseAddress, bytes.count, Self.level)
      if ZSTD_isError(count) == 0 { out.append(contentsOf: buffer.prefix(count)) }
      return count
    }
    // invariant: compressing into ZSTD_compressBound bytes cannot fail but for lack of memory.
    precondition(ZSTD_isError(written) == 0, "zstd has no memory")
  }
}
