import ArgumentParser
import Matching

/// Finds the candidates of an instance from its raw attributes.
struct MeasureCandidates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Finds and prices all candidates from raw attributes, as a solve begins.")

  @Argument(help: "Path of an instance without its endings.") var path: String

  func run() throws {
    let subject = try Subject(path)
    let problem = try subject.problem()
    let finding = try Meter.timed { try Network(of: problem, policy: Policy()) }
    try Line(
      subject, "candidates",
      [
        "cpu_s": finding.seconds, "arcs": Double(finding.result.arcs.count),
        "rss_mib": Meter.peak_MiB(),
      ]
    ).show()
  }
}

/// Plans an instance from its raw attributes by the engine's own door, then asks for explanations.
struct MeasurePlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plans from raw attributes; then explanations and suggestions.")

  @Argument(help: "Path of an instance without its endings.") var path: String
  @Option(help: "How many requests to ask the five best volunteers for; 0: only plan.") var asked =
    200
  @Option(help: "Threads.") var threads = 1
  @Option(name: .customLong("as"), help: "Name of the measurement.") var measure = "plan"

  func run() throws {
    let subject = try Subject(path)
    let problem = try subject.problem()
    let parallel = Parallel.threads(threads)
    let began = Meter.wall()
    let planning = try Meter.timed { try solve(problem, budget: Budget(parallel: parallel)) }
    let wall = Meter.wall() - began
    let plan = planning.result
    var line = Line(
      subject, measure,
      [
        "cpu_s": planning.seconds, "wall_s": wall, "rss_mib": Meter.peak_MiB(),
        "rounds": Double(plan.statistics.rounds), "gap": Double(plan.certificate.gap),
      ])
    line.certificate = plan.certificate.gap == 0 && plan.certificate.isStrict
    line.score = [
      plan.score.served, plan.score.unservedWeight, plan.score.metres, plan.score.spread,
    ]
    var digest = Digest()
    digest.add(PlanFile.write(plan))
    line.answer = "\(digest)"
    try line.show()
    guard asked > 0 else { return }
    try explain(plan, problem, subject)
    try suggest(plan, problem, subject)
  }

  /// All requests that get nobody.
  private func explain(_ plan: Plan, _ problem: Problem, _ subject: Subject) throws {
    let preparing = Meter.timed { Explainer(plan, of: problem, policy: Policy()) }
    let explainer = preparing.result
    let asking = Meter.timed {
      explainer.whyUnserved(.threads(threads)).reduce(0) {
        $0 + $1.holders.count + $1.failing.count
      }
    }
    guard asking.result > 0 || plan.unserved.isEmpty else {
      throw BenchError.wrong("nothing explains who is not served")
    }
    try Line(
      subject, "explain_unserved",
      ["cpu_s": preparing.seconds + asking.seconds, "count": Double(plan.unserved.count)]
    ).show()
  }

  /// The five best volunteers with exact regret, for requests drawn at random.
  private func suggest(_ plan: Plan, _ problem: Problem, _ subject: Subject) throws {
    let before = Meter.cpu()
    guard var suggestions = try Suggestions.beside(plan, of: problem, policy: Policy()) else {
      throw BenchError.wrong("no suggestions beside a plan that is proved best")
    }
    let prepared = Meter.cpu() - before
    var times = Times()
    var dice = PCG64(seed: subject.seed)
    for _ in 0..<asked {
      let request = Int32.random(in: 0..<Int32(problem.requests.count), using: &dice)
      let began = Meter.cpu()
      let found = suggestions.volunteers(for: request, limit: 5)
      times.add(Meter.cpu() - began)
      guard found.count <= 5 else { throw BenchError.wrong("more than asked for") }
    }
    var figures = times.figures
    figures["prepare_cpu_s"] = prepared
    figures["rss_mib"] = Meter.peak_MiB()
    try Line(subject, "top5_exact_regret", figures).show()
  }
}

extension Subject {
  /// The instance as a problem; what it was read from is gone afterwards.
  fileprivate func problem() throws -> Problem { try attributes(try arcs()).problem() }
}
