/// Lines for a terminal, measured in its columns. What a file says cannot steer it: control characters
/// become `·`.
public enum TerminalLines {
  /// At most `width` columns; longer text is cut with `…`.
  public static func fit(_ text: String, _ width: Int) -> String {
    DisplayWidth.fit(TerminalText.plain(text), width)
  }

  /// `text` and blanks to exactly `width` columns.
  public static func pad(_ text: String, _ width: Int) -> String {
    DisplayWidth.pad(TerminalText.plain(text), width)
  }

  /// Lines of at most `width` columns, each after `margin`, the first after `first`.
  public static func wrap(
    _ text: String, _ width: Int, margin: String = "", first: String? = nil
  ) -> [String] {
    let lines = DisplayWidth.wrap(TerminalText.plain(text), width - DisplayWidth.of(margin))
    return lines.enumerated().map { ($0 == 0 ? first ?? margin : margin) + $1 }
  }
}
