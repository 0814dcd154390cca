import Evidence

/// What stands round the records of the XML files that lie there now. The stored bytes of a record say
/// nothing of it, so they are read as its file, or one of its like, has it.
struct XMLContexts {
  private struct Stretch {
    /// Of the first record to which it applies, from 1.
    var first: Int
    var context: XMLContext
  }

  private var stretches: [[String]: [Stretch]] = [:]
  /// By source and mapping.
  private var alike: [[String]: Set<XMLContext>] = [:]

  /// From this record of a file on.
  mutating func note(_ context: XMLContext, of file: LedgerFile, from ordinal: Int) {
    guard file.format == .xml else { return }
    stretches[Self.content(file), default: []].append(Stretch(first: ordinal, context: context))
    alike[[file.source, file.mapping], default: []].insert(context)
  }

  func context(of file: LedgerFile, ordinal: Int) -> XMLContext {
    guard file.format == .xml else { return .none }
    // A replay puts the records of several files side by side.
    guard file.replays == nil else { return .unknown }
    if let own = stretches[Self.content(file)]?.last(where: { $0.first <= ordinal }) { return own.context }
    let others = alike[[file.source, file.mapping]] ?? []
    return others.count == 1 ? others.first ?? .unknown : .unknown
  }

  /// The same bytes read in the same way are the same records, whichever run read them.
  private static func content(_ file: LedgerFile) -> [String] { [file.sha256, file.recordPath ?? ""] }
}
