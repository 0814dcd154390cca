import Foundation
import Model

/// What verification was shown to catch: faults made on purpose, one at a time, in copies of sound
/// migrations. Written by `make prove` into this folder, and part of every build from then on.
public struct Sensitivity: Codable, Sendable, Equatable {
  /// Faults of one kind.
  public struct Kind: Codable, Sendable, Equatable {
    /// Stable: `value`, `merge`, `source`, …
    public var kind: String
    public var tried: Int
    public var caught: Int
    /// The checks that named them.
    public var checks: [String]
  }

  /// Of the tool with which it was shown.
  public var toolVersion: String
  /// When, as `2026-11-25`.
  public var date: String
  public var tried: Int
  public var caught: Int
  /// Harm that only touched bytes that nothing uses.
  public var harmless: Int
  /// Stores without a fault that were verified, and findings in them.
  public var unharmed: Int
  public var falseAlarms: Int
  public var kinds: [Kind]

  /// What this build was shown to catch; nil: nothing was shown.
  public static let shown: Sensitivity? = try? JSONDecoder().decode(
    Sensitivity.self, from: Data(PackageResources.sensitivity_json))
}
