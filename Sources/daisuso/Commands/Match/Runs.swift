internal import API
internal import ArgumentParser
internal import Domain

/// Which run is meant: a UUID, or the last one in one's scope.
enum RunReference {
  case id(ID<MatchingRun>)
  case last

  /// What stands for the last run.
  static let lastWord = "last"

  /// Reads what was typed.
  static func typed(_ text: String) throws -> RunReference {
    if text == lastWord { return .last }
    guard let id = ID<MatchingRun>(text) else { throw ValidationError(texts.runComplaint) }
    return .id(id)
  }

  /// The run's id.
  func id(_ client: Client) throws(Trouble) -> ID<MatchingRun> {
    guard case .id(let id) = self else {
      let answer = try client.answer(to: .matching(.list(page: Page(limit: 1))))
      guard let run = try answer.decoded(Rows<RunRow>.self).rows.first else { throw .run(.none) }
      return try client.id(run.id)
    }
    return id
  }
}

/// The argument that names a run.
struct RunArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(texts.runHelp, valueName: texts.runValue),
    transform: { try RunReference.typed($0) })
  var run: RunReference
}

/// One run as its own operations answer it.
struct RunShown: Decodable {
  var matchingRun: RunRow
}

/// A matching run.
struct RunRow: ListRow {
  static var list: String { "matchingRuns" }

  var id: String
  var state: String
  var scope: [String]
  var firstDay: String
  var days: Int
  var queuedAt: String
  var finishedAt: String?
  var appliedAt: String?
  var counts: Counts
  var timings: Timings?
  var score: Score?
  var certificate: Certificate?
  var warnings: [String]
  /// Of a run that is shown alone.
  var recruiting: [Recruiting]?
  var failure: String?

  struct Counts: Decodable {
    var requests: Int?
    var volunteers: Int?
    var arcs: Int?
    var served: Int?
    var unserved: Int?
    /// Lines that became offers, and lines that no longer held.
    var offered: Int?
    var refused: Int?
  }

  /// Milliseconds.
  struct Timings: Decodable {
    var load: Int
    var build: Int
    var solve: Int
    var check: Int
    var explain: Int
  }

  struct Score: Decodable {
    var served: Int
    var unservedWeight: Int
    var distanceM: Int
    var addedM: Int
    var spread: Int
    var idle: Int?
  }

  struct Certificate: Decodable {
    var cost: String
    var bound: String
    var gap: String
    var isOptimal: Bool
  }

  /// Where one more ambassador would help most.
  struct Recruiting: Decodable {
    var commune: UnitName
    var service: ServiceName
    var day: String
    var partOfDay: String
    var stepsAtMost: Int

    struct ServiceName: Decodable {
      var nameVi: String
    }
  }

  /// Whether it ended without a plan.
  var isBroken: Bool { ["failed", "cancelled"].contains(state) }

  /// Whether nothing more will happen by itself.
  var isOver: Bool { !["queued", "running"].contains(state) }

  static var columns: [Column<RunRow>] {
    [
      .code(texts.queuedTitle) { VietnameseFormat.instant($0.queuedAt) },
      .text(texts.stateTitle, minimum: 10, priority: 8) { texts.runState($0.state) },
      .text(texts.scopeTitle, minimum: 8, priority: 4) { texts.scope($0.scope) },
      .code(texts.horizonTitle, priority: 5) { $0.horizon },
      .number(texts.servedTitle, priority: 7) { $0.counts.served.map(Double.init) },
      .number(texts.unservedTitle, priority: 6) { $0.counts.unserved.map(Double.init) },
      .text(texts.proofTitle, minimum: 10, priority: 3) { $0.certificate.map(texts.proof) },
      .code(texts.idTitle, priority: 9) { $0.id },
    ]
  }

  private var horizon: String { texts.horizon(VietnameseFormat.day(firstDay), days: days) }

  /// The run as fields.
  var details: Details {
    var details = Details()
    details.add(texts.stateTitle, texts.runState(state))
    details.add(texts.failureTitle, failure)
    details.add(texts.scopeTitle, texts.scope(scope))
    details.add(texts.horizonTitle, horizon)
    details.add(texts.queuedTitle, VietnameseFormat.instant(queuedAt))
    details.add(texts.finishedTitle, finishedAt.map(VietnameseFormat.instant))
    details.add(texts.appliedTitle, appliedAt.map(VietnameseFormat.instant))
    details.add(texts.servedTitle, counts.served.map { VietnameseFormat.number($0) })
    details.add(texts.unservedTitle, counts.unserved.map { VietnameseFormat.number($0) })
    details.add(texts.idleTitle, score?.idle.map { VietnameseFormat.number($0) })
    if appliedAt != nil || state == "applying" {
      details.add(texts.offeredTitle, counts.offered.map { VietnameseFormat.number($0) })
      details.add(texts.refusedTitle, counts.refused.map { VietnameseFormat.number($0) })
    }
    details.add(texts.proofTitle, certificate.map(texts.proof))
    details.add(
      texts.costTitle, certificate.map { texts.cost($0.cost, bound: $0.bound, gap: $0.gap) })
    details.add(texts.statisticsTitle, texts.statistics(of: self))
    details.add(texts.recruitingTitle, texts.recruiting(recruiting ?? []))
    details.add(texts.warningTitle, warnings)
    details.add(texts.idTitle, id)
    return details
  }
}
