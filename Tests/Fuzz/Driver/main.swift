import FuzzEntries
import Glibc

// libFuzzer's driver, called as a library so that this program keeps a main of its own:
// `leadferry-fuzz csv Tests/Fuzz/Corpus/csv -max_total_time=60`.

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

nonisolated(unsafe) private var entry = FuzzEntry.csv
nonisolated(unsafe) private var file: FuzzFile?

let names = FuzzEntry.allCases.map(\.rawValue)
guard CommandLine.arguments.count > 1, let named = FuzzEntry(rawValue: CommandLine.arguments[1]) else {
  print("usage: leadferry-fuzz \(names.joined(separator: "|")) CORPUS… [-OPTION=…]")
  exit(64)
}
entry = named
file = try FuzzFile()
let arguments = CommandLine.unsafeArgv
arguments[1] = arguments[0]
var rest = arguments + 1
var count = CommandLine.argc - 1
exit(
  runDriver(&count, &rest) { bytes, count in
    guard let file else { return 0 }
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    if let fault = try? entry.feed(input, file) { fatalError(fault) }
    return 0
  })
