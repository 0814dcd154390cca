import CMalloc

/// The C library's allocator.
enum Allocator {
  /// Threads share one arena: what a batch frees on one thread serves the next one on another. With an arena a
  /// thread a run of a million records takes a hundred megabytes more and is no faster (Benchmarks/README.md).
  /// To be called before the first thread begins.
  static func useOneArena() { mallopt(M_ARENA_MAX, 1) }
}
