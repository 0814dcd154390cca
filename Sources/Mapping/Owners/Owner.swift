/// A person who owns leads in the new system, or did.
public struct Owner: Sendable, Equatable {
  public enum Status: String, Sendable {
    case active
    case left
  }

  public var code: String
  public var name: String
  /// Other names under which the sources know this person.
  public var aliases: [String]
  public var status: Status
  /// Code, name or alias of the owner who takes over; empty: nobody.
  public var successor: String
  /// What sources call the person, beside name and code.
  public var sourceIDs: [String] = []
  public var email: String
  public var mobile: String
  public var department: String
  /// Line of the owners table.
  public var line: Int
}

/// Who a cell of a source means.
public enum OwnerResolution: Sendable, Equatable {
  /// The code of the owner who has the lead now: the person named, or who took over.
  case owner(code: String)
  case unknown
  /// Several people have this name.
  case ambiguous
  /// The person left, and nobody takes over.
  case leftWithoutSuccessor
}
