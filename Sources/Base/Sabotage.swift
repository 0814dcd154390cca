#if FAULTS
  import Glibc

  /// For `make prove`, in builds for tests alone: makes one piece of code do one thing wrong, so that it can
  /// be shown that a verification finds it. `LEADFERRY_SABOTAGE=importer-loses-cell`.
  public enum Sabotage {
    private static let asked = getenv("LEADFERRY_SABOTAGE").map { String(cString: $0) }

    public static func isAsked(_ name: String) -> Bool { asked == name }
  }
#endif
