import ArgumentParser
import Matching

/// Works single changes into a solved instance, each exactly.
struct MeasureChanges: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes", abstract: "Works single changes into a solved instance, each exactly.")

  @Argument(help: "Path of an instance without its endings.") var path: String
  @Option(help: "How many requests go and come back.") var requests = 2000
  @Option(help: "How many volunteers go and come back.") var volunteers = 500

  func run() throws {
    let subject = try Subject(path)
    let network = try Prepared(try subject.arcs(), subject: subject).network
    let solution = try Solver.solve(network, Budget())
    guard var session = Session(network, solution) else {
      throw BenchError.wrong("no session on a finished answer")
    }
    let cost = session.cost
    var dice = PCG64(seed: subject.seed)
    var (cancelled, arrived, left, returned) = (Times(), Times(), Times(), Times())
    for _ in 0..<requests {
      let demand = Int.random(in: 0..<network.demandCount, using: &dice)
      cancelled.add(Meter.timed { session.cancel(demand) }.seconds)
      arrived.add(Meter.timed { session.restore(demand) }.seconds)
    }
    for _ in 0..<volunteers {
      let week = Int.random(in: 0..<network.weekCount, using: &dice)
      left.add(Meter.timed { session.leave(week) }.seconds)
      returned.add(Meter.timed { session.comeBack(week) }.seconds)
    }
    let found = Check.examine(session.answer, of: network)
    let isBest = found.isFeasible && found.cost == found.bound && session.cost == cost
    for (name, times) in [
      ("request_cancelled", cancelled), ("request_arrived", arrived), ("volunteer_leaves", left),
      ("volunteer_returns", returned),
    ] {
      var line = Line(subject, name, times.figures)
      line.certificate = isBest
      try line.show()
    }
  }
}

extension Prepared {
  fileprivate init(_ arcs: ReadyArcs, subject: Subject) throws(BenchError) {
    self.init(arcs, try subject.attributes(arcs))
  }
}
