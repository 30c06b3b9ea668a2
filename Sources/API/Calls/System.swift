/// The operations about the service itself; none of them needs a token.
public enum SystemCall: Sendable, Equatable {
  /// Whether the process lives; never asks the database.
  case health
  /// Whether the service can answer calls: database reachable and schema of this build.
  case readiness
  /// Counters in the Prometheus text format.
  case metrics
  /// The OpenAPI 3.1 document.
  case description

  static let routes = [
    Route("GET", "/healthz", "getHealth") { _, _ in .system(.health) },
    Route("GET", "/readyz", "getReadiness") { _, _ in .system(.readiness) },
    Route("GET", "/metrics", "getMetrics") { _, _ in .system(.metrics) },
    Route("GET", "/openapi.json", "getDescription") { _, _ in .system(.description) },
  ]
}

extension SystemCall {
  var outgoing: Outgoing {
    switch self {
    case .health: Outgoing("GET", "/healthz")
    case .readiness: Outgoing("GET", "/readyz")
    case .metrics: Outgoing("GET", "/metrics")
    case .description: Outgoing("GET", "/openapi.json")
    }
  }
}
