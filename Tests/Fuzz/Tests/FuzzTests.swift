import Foundation
import FuzzEntries
import Testing

/// No input makes the tool fall: it answers, or it says what is wrong.
///
/// A fault here ends the whole run of tests by a signal, as it would end the tool.
@Suite struct FuzzTests {
  /// Bytes that mean something to a reader, alone or beside each other; cut and whole marks of encodings.
  private static func alphabet(_ entry: FuzzEntry) -> [UInt8] {
    let own =
      switch entry {
      case .xml: "<>/&=\"!?a\n"
      case .json: "{}[]\",:\\a0-\n"
      default: "\",\n\r;\t='#&a0"
      }
    return Array(own.utf8) + [0xEF, 0xBB, 0xBF, 0xFF]
  }

  /// Every file of up to three such bytes.
  private static func tinyFiles(_ alphabet: [UInt8], _ body: ([UInt8]) throws -> Void) rethrows {
    var level: [[UInt8]] = [[]]
    for length in 0...3 {
      for file in level { try body(file) }
      level = length == 3 ? [] : level.flatMap { file in alphabet.map { file + [$0] } }
    }
  }

  @Test(arguments: [FuzzEntry.csv, .xml, .json]) func tinyFiles(_ entry: FuzzEntry) throws {
    let file = try FuzzFile()
    var (fed, answered) = (0, 0)
    Self.tinyFiles(Self.alphabet(entry)) { bytes in
      fed += 1
      do {
        let fault = try entry.feed(bytes, file)
        #expect(fault == nil, "\(bytes)")
        answered += 1
      } catch {}
    }
    #expect(fed > 2900)
    // The smallest document of XML has four bytes.
    #expect(entry == .xml || answered > 0)
  }

  /// Files that once made a reader fall, beside those that the fuzzer found to reach new code.
  @Test(arguments: FuzzEntry.allCases) func corpus(_ entry: FuzzEntry) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Corpus/\(entry.rawValue)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty)
    let file = try FuzzFile()
    for name in names {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      let fault = try? entry.feed(bytes, file)
      #expect(fault == nil, "\(name)")
    }
  }
}
