/// All lines of a bench, put together by instance.
struct Findings {
  /// One instance, in the shape that programs read.
  struct Run: Encodable {
    let instance: String
    let seed: UInt32
    let engine_cpu_s: Double
    let candidates_cpu_s: Double?
    let rss_mib: Double?
    let score: [Int]
    let certificate: Bool
    let peers: [Peer]
  }

  /// What another solver made of the same arcs.
  struct Peer: Encodable {
    let peer: String
    let cpu_s: Double
    let score: [Int]?

    /// Whether an exact peer reached the same optimum, as far as it minds it.
    func agrees(with other: [Int]) -> Bool {
      switch peer {
      case "greedy": true
      // It cannot say that each further visit of a week costs more.
      case "scipy": score?.prefix(3) == other.prefix(3)
      default: score == other
      }
    }
  }

  /// A figure beside the solve: a kind of change, an explanation, growth, a second core.
  struct Change: Encodable {
    let instance: String
    let seed: UInt32
    let change: String
    var count: Int?
    var p50_ms: Double?
    var p95_ms: Double?
    var p99_ms: Double?
    var cpu_s: Double?
    /// How many times as long, or as fast, as what the name says it is held against.
    var ratio: Double?
    var certificate: Bool?
  }

  /// The object that programs read.
  struct Whole: Encodable {
    let runs: [Run]
    let changes: [Change]
  }

  private let lines: [Line]
  private let keys: [Key]

  private struct Key: Hashable {
    let instance: String
    let seed: UInt32
  }

  init(_ lines: [Line]) {
    self.lines = lines
    var keys: [Key] = []
    for line in lines where !keys.contains(Key(instance: line.instance, seed: line.seed)) {
      keys.append(Key(instance: line.instance, seed: line.seed))
    }
    self.keys = keys
  }

  private func lines(_ key: Key, _ measure: String) -> [Line] {
    lines.filter { $0.instance == key.instance && $0.seed == key.seed && $0.measure == measure }
  }

  private func median(_ key: Key, _ measure: String, _ figure: String) -> Double? {
    let values = lines(key, measure).compactMap { $0.figures[figure] }.sorted()
    return values.isEmpty ? nil : values[values.count / 2]
  }

  private func least(_ key: Key, _ measure: String, _ figure: String) -> Double? {
    lines(key, measure).compactMap { $0.figures[figure] }.min()
  }

  /// In the order measured.
  var runs: [Run] {
    keys.compactMap { key in
      let engine = lines(key, "engine")
      guard let first = engine.first, let cpu = median(key, "engine", "cpu_s"),
        let score = first.score
      else { return nil }
      let own = lines.filter { $0.instance == key.instance && $0.seed == key.seed }
      let peers = own.compactMap { line -> Peer? in
        guard line.measure.hasPrefix("peer:"), let cpu = line.figures["cpu_s"] else { return nil }
        return Peer(peer: String(line.measure.dropFirst(5)), cpu_s: cpu, score: line.score)
      }
      return Run(
        instance: key.instance, seed: key.seed, engine_cpu_s: cpu,
        candidates_cpu_s: median(key, "candidates", "cpu_s"),
        rss_mib: median(key, "plan", "rss_mib"), score: score,
        certificate: engine.allSatisfy { $0.certificate == true }, peers: peers)
    }
  }

  /// Changes, suggestions and explanations as measured, then what follows from two lines.
  var changes: [Change] {
    let kinds = [
      "request_cancelled", "request_restored", "request_arrived", "request_declined",
      "request_pinned", "visit_agreed", "volunteer_leaves", "volunteer_returns", "volunteer_joins",
      "top5_exact_regret", "explain_unserved",
    ]
    let measured = lines.compactMap { line -> Change? in
      guard kinds.contains(line.measure) else { return nil }
      return Change(
        instance: line.instance, seed: line.seed, change: line.measure,
        count: line.figures["count"].map { Int($0) }, p50_ms: line.figures["p50_ms"],
        p95_ms: line.figures["p95_ms"], p99_ms: line.figures["p99_ms"],
        cpu_s: line.figures["cpu_s"], certificate: line.certificate)
    }
    return measured + growth + cores
  }

  /// Ten times the requests at the same density: how many times the CPU time.
  private var growth: [Change] {
    keys.compactMap { key in
      let small = Key(instance: "M" + key.instance.dropFirst(), seed: key.seed)
      guard key.instance.hasPrefix("L_"), let large = median(key, "engine", "cpu_s"),
        let cpu = median(small, "engine", "cpu_s")
      else { return nil }
      return Change(
        instance: key.instance, seed: key.seed, change: "growth", ratio: large / cpu)
    }
  }

  /// How many times as fast by the clock a plan is with two threads on two cores as with one.
  ///
  /// Where the clock ran far ahead of the CPU others used the cores too: that is said, not judged.
  private var cores: [Change] {
    keys.compactMap { key in
      guard let two = least(key, "two_cores", "wall_s"), let one = least(key, "plan", "wall_s"),
        let oneCPU = median(key, "plan", "cpu_s"), let twoCPU = median(key, "two_cores", "cpu_s")
      else { return nil }
      let isQuiet = one < 1.1 * oneCPU && two < 1.1 * twoCPU
      return Change(
        instance: key.instance, seed: key.seed,
        change: isQuiet ? "two_cores" : "two_cores_of_a_busy_machine", ratio: one / two)
    }
  }

  /// What makes the figures worthless: another score, no proof, other bytes for equal input.
  var faults: [String] {
    var faults: [String] = []
    for run in runs {
      let name = "\(run.instance) \(run.seed)"
      if !run.certificate { faults.append("\(name): certificate does not hold") }
      for peer in run.peers where !peer.agrees(with: run.score) {
        faults.append("\(name): \(peer.peer) has another score")
      }
      if let known = FrozenScores.score(run.instance, seed: run.seed), known != run.score {
        faults.append("\(name): not the known optimum")
      }
      for equal in [["engine"], ["plan", "two_cores"]] {
        let answers = lines.filter {
          $0.instance == run.instance && $0.seed == run.seed && equal.contains($0.measure)
        }
        guard Set(answers.map(\.answer)).count > 1 else { continue }
        faults.append("\(name): equal input gave other bytes")
      }
    }
    for line in lines where line.certificate == false && line.measure != "engine" {
      faults.append("\(line.instance) \(line.seed): \(line.measure) is not proved best")
    }
    return faults
  }
}
