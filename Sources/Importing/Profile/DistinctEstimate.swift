import Foundation

/// HyperLogLog (Flajolet et al. 2007) over 64-bit hashes: how many different ones, to about 1 %.
struct DistinctEstimate {
  private static let bits = 13
  private var registers = [UInt8](repeating: 0, count: 1 << bits)

  @inline(__always)
  mutating func add(_ hash: UInt64) {
    let index = Int(hash >> (64 - UInt64(Self.bits)))
    let rank = UInt8(truncatingIfNeeded: ((hash << UInt64(Self.bits)) | 1).leadingZeroBitCount + 1)
    if registers[index] < rank { registers[index] = rank }
  }

  var count: Int {
    let size = Double(registers.count)
    var sum = 0.0
    var zeros = 0
    for register in registers {
      sum += 1 / Double(UInt64(1) << UInt64(register))
      if register == 0 { zeros += 1 }
    }
    let estimate = 0.7213 / (1 + 1.079 / size) * size * size / sum
    guard estimate <= 2.5 * size, zeros > 0 else { return Int(estimate.rounded()) }
    return Int((size * log(size / Double(zeros))).rounded())
  }
}
