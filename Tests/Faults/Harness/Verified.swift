import Foundation

/// What `verify --json` said, as anybody reads it: nothing of the tool's own types.
public struct Verified: Sendable, Decodable {
  public struct Subject: Sendable, Decodable {
    public var run: Int?
    public var source: String?
    public var file: String?
    public var object: String?
    public var record: Int?
    public var ordinal: Int?
    public var line: Int?
    public var key: String?
    public var id: String?
    public var field: String?
  }

  public struct Finding: Sendable, Decodable {
    public var check: String
    public var verdict: String
    public var subject: Subject
    public var expected: String?
    public var actual: String?

    public var isViolated: Bool { verdict == "violated" }

    /// For people: check and subject, without values.
    public var name: String {
      let place = [
        subject.run.map { "run \($0)" }, subject.source, subject.file, subject.object,
        subject.record.map { "record \($0)" }, subject.ordinal.map { "#\($0)" },
        subject.line.map { "line \($0)" }, subject.key, subject.id, subject.field,
      ].compactMap { $0 }
      return "[\(check)] \(verdict): " + place.joined(separator: " ")
    }
  }

  public struct Tally: Sendable, Decodable {
    public var check: String
    public var holds: Int
    public var violated: Int
    public var notCheckable: Int
  }

  public var digest: String
  public var records: Int
  public var checks: [Tally]
  public var findings: [Finding]
  /// The exit code of the command.
  public var status: Int32 = 0

  private enum CodingKeys: CodingKey { case digest, records, checks, findings }

  public func has(_ check: String) -> Bool { findings.contains { $0.check == check } }
}

extension Tool {
  /// - Throws: `Complaint` when the answer is no verification: a crash, an error.
  public func verify(_ target: String, in folder: String, _ more: [String] = []) throws -> Verified {
    let output = try run(["verify", target, "--json", "--show-values"] + more, in: folder)
    guard output.status == 0 || output.status == 4 || output.status == 8,
      var verified = try? JSONDecoder().decode(Verified.self, from: output.out)
    else {
      throw Complaint("verify ended with \(output.status): \(output.err.prefix(300))", output.status)
    }
    verified.status = output.status
    return verified
  }
}

/// Why a proof could not be made.
public struct Complaint: Error, CustomStringConvertible {
  public var description: String
  /// The exit code of the tool, where one ended unexpectedly.
  public var status: Int32?
  /// The world has nothing that this fault could harm.
  public var isAboutVictims = false

  public init(_ description: String, _ status: Int32? = nil) {
    self.description = description
    self.status = status
  }

  static func noVictim(_ description: String) -> Complaint {
    var complaint = Complaint("no victim: \(description)")
    complaint.isAboutVictims = true
    return complaint
  }
}
