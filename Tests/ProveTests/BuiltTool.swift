import Faults
import Foundation

extension Tool {
  /// The binary that was built beside these tests.
  static let built: Tool = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let folder = (bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
    return Tool(binary: folder.appendingPathComponent("leadferry"))
  }()
}
