extension PlanFile {
  /// Reads a plan of one problem; whether it is right is for ``Check`` to say.
  ///
  /// - Parameters:
  ///   - bytes: At most 1 GiB of UTF-8.
  ///   - problem: The problem that the plan names its ids from.
  /// - Returns: The plan as the file has it.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` with the exact place of the first fault.
  public static func read(_ bytes: [UInt8], of problem: Problem) throws(MatchingError) -> Plan {
    let names = PlanNames(problem.requests.map(\.id), problem.volunteers.map(\.id))
    return try Contents(names).plan(bytes)
  }

  /// Reads a plan of any problem, to be compared with a later one or to go on from.
  ///
  /// Ranks are those of the ids that the file names, so its prices belong to nothing here.
  ///
  /// - Parameter bytes: At most 1 GiB of UTF-8.
  /// - Returns: The plan as the file has it.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` with the exact place of the first fault.
  public static func read(_ bytes: [UInt8]) throws(MatchingError) -> Plan {
    try Contents(PlanNames()).plan(bytes).ranked()
  }
}

/// The fields of a plan file as they are read.
private struct Contents {
  private static let fields = Fields([
    "format", "version", "input", "policy", "score", "visits", "unserved", "certificate",
    "statistics",
  ])

  private var input = Fingerprint()
  private var policy = Policy()
  private var visits: [PlannedVisit] = []
  private var unserved: [UnservedRequest] = []
  private var score = Score(served: 0, unservedWeight: 0, metres: 0, addedMetres: 0, spread: 0)
  private var certificate = Certificate(
    metreCost: 1, weightCost: 0, weekPrices: [], slotPrices: [], teamPrices: [],
    communePrices: [])
  private var statistics = Statistics(
    demands: 0, arcs: 0, rounds: 0, bids: 0, phases: 0, paths: 0, settled: 0, isFinished: false)
  private var names: PlanNames

  init(_ names: PlanNames) {
    self.names = names
  }

  /// The plan that a whole file holds.
  consuming func plan(_ bytes: [UInt8]) throws(MatchingError) -> Plan {
    var file = self
    var reader = try JSONReader(bytes)
    try reader.object(Contents.fields) { (reader, name) throws(MatchingError) in
      try file.read(name, &reader)
    }
    try reader.end()
    return Plan(
      input: file.input, visits: file.visits, unserved: file.unserved,
      requestIDs: file.names.requestIDs, volunteerIDs: file.names.volunteerIDs,
      score: file.score, certificate: file.certificate, statistics: file.statistics,
      policy: file.policy)
  }

  private mutating func read(_ name: String, _ reader: inout JSONReader) throws(MatchingError) {
    switch name {
    case "format": try reader.constant(PlanFile.format)
    case "version": try reader.constant(PlanFile.version)
    case "input":
      guard let print = Fingerprint(try reader.text()) else { throw reader.fault(.badText) }
      input = print
    case "policy":
      policy = try PolicyFile.policy(&reader)
      try policy.checked()
    case "score": score = try readScore(&reader)
    case "visits":
      try reader.array { (reader) throws(MatchingError) in visits.append(try visit(&reader)) }
    case "unserved":
      try reader.array { (reader) throws(MatchingError) in unserved.append(try left(&reader)) }
    case "certificate": certificate = try readCertificate(&reader)
    default: statistics = try readStatistics(&reader)
    }
  }

  private mutating func visit(_ reader: inout JSONReader) throws(MatchingError) -> PlannedVisit {
    var request: Int32 = 0
    var volunteer: Int32 = 0
    var slot = Slot(unchecked: 0)
    var metres = 0
    var isPinned = false
    var before: (volunteer: Int32, slot: Slot)?
    let fields = Fields(["request", "volunteer", "slot", "metres", "pinned", "predecessor"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "request": request = try names.request(&reader)
      case "volunteer": volunteer = try names.volunteer(&reader)
      case "slot": slot = try reader.slot()
      case "metres": metres = try reader.integer()
      case "pinned": isPinned = try reader.flag()
      default:
        before = try reader.optional { (reader) throws(MatchingError) in
          try predecessor(&reader)
        }
      }
    }
    return PlannedVisit(
      request: request, volunteer: volunteer, slot: slot, metres: metres, isPinned: isPinned,
      predecessor: before.map {
        CurrentVisit(request: request, volunteer: $0.volunteer, slot: $0.slot)
      })
  }

