import CCrypto

/// SHA-256 (FIPS 180-4) over bytes that come in pieces.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer?

  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// 64 lower-case hexadecimal digits.
  public mutating func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return hexadecimal(digest)
  }

  /// 64 hexadecimal digits.
  public static func hex(of bytes: [UInt8]) -> String {
    var sha = SHA256()
    bytes.withUnsafeBytes { sha.update($0) }
    return sha.finish()
  }

  public static func hex(of text: String) -> String {
    var sha = SHA256()
    var copy = text
    copy.withUTF8 { sha.update(UnsafeRawBufferPointer($0)) }
    return sha.finish()
  }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
