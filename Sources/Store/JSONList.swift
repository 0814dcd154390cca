import Foundation

/// A list of texts as one JSON text: how the store keeps names whose order matters.
public enum JSONList {
  public static func text(_ items: [String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(items)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }

  /// Nil when it is no such list.
  public static func items(_ text: String) -> [String]? {
    try? JSONDecoder().decode([String].self, from: Data(text.utf8))
  }
}
