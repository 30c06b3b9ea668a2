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
    let room = Session.Room(demands: 3 * requests, weeks: volunteers)
    guard let session = Session(network, solution, room: room) else {
      throw BenchError.wrong("no session on a finished answer")
    }
    var changes = LiveChanges(session, network, seed: subject.seed)
    let cost = changes.session.cost
    try changes.goAndReturn(requests: requests, volunteers: volunteers)
    try changes.goAndComeAnew(requests: requests, volunteers: volunteers)
    // Whoever went was followed by somebody with the same ways, so the best costs what it did.
    let hasReturned = changes.session.cost == cost
    try changes.bind(requests: requests)
    let found = Check.examine(changes.session.answer, of: changes.session.standing)
    for (name, times) in changes.times {
      var line = Line(subject, name, times.figures)
      line.certificate = hasReturned && found.isFeasible && found.cost == found.bound
      try line.show()
    }
  }
}

/// A session, who stands for whom in it by now, and how long each kind of change took.
private struct LiveChanges: ~Copyable {
  var session: Session
  private let network: Network
  private var dice: PCG64
  /// The number of each demand and week of the network by now.
  private var demands: [Int]
  private var weeks: [Int]
  private var callers: [[(demand: Int, cost_m: Int, slots: UInt32)]]
  private(set) var times: [(name: String, times: Times)] = []

  init(_ session: consuming Session, _ network: Network, seed: UInt32) {
    self.session = session
    self.network = network
    dice = PCG64(seed: seed)
    demands = Array(0..<network.demandCount)
    weeks = Array(0..<network.weekCount)
    callers = Array(repeating: [], count: network.weekCount)
    for demand in 0..<network.demandCount {
      for arc in network.ways(of: demand) {
        callers[Int(network.weekOf[arc.firstPlace])].append((demand, arc.cost_m, arc.mask))
      }
    }
  }

  /// The same requests and volunteers come back.
  mutating func goAndReturn(requests: Int, volunteers: Int) throws(BenchError) {
    var (cancelled, restored, left, returned) = (Times(), Times(), Times(), Times())
    for _ in 0..<requests {
      let demand = Int.random(in: 0..<network.demandCount, using: &dice)
      cancelled.add(Meter.timed { session.cancel(demand) }.seconds)
      restored.add(Meter.timed { session.restore(demand) }.seconds)
    }
    for _ in 0..<volunteers {
      let week = Int.random(in: 0..<network.weekCount, using: &dice)
      left.add(Meter.timed { session.leave(week) }.seconds)
      returned.add(Meter.timed { session.comeBack(week) }.seconds)
    }
    times += [
      ("request_cancelled", cancelled), ("request_restored", restored),
      ("volunteer_leaves", left), ("volunteer_returns", returned),
    ]
  }

  /// Others with the same ways come in their place, whom the session has never seen.
  mutating func goAndComeAnew(requests: Int, volunteers: Int) throws(BenchError) {
    var (arrived, joined) = (Times(), Times())
    for _ in 0..<requests {
      let demand = Int.random(in: 0..<network.demandCount, using: &dice)
      session.cancel(demands[demand])
      let ways = network.ways(of: demand)
      let weight = network.weight[demand]
      let came = Meter.timed { session.arrive(ways, weight: weight) }
      arrived.add(came.seconds)
      demands[demand] = try Self.some(came.result)
    }
    for _ in 0..<volunteers {
      let week = Int.random(in: 0..<network.weekCount, using: &dice)
      let seats = network.seats[Int(network.placeStart[week])..<Int(network.placeStart[week + 1])]
      session.leave(weeks[week])
      let newcomer = Session.Newcomer(
        cap: network.weekCap[week], base: network.weekBase[week], seats: Array(seats),
        callers: callers[week].map { (demands[$0.demand], $0.cost_m, $0.slots) })
      let came = Meter.timed { session.join(newcomer) }
      joined.add(came.seconds)
      weeks[week] = try Self.some(came.result)
    }
    times += [("request_arrived", arrived), ("volunteer_joins", joined)]
  }

  /// Requests lose the volunteer they have, or are bound to one they can reach.
  mutating func bind(requests: Int) throws(BenchError) {
    var (declined, pinned, agreed) = (Times(), Times(), Times())
    for round in 0..<requests {
      let demand = Int.random(in: 0..<network.demandCount, using: &dice)
      guard let place = session.place(of: demands[demand]) else { continue }
      let week = session.week(of: place)
      if round.isMultiple(of: 2) {
        let bound = Meter.timed { session.forbid(demands[demand], week) }
        declined.add(bound.seconds)
        demands[demand] = try Self.some(bound.result)
        continue
      }
      let ways = session.ways(of: demands[demand])
      guard let other = ways.randomElement(using: &dice) else { continue }
      let wanted = session.places(of: session.week(of: other.firstPlace))
      let bound = Meter.timed { session.pin(demands[demand], to: wanted.contains) }
      pinned.add(bound.seconds)
      demands[demand] = try Self.some(bound.result)
      if let place = session.place(of: demands[demand]) {
        agreed.add(Meter.timed { _ = session.book(demands[demand], at: place) }.seconds)
      }
    }
    times += [
      ("request_declined", declined), ("request_pinned", pinned), ("visit_agreed", agreed),
    ]
  }

  private static func some(_ number: Int?) throws(BenchError) -> Int {
    guard let number else { throw .wrong("no room in the session") }
    return number
  }
}

extension Network {
  fileprivate func ways(of demand: Int) -> [Arc] {
    Array(arcs[arcStart[demand]..<arcStart[demand + 1]])
  }
}

extension Prepared {
  fileprivate init(_ arcs: ReadyArcs, subject: Subject) throws(BenchError) {
    self.init(arcs, try subject.attributes(arcs))
  }
}
