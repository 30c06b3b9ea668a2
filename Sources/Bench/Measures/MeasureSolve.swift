import ArgumentParser
import Matching

/// Solves ready arcs: solve and certificate, without reading.
struct MeasureSolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Solves ready arcs and checks both certificates.")

  @Argument(help: "Path of an instance without its endings.") var path: String
  @Option(name: .customLong("as"), help: "Name of the measurement.") var measure = "engine"

  func run() throws {
    let subject = try Subject(path)
    let reading = try Meter.timed {
      let arcs = try subject.arcs()
      return (arcs: arcs, prepared: Prepared(arcs, try subject.attributes(arcs)))
    }
    let network = reading.result.prepared.network
    let began = Meter.wall()
    let solving = try Meter.timed { try Solver.solve(network, Budget()) }
    let solution = solving.result
    let checking = Meter.timed { Check.examine(solution.answer, of: network) }
    let wall = Meter.wall() - began
    let found = checking.result
    var line = Line(
      subject, measure,
      [
        "cpu_s": solving.seconds + checking.seconds, "check_cpu_s": checking.seconds,
        "wall_s": wall, "read_cpu_s": reading.seconds, "rss_mib": Meter.peak_MiB(),
        "bids": Double(solution.work.bids), "settled": Double(solution.work.settled),
      ])
    line.certificate = found.isFeasible && found.cost == found.bound && found.isStrict
    line.score = try reading.result.prepared.score(solution.placeOf, reading.result.arcs)
    line.answer = solution.print
    try line.show()
  }
}

extension Solution {
  /// Places and prices in one number: equal answers, equal bytes.
  var print: String {
    var digest = Digest()
    placeOf.withUnsafeBytes { digest.add($0) }
    for prices in [placePrice, weekPrice] { prices.withUnsafeBytes { digest.add($0) } }
    return "\(digest)"
  }
}
