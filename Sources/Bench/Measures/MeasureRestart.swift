import ArgumentParser
import Matching

/// Changes a share of the requests at once: repaired path by path, by an auction from the old prices,
/// and from nothing.
struct MeasureRestart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restart",
    abstract: "Changes a share of the requests at once, and solves again in three ways.")

  @Argument(help: "Path of an instance without its endings.") var path: String
  @Option(help: "Tenths of a percent of the requests that come, and as many that go.") var share =
    10

  func run() throws {
    let subject = try Subject(path)
    let arcs = try subject.arcs()
    let network = Prepared(arcs, try subject.attributes(arcs)).network
    var dice = PCG64(seed: subject.seed)
    let chosen = (0..<network.demandCount).shuffled(using: &dice)
      .prefix(network.demandCount * share / 1000)
    let half = chosen.count / 2
    let old = network.without(chosen.prefix(half))
    let now = network.without(chosen.dropFirst(half))
    var start = try Solver.solve(old, Budget())
    for demand in chosen.dropFirst(half) where start.placeOf[demand] >= 0 {
      start.holes.append(start.placeOf[demand])
      start.placeOf[demand] = -1
    }
    for (name, isRepaired) in [("repaired", true), ("restarted", false), ("fresh", nil)] {
      var from = start
      from.isFinished = isRepaired ?? false
      let solving = try Meter.timed {
        try Solver.solve(now, Budget(), from: isRepaired == nil ? nil : from)
      }
      let found = Check.examine(solving.result.answer, of: now)
      var line = Line(
        subject, name,
        [
          "share": Double(share) / 1000, "cpu_s": solving.seconds,
          "phases": Double(solving.result.work.phases),
          "settled": Double(solving.result.work.settled),
        ])
      line.certificate = found.isFeasible && found.cost == found.bound && found.isStrict
      try line.show()
    }
  }
}

extension Network {
  /// The same network in which some demands cannot be served.
  fileprivate func without(_ demands: some Sequence<Int>) -> Network {
    let isOut = Set(demands)
    var rest = self
    rest.arcs = []
    rest.arcs.reserveCapacity(arcs.count)
    rest.arcStart = [0]
    for demand in 0..<demandCount {
      if !isOut.contains(demand) {
        rest.arcs += arcs[arcStart[demand]..<arcStart[demand + 1]]
      }
      rest.arcStart.append(rest.arcs.count)
    }
    return rest
  }
}
