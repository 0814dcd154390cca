import CICU

/// Scripts beyond ASCII and Chinese, where one text is written in several ways: with other letters of the same
/// name, or with accents that stand behind their letters.
extension FoldedText {
  /// Müller, MÜLLER and Mu + U+0308 + ller become one. Chinese texts are left at a glance.
  mutating func foldOtherScripts() {
    guard scalars.contains(where: Self.mayFold) else { return }
    // A text longer than that is no name; its parts are folded one after the other.
    var folded: [UInt32] = []
    var start = 0
    while start < scalars.count {
      let end = min(start + Self.piece, scalars.count)
      guard let piece = Self.folded(scalars[start..<end]) else { return }
      folded += piece
      start = end
    }
    scalars = folded
  }

  /// In scalars: of two UTF-16 units each no more than the C side takes.
  private static let piece = 128

  private static func folded(_ scalars: ArraySlice<UInt32>) -> [UInt32]? {
    var units: [UInt16] = []
    for scalar in scalars {
      if let unit = UInt16(exactly: scalar) {
        units.append(unit)
      } else {
        units.append(UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF))
      }
    }
    let capacity = units.count * 6 + 16
    let out = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
      let length = leadferry_fold(units, Int32(units.count), buffer.baseAddress, Int32(capacity))
      count = max(0, Int(length))
    }
    guard !out.isEmpty else { return nil }
    var made: [UInt32] = []
    made.reserveCapacity(out.count)
    var at = 0
    while at < out.count {
      let unit = UInt32(out[at])
      at += 1
      if unit & 0xFC00 == 0xD800, at < out.count {
        made.append((unit - 0xD7C0) << 10 | UInt32(out[at]) & 0x3FF)
        at += 1
      } else {
        made.append(unit)
      }
    }
    return made
  }

  /// Whether a scalar has case or another canonical form: all but ASCII, Chinese, composed Japanese and Korean,
  /// and most signs.
  private static func mayFold(_ scalar: UInt32) -> Bool {
    if scalar < 0xC0 { return scalar == 0xB5 }
    switch scalar {
    case 0xD7, 0xF7: return false
    case ..<0x2000: return true
    case 0x2126...0x212B, 0x2160...0x2188, 0x24B6...0x24E9, 0x2C00...0x2DFF: return true
    case ..<0x3000: return false
    case 0x3099, 0x309A, 0xA640...0xA7FF, 0xAB30...0xABBF, 0xF900...0xFB4F: return true
    case ..<0x10400: return false
    default: return scalar < 0x20000 || (0x2F800...0x2FA1F).contains(scalar)
    }
  }
}