  private mutating func predecessor(
    _ reader: inout JSONReader
  ) throws(MatchingError) -> (volunteer: Int32, slot: Slot) {
    var result: (volunteer: Int32, slot: Slot) = (0, Slot(unchecked: 0))
    try reader.object(Fields(["volunteer", "slot"])) { (reader, name) throws(MatchingError) in
      if name == "slot" {
        result.slot = try reader.slot()
      } else {
        result.volunteer = try names.volunteer(&reader)
      }
    }
    return result
  }

  private mutating func left(_ reader: inout JSONReader) throws(MatchingError) -> UnservedRequest {
    var request: Int32 = 0
    var missing = 0
    var reason = UnservedReason.noCandidate
    let fields = Fields(["request", "missing", "reason"])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "request": request = try names.request(&reader)
      case "missing": missing = try reader.integer()
      default: reason = try reader.word(UnservedReason.self)
      }
    }
    return UnservedRequest(request: request, missing: missing, reason: reason)
  }

  private func readScore(_ reader: inout JSONReader) throws(MatchingError) -> Score {
    let values = try reader.numbers(
      ["served", "unserved_weight", "metres", "added_metres", "spread"])
    return Score(
      served: values[0], unservedWeight: values[1], metres: values[2], addedMetres: values[3],
      spread: values[4])
  }

  private func readStatistics(_ reader: inout JSONReader) throws(MatchingError) -> Statistics {
    var isFinished = false
    var values: [Int] = []
    try reader.object(Fields(["finished", "counts"])) { (reader, name) throws(MatchingError) in
      if name == "finished" {
        isFinished = try reader.flag()
      } else {
        values = try reader.numbers(
          ["demands", "arcs", "rounds", "bids", "phases", "paths", "settled"])
      }
    }
    return Statistics(
      demands: values[0], arcs: values[1], rounds: values[2], bids: values[3],
      phases: values[4], paths: values[5], settled: values[6], isFinished: isFinished)
  }

  private func readCertificate(_ reader: inout JSONReader) throws(MatchingError) -> Certificate {
    var found = certificate
    let fields = Fields([
      "cost", "bound", "strict", "metre_cost", "weight_cost", "week_prices", "slot_prices",
      "team_prices", "commune_prices",
    ])
    try reader.object(fields) { (reader, name) throws(MatchingError) in
      switch name {
      case "cost": found.cost = try reader.wide()
      case "bound": found.bound = try reader.wide()
      case "strict": found.isStrict = try reader.flag()
      case "metre_cost": found.metreCost = try reader.integer()
      case "weight_cost": found.weightCost = try reader.integer()
      case "week_prices": try reader.list(&found.weekPrices, ProblemFile.number)
      case "slot_prices": try reader.list(&found.slotPrices, ProblemFile.number)
      case "team_prices": try reader.list(&found.teamPrices, ProblemFile.number)
      default: try reader.list(&found.communePrices, ProblemFile.number)
      }
    }
    return found
  }
}

extension JSONReader {
  /// Reads an object of whole numbers, all of them there.
  mutating func numbers(_ names: [String]) throws(MatchingError) -> [Int] {
    var values = [Int](repeating: 0, count: names.count)
    try object(Fields(names)) { (reader, name) throws(MatchingError) in
      let value = try reader.integer()
      if let index = names.firstIndex(of: name) { values[index] = value }
    }
    return values
  }

  /// Reads a whole number of up to 128 bits, written as a text.
  mutating func wide() throws(MatchingError) -> Int128 {
    guard let value = Int128(try text()) else { throw fault(.wrongType(expected: .digits)) }
    return value
  }

  /// Reads a text that must be this one.
  mutating func constant(_ expected: String) throws(MatchingError) {
    guard try text() == expected else { throw fault(.unknownWord(allowed: [expected])) }
  }

  /// Reads a number that must be this one.
  mutating func constant(_ expected: Int) throws(MatchingError) {
    guard try integer() == expected else {
      throw fault(.outOfRange(lowest: expected, highest: expected))
    }
  }
}
