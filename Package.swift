// swift-tools-version:6.2
import PackageDescription

// The rooms, and who may look into whose: a target imports only what it lists here (`make lint`).
// GRDB: SQLite from Swift. swift-argument-parser: the commands. Yams: YAML with positions.
// swift-log: the log behind --verbose and LEADFERRY_LOG.
// System libraries: libcsv, libxml2 and simdjson parse; zlib reads .gz; zstd compresses the raw
// records kept in the store; xxhash makes fingerprints; libcrypto makes SHA-256 of files; ICU knows
// how Chinese characters are read and simplified.
let package = Package(
  name: "LeadFerry",
  products: [
    .executable(name: "leadferry", targets: ["leadferry"]),
    // Not part of the tool: tests preload it.
    .library(name: "CFault", type: .dynamic, targets: ["CFault"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    // glibc's own `mallopt`, which Swift's module of glibc leaves out.
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "CSimdjson",
      cxxSettings: [.define("SIMDJSON_THREADS_ENABLED", to: "1")],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),

    .target(name: "Base", dependencies: ["CXXHash", "CCrypto"]),
    .target(name: "Log", dependencies: [.product(name: "Logging", package: "swift-log")]),
    .target(name: "Model", dependencies: ["Base"]),
    .target(
      name: "Documents",
      dependencies: ["Base", "Model", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Shipped/matching.yaml")]),
    .target(
      name: "Importing",
      dependencies: ["Base", "CLibCSV", "CLibXML2", "CZlib", "CSimdjson"]),
    .target(name: "Mapping", dependencies: ["Base", "Model", "Documents"]),
    .target(name: "Matching", dependencies: ["Base", "Model", "Documents", "CICU"]),
    .target(
      name: "Store",
      dependencies: [
        "Base", "Model", "CZstd",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    // The verifier's own reading of files and of the store.
    .target(name: "Evidence", dependencies: ["Base", "Model", "Store", "CZlib"]),
    .target(
      name: "Verification", dependencies: ["Base", "Model", "Documents", "Store", "Evidence"]),
    // sensitivity.json: the figures of the last `make prove`, which a verification's page shows.
    .target(
      name: "Reporting", dependencies: ["Base", "Model", "Verification"],
      resources: [.embedInCode("Verification/sensitivity.json")]),
    .target(
      name: "Run",
      dependencies: [
        "Base", "Model", "Documents", "Importing", "Mapping", "Matching", "Store", "Evidence",
        "Verification", "Reporting", "Log",
      ]),
    .target(
      name: "Desk",
      dependencies: [
        "Run", "Base", "Model", "Documents", "Importing", "Mapping", "Matching", "Store",
        "Verification", "Reporting",
      ]),
    .executableTarget(
      name: "leadferry",
      dependencies: [
        "Desk", "Run", "Base", "Model", "Documents", "Importing", "Mapping", "Matching", "Store",
        "Verification", "Reporting", "Log", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Not part of the tool: they make the sample and the bench's data, and measure.
    .target(name: "Invented", dependencies: ["Base"], path: "Benchmarks/Invented"),
    .executableTarget(
      name: "sample-data", dependencies: ["Invented"], path: "Benchmarks/SampleGenerator"),
    .executableTarget(
      name: "leadferry-bench",
      dependencies: [
        "Invented", "Base", "CLibCSV", .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Benchmarks/Bench"),
    .executableTarget(
      name: "matching-bench",
      dependencies: ["Invented", "Base", "Matching", "Documents", "CLibCSV"],
      path: "Benchmarks/MatchingBench"),

    // Makes system calls of the tool fail under test.
    .target(name: "CFault", path: "Tests/CFault"),
    // Faults to inject, and what must be said of them: `make prove`, and a smaller form in the tests.
    .target(
      name: "Faults",
      dependencies: [
        "Invented", "Base", "Model", "Store", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/Faults"),
    .executableTarget(
      name: "leadferry-prove", dependencies: ["Faults"], path: "Tests/Prove",
      exclude: ["MATRIX.md"]),

    // Holds documents for machines to the schemas that are published for them.
    .target(name: "SchemaCheck", path: "Tests/SchemaCheck"),
    // Stores as released versions left them, and the exports that they came from.
    .target(
      name: "PinnedStores", dependencies: ["CZlib"], path: "Tests/Stores",
      resources: [.copy("World"), .copy("Released")]),
    // The doors through which bytes from outside come in: for tests, and for `make fuzz`.
    .target(
      name: "FuzzEntries",
      dependencies: [
        "Base", "Model", "Documents", "Importing", "Mapping", "Store", "Run", "Desk",
      ],
      path: "Tests/Fuzz/Entries"),

    .testTarget(name: "BaseTests", dependencies: ["Base"]),
    .testTarget(name: "ModelTests", dependencies: ["Model", "Base"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Base", "Model"]),
    .testTarget(name: "ImportingTests", dependencies: ["Importing", "Base", "CZlib"]),
    .testTarget(
      name: "MappingTests", dependencies: ["Mapping", "Base", "Model", "Documents"]),
    .testTarget(
      name: "MatchingTests", dependencies: ["Matching", "Base", "Model", "Documents"]),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Model", "PinnedStores", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "Base", "Model"]),
    .testTarget(
      name: "VerificationTests",
      dependencies: ["Verification", "Evidence", "Base", "Model", "Documents", "Store"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Documents", "Model", "Reporting", "SchemaCheck", "Verification"]),
    .testTarget(
      name: "RunTests",
      dependencies: [
        "Run", "Store", "Importing", "Evidence", "Verification", "Mapping", "Documents", "Base", "Model",
        "CZlib",
      ]),
    .testTarget(name: "ProveTests", dependencies: ["Faults", "leadferry"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Base", "Model", "Mapping", "CZlib", "PinnedStores", "Reporting", "SchemaCheck", "leadferry",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzEntries"], path: "Tests/Fuzz/Tests"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// Run-time checks for overlapping access cost a tenth of a run; debug builds, and so the tests, keep
// them.
for target in package.targets where target.type == .regular || target.type == .executable {
  guard !target.name.hasPrefix("C") else { continue }
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
      .define("FAULTS", .when(configuration: .debug)),
    ]
  // Tests run an optimised tool that can be told to fail; what users run has no such switch.
  if Context.environment["LEADFERRY_FAULTS"] != nil { target.swiftSettings?.append(.define("FAULTS")) }
}

// It links with libFuzzer, which only a build for fuzzing has.
if Context.environment["LEADFERRY_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "leadferry-fuzz", dependencies: ["FuzzEntries"], path: "Tests/Fuzz/Driver"))
}
