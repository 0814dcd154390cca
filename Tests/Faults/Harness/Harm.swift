/// Where a record stands: in the store, and in its file.
public struct Place: Sendable, Hashable {
  public var record: Int
  public var source: String
  public var key: String
  public var file: String
  public var ordinal: Int
  public var line: Int

  /// By whichever name: its number in the store, its key, or its place in its file.
  func isNamed(by subject: Verified.Subject) -> Bool {
    if let number = subject.record {
      // What else is said of it must be right as well.
      return number == record && (subject.key == nil || subject.key == key)
        && (subject.file == nil || subject.file == file) && (subject.line == nil || subject.line == line)
    }
    if let name = subject.key { return name == key && subject.source == source }
    return subject.file == file && (subject.ordinal == ordinal || subject.line == line)
  }
}

/// What was harmed, as a finding must name it. What is nil need not be said.
public struct Harmed: Sendable, CustomStringConvertible {
  public var place: Place?
  public var file: String?
  public var run: Int?
  public var object: String?
  /// Of a golden row.
  public var id: String?
  /// A field's or a column's name; any of them.
  public var fields: [String]
  /// Saying that it cannot be checked is enough: the thing to compare with is no longer there.
  public var mayBeUncheckable: Bool

  public init(
    _ place: Place? = nil, file: String? = nil, run: Int? = nil, object: String? = nil,
    id: String? = nil, fields: [String] = [], mayBeUncheckable: Bool = false
  ) {
    self.place = place
    self.file = file
    self.run = run
    self.object = object
    self.id = id
    self.fields = fields
    self.mayBeUncheckable = mayBeUncheckable
  }

  func isNamed(by finding: Verified.Finding) -> Bool {
    guard finding.isViolated || mayBeUncheckable else { return false }
    let subject = finding.subject
    if let place, !place.isNamed(by: subject) { return false }
    return matches(file, subject.file) && matches(run, subject.run) && matches(object, subject.object)
      && matches(id, subject.id) && (fields.isEmpty || fields.contains { names($0, subject.field) })
  }

  private func matches<T: Equatable>(_ wanted: T?, _ said: T?) -> Bool { wanted == nil || wanted == said }

  /// `mobile` and `contact.mobile` are one field.
  private func names(_ field: String, _ said: String?) -> Bool {
    guard let said else { return false }
    return said == field || said.hasSuffix("." + field) || field.hasSuffix("." + said)
  }

  public var description: String {
    [
      place.map { "\($0.source) \($0.key) (record \($0.record), \($0.file):\($0.line), #\($0.ordinal))" },
      file, run.map { "run \($0)" }, object, id, fields.isEmpty ? nil : fields.joined(separator: " or "),
    ].compactMap { $0 }.joined(separator: " ")
  }
}

/// What a fault did.
public struct Harm: Sendable {
  /// Each must be named.
  public var named: [Harmed]
  /// Records that may be named as well, beside those of `named` and those merged with them.
  public var near: Set<Int>
  /// What `verify` is asked beside the migration.
  public var arguments: [String] = []
  /// A clear error with another exit code is an answer too: the store cannot be opened.
  public var mayRefuse = false
  /// The content is the same, since only unused bytes were harmed: there is nothing to find.
  public var isHarmless = false
  /// `apply` itself refused to go on, with this exit code, and left no store: nothing to verify.
  public var refusedBy: Int32?

  public init(_ named: [Harmed], near: Set<Int> = []) {
    self.named = named
    self.near = near
  }

  public init(_ named: Harmed...) { self.init(named) }
}
