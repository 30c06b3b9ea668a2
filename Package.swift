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

let package = Package(
  name: "daisuso",
  targets: [
    .systemLibrary(name: "CLinux"),

    .target(name: "Domain", swiftSettings: strict),
    .target(
      name: "API", dependencies: ["Domain"], resources: [.copy("openapi.json")],
      swiftSettings: strict),
    .target(name: "Loop", dependencies: ["CLinux"], swiftSettings: strict),

    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
    .target(
      name: "ContractSupport", dependencies: ["API"], path: "Tests/ContractSupport",
      swiftSettings: strict),
    .testTarget(
      name: "APITests", dependencies: ["API", "ContractSupport", "Domain"], swiftSettings: strict),
    .testTarget(name: "LoopTests", dependencies: ["Loop"], swiftSettings: strict),
  ]
)
