import Testing

@testable import Bench

@Suite struct FindingTests {
  private func line(
    _ name: String, _ measure: String, _ figures: [String: Double],
    score: [Int]? = [1056, 2057, 263_887, 2557]
  ) throws -> Line {
    var line = Line(try Subject("/tmp/\(name)_1"), measure, figures)
    line.score = score
    line.certificate = true
    line.answer = "a"
    return line
  }

  @Test func `the median of the rounds counts, and each peer beside it`() throws {
    let findings = Findings([
      try line("S_scarce", "engine", ["cpu_s": 9]), try line("S_scarce", "engine", ["cpu_s": 2]),
      try line("S_scarce", "engine", ["cpu_s": 1]),
      try line("S_scarce", "peer:ortools-strict", ["cpu_s": 8]),
      try line("S_scarce", "plan", ["rss_mib": 20], score: [1, 2, 3, 4]),
    ])
    let run = try #require(findings.runs.first)
    #expect(findings.runs.count == 1 && run.engine_cpu_s == 2 && run.rss_mib == 20)
    #expect(run.peers.map(\.peer) == ["ortools-strict"] && run.peers.map(\.cpu_s) == [8])
    #expect(findings.faults.isEmpty)
    let table = Table(findings).lines.joined(separator: "\n")
    #expect(table.contains("S_scarce 1 ortools-strict / engine") && table.contains("HỤT"))
  }

  @Test func `other scores, missing proofs and other bytes are faults`() throws {
    let good = try line("S_scarce", "engine", ["cpu_s": 1])
    var (unproved, other, wrong) = (good, good, good)
    unproved.certificate = false
    other.answer = "b"
    let plan = try line("S_scarce", "plan", ["cpu_s": 1])
    var threads = try line("S_scarce", "two_cores", ["cpu_s": 1])
    threads.answer = "b"
    wrong.score = [1056, 2057, 263_888, 2557]
    var peer = try line("S_scarce", "peer:ortools-morton", ["cpu_s": 1])
    peer.score = wrong.score
    var change = try line("S_scarce", "volunteer_leaves", ["p50_ms": 1])
    change.certificate = false
    for lines in [
      [unproved], [good, other], [good, plan, threads], [wrong], [good, peer], [good, change],
    ] {
      #expect(Findings(lines).faults.count == 1)
    }
    peer.measure = "peer:greedy"
    #expect(Findings([good, peer]).faults.isEmpty)
    peer.measure = "peer:scipy"
    #expect(Findings([good, peer]).faults.count == 1)
    peer.score = [1056, 2057, 263_887, 9999]
    #expect(Findings([good, peer]).faults.isEmpty)
  }

  @Test func `growth and a second core are ratios of two lines`() throws {
    let score = FrozenScores.score("L_ample", seed: 1)
    let findings = Findings([
      try line("M_ample", "engine", ["cpu_s": 0.2], score: FrozenScores.score("M_ample", seed: 1)),
      try line("L_ample", "engine", ["cpu_s": 2.4, "wall_s": 9], score: score),
      try line("L_ample", "plan", ["cpu_s": 2.4, "wall_s": 2.5], score: score),
      try line("L_ample", "plan", ["cpu_s": 2.4, "wall_s": 7], score: score),
      try line("L_ample", "two_cores", ["cpu_s": 2.5, "wall_s": 2], score: score),
      try line("S_ample", "plan", ["cpu_s": 1, "wall_s": 2], score: [2000, 0, 368_077, 10_471]),
      try line(
        "S_ample", "two_cores", ["cpu_s": 1, "wall_s": 1], score: [2000, 0, 368_077, 10_471]),
    ])
    #expect(
      findings.changes.map(\.change)
        == ["growth", "two_cores", "two_cores_of_a_busy_machine"])
    #expect(findings.changes.compactMap(\.ratio).map { Table.digits($0) } == ["12", "1.25", "2"])
    #expect(findings.faults.isEmpty)
  }

  @Test func `a goal is missed on its wrong side only`() {
    #expect(Goal.atMost(3, 1).isMet(3, by: 3) && !Goal.atMost(3, 1).isMet(3.1, by: 3))
    #expect(Goal.atLeast(30, 60).isMet(30, by: 30) && !Goal.atLeast(30, 60).isMet(29, by: 30))
  }

  @Test(arguments: [
    (0, "0"), (0.00603, "0.00603"), (2.345, "2.35"), (138.84, "139"), (12, "12"), (1650, "1650"),
    (-0.5, "-0.5"), (0.000_001, "0"),
  ])
  func `figures have three digits that count`(value: Double, text: String) {
    #expect(Table.digits(value) == text)
  }

  @Test func `a percentile is a time that was measured`() {
    var times = Times()
    #expect(times.percentile_ms(50) == 0)
    for index in 1...200 { times.add(Double(index) / 1000) }
    #expect(times.percentile_ms(50) == 100 && times.percentile_ms(99) == 198)
    #expect(times.percentile_ms(100) == 200)
  }

  @Test func `a path says which instance and seed it is`() throws {
    let subject = try Subject("/tmp/x_y/M_scarce_ties_12")
    #expect(subject.instance == "M_scarce_ties" && subject.seed == 12)
    #expect(throws: BenchError.self) { try Subject("/tmp/12") }
    #expect(throws: BenchError.self) { try Subject("M_scarce") }
  }
}
