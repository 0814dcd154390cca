import Foundation
import Invented

/// The bytes of the store's file itself: by a disk, a cable, a copy that ended early.
enum FileFaults {
  static let all: [Fault] = [
    file("a flipped bit") { bytes, random in
      let at = random.below(bytes.count)
      bytes[at] ^= 1 << UInt8(random.below(8))
    },
    file("a byte of 255") { bytes, random in
      let at = random.below(bytes.count)
      bytes[at] = bytes[at] == 255 ? 0 : 255
    },
    file("a torn page: its second half of another") { bytes, random in
      let size = pageSize(bytes)
      let (page, other) = (random.below(bytes.count / size), random.below(bytes.count / size))
      for at in size / 2..<size { bytes[page * size + at] = bytes[other * size + at] }
    },
    file("a page of zeros") { bytes, random in
      let size = pageSize(bytes)
      let page = 1 + random.below(bytes.count / size - 1)
      for at in 0..<size { bytes[page * size + at] = 0 }
    },
    file("two pages swapped") { bytes, random in
      let size = pageSize(bytes)
      let (page, other) = (1 + random.below(bytes.count / size - 1), 1 + random.below(bytes.count / size - 1))
      for at in 0..<size { bytes.swapAt(page * size + at, other * size + at) }
    },
    file("cut short by a page") { bytes, _ in bytes.removeLast(pageSize(bytes)) },
    file("cut in the middle of a page") { bytes, random in
      bytes.removeLast(random.below(bytes.count / 2) + 1)
    },
    file("a sector of noise") { bytes, random in
      let at = random.below(bytes.count / 512) * 512
      for place in at..<min(at + 512, bytes.count) { bytes[place] = UInt8(random.below(256)) }
    },
    file("a bit of the header") { bytes, random in
      bytes[random.below(100)] ^= 1 << UInt8(random.below(8))
    },
  ]

  private static func pageSize(_ bytes: [UInt8]) -> Int { max(512, Int(bytes[16]) << 8 | Int(bytes[17])) }

  /// One change of the file, at a place by the seed.
  private static func file(
    _ name: String, _ edit: @escaping @Sendable (inout [UInt8], inout SplitMix64) -> Void
  ) -> Fault {
    Fault(.file, name) { site in
      let before = Site.content(site.storePath)
      var random = site.random
      try site.editFile { edit(&$0, &random) }
      // Any finding names the store; a clear error is an answer as well.
      var harm = Harm(Harmed())
      harm.mayRefuse = true
      harm.isHarmless = before != nil && before == Site.content(site.storePath)
      return harm
    }
  }
}
