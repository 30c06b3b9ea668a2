// swift-tools-version: 6.2
import PackageDescription

/// What every room is built with; the walls between rooms are held by
/// `--explicit-target-dependency-import-check=error` on each swift call (see deploy/test).
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The rooms that hold C handles: `unsafe` marks every step that the compiler cannot check.
let touchesC = strict + [.strictMemorySafety()]

let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "daisuso",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(
      name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    .target(name: "Domain", swiftSettings: strict),
    .target(
      name: "API", dependencies: ["Domain"], resources: [.copy("openapi.json")],
      swiftSettings: strict),
    .target(name: "Matching", swiftSettings: strict),
    .target(name: "Loop", dependencies: ["CLinux"], swiftSettings: strict),
    .target(name: "Demonstration", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "HTTP", dependencies: ["API", "Loop", "CMicroHTTPD"], swiftSettings: touchesC),
    .target(
      name: "Store", dependencies: ["Loop", "CPostgres"],
      resources: [
        .copy("sql/cell"), .copy("sql/migrations"), .copy("sql/queries"), .copy("sql/reference"),
      ],
      swiftSettings: touchesC),
    .target(
      name: "Service", dependencies: ["API", "Domain", "Matching", "Store"],
      swiftSettings: strict),
    .target(name: "Map", resources: [.copy("assets")], swiftSettings: strict),
    .executableTarget(
      name: "daisusod",
      dependencies: [
        "API", "Demonstration", "Domain", "HTTP", "Loop", "Map", "Matching", "Service", "Store",
        arguments,
      ],
      swiftSettings: strict),
    .executableTarget(name: "Bench", dependencies: ["Matching", arguments], swiftSettings: strict),
    .executableTarget(
      name: "daisuso", dependencies: ["API", "CCurl", "Domain", arguments],
      swiftSettings: strict),

    .target(name: "BrowserSupport", path: "Tests/BrowserSupport", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Store", "Loop"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
    .target(
      name: "ContractSupport", dependencies: ["API"], path: "Tests/ContractSupport",
      swiftSettings: strict),
    .testTarget(
      name: "APITests", dependencies: ["API", "ContractSupport", "Domain"], swiftSettings: strict),
    .testTarget(
      name: "DemonstrationTests",
      dependencies: ["Demonstration", "Domain", "Store", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MatchingTests", dependencies: ["ContractSupport", "Matching"], swiftSettings: strict),
    .testTarget(name: "BenchTests", dependencies: ["Bench", "Matching"], swiftSettings: strict),
    .testTarget(name: "LoopTests", dependencies: ["Loop"], swiftSettings: strict),
    .testTarget(name: "HTTPTests", dependencies: ["API", "HTTP", "Loop"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Demonstration", "Domain", "Loop", "Store", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ServiceTests",
      dependencies: [
        "API", "ContractSupport", "Demonstration", "Domain", "Service", "Store", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "daisusodTests", dependencies: ["HTTP", "Store", "daisusod"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["BrowserSupport", "TestSupport", "daisuso", "daisusod"],
      swiftSettings: strict),
    .testTarget(
      name: "MapTests", dependencies: ["Map", "BrowserSupport"], swiftSettings: strict),
    .testTarget(
      name: "daisusoTests", dependencies: ["daisuso", "API", "Domain"], swiftSettings: strict),
  ]
)
