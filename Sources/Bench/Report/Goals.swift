/// What a figure must reach, and what it should.
struct Goal: Hashable {
  var isAtMost = true
  let must, goal: Double

  static func atMost(_ must: Double, _ goal: Double) -> Goal { Goal(must: must, goal: goal) }

  static func atLeast(_ must: Double, _ goal: Double) -> Goal {
    Goal(isAtMost: false, must: must, goal: goal)
  }

  func isMet(_ value: Double, by limit: Double) -> Bool {
    isAtMost ? value <= limit : value >= limit
  }

  /// What the engine promises; `nil` where it promises nothing.
  static func of(_ figure: String, _ instance: String) -> Goal? {
    switch (figure, instance) {
    case ("engine", "S_scarce"): .atMost(0.040, 0.015)
    case ("engine", "S_ample"): .atMost(0.010, 0.005)
    case ("engine", "M_scarce"): .atMost(0.4, 0.2)
    case ("engine", "M_ample"): .atMost(0.35, 0.15)
    case ("ortools-strict", "L_scarce"): .atLeast(30, 60)
    case ("ortools-strict", "L_ample"): .atLeast(45, 90)
    case ("ortools-morton", "L_scarce"): .atLeast(7, 12)
    case ("ortools-morton", "L_ample"): .atLeast(11, 20)
    case ("memory", "L_scarce"), ("memory", "L_ample"): .atMost(350, 150)
    case ("candidates", "L_scarce"), ("candidates", "L_ample"): .atMost(3, 1)
    case ("explain_unserved", "L_scarce"), ("explain_unserved", "L_ample"): .atMost(3, 1)
    case ("growth", _): .atMost(11, 10)
    // No slower; the clock itself wanders by three in a hundred.
    case ("two_cores", _): .atLeast(0.97, 1.6)
    case (_, "L_scarce"), (_, "L_ample"): ofChange(figure)
    default: nil
    }
  }

  private static func ofChange(_ figure: String) -> Goal? {
    switch figure {
    case "request_cancelled.p50_ms", "request_arrived.p50_ms", "request_declined.p50_ms",
      "request_pinned.p50_ms", "visit_agreed.p50_ms":
      .atMost(0.3, 0.05)
    case "request_cancelled.p99_ms", "request_arrived.p99_ms", "request_declined.p99_ms",
      "request_pinned.p99_ms", "visit_agreed.p99_ms":
      .atMost(10, 1)
    case "volunteer_leaves.p50_ms", "volunteer_joins.p50_ms": .atMost(5, 1)
    case "volunteer_leaves.p99_ms", "volunteer_joins.p99_ms": .atMost(100, 10)
    case "top5_exact_regret.p95_ms": .atMost(5, 0.5)
    default: nil
    }
  }
}
