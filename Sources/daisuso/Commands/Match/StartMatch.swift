internal import API
public import ArgumentParser
internal import Domain
internal import Glibc

/// `daisuso match start …`: asks for a plan and waits for it.
struct StartMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: texts.startMatchAbstract,
    discussion: texts.startMatchDiscussion)

  @Option(help: ArgumentHelp(texts.matchUnitHelp, valueName: texts.unitCodeValue))
  var unit: [String] = []

  @Option(
    help: ArgumentHelp(texts.firstDayHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var firstDay: Day?

  @Option(help: ArgumentHelp(texts.daysHelp, valueName: texts.countValue))
  var days: Int?

  @OptionGroup var policy: PolicyOptions

  @Option(help: ArgumentHelp(texts.seedHelp, valueName: texts.countValue))
  var seed: Int?

  @Flag(help: ArgumentHelp(texts.noWaitHelp))
  var noWait = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let delivery = try connection.delivery(isJSON: output.json)
    let asked = draft
    let op = Op(texts.matching(unit), for: delivery.client) { stamp in
      var draft = asked
      draft.id = ID(stamp.id)
      return .matching(.enqueue(draft))
    }
    var answer = try delivery.send(op)
    let run = try answer.decoded(RunShown.self).matchingRun
    if !noWait { answer = try wait(for: run, answer, delivery.client) }
    let last = try answer.decoded(RunShown.self).matchingRun
    if output.json { try answer.printJSON() } else { try last.details.show() }
    if last.isBroken { throw Trouble.run(.failed(last.failure)) }
    if !output.json { try note(last.isOver ? texts.planned(last.id) : texts.queued(last.id)) }
  }

  private var draft: MatchingRunDraft {
    var draft = MatchingRunDraft()
    draft.scope = unit.isEmpty ? nil : unit
    (draft.firstDay, draft.days, draft.seed) = (firstDay, days, seed)
    draft.policy = policy.policy
    return draft
  }

  /// Asks how the run is until it is over; answers the last answer.
  private func wait(
    for run: RunRow, _ first: Answer, _ client: Client
  ) throws(Trouble) -> Answer {
    let id: ID<MatchingRun> = try client.id(run.id)
    let progress = Progress(isShown: true)
    defer { progress.end() }
    var (answer, state) = (first, run)
    var pause = Self.shortestPause
    while !state.isOver {
      progress.show(texts.waitingForRun(texts.runState(state.state)))
      usleep(pause)
      pause = min(2 * pause, Self.longestPause)
      answer = try client.answer(to: .matching(.show(id)))
      state = try answer.decoded(RunShown.self).matchingRun
    }
    return answer
  }

  /// Microseconds: a small plan is there at once, a big one is not asked for all the time.
  private static let shortestPause: UInt32 = 100_000
  private static let longestPause: UInt32 = 2_000_000
}

/// How wishes are weighed, where not as usual.
struct PolicyOptions: ParsableArguments {
  @Option(help: ArgumentHelp(texts.areaHelp, valueName: texts.areaValue))
  var area: MatchingPolicy.Area?

  @Option(
    name: .customLong("priority-rate-m"),
    help: ArgumentHelp(texts.priorityRateHelp, valueName: texts.metresValue))
  var priorityRate: Int?

  @Option(
    name: .customLong("fairness-rate-m"),
    help: ArgumentHelp(texts.fairnessRateHelp, valueName: texts.metresValue))
  var fairnessRate: Int?

  /// What was said, if anything.
  var policy: MatchingPolicy? {
    var policy = MatchingPolicy()
    (policy.area, policy.priorityRate_m, policy.fairnessRate_m) = (area, priorityRate, fairnessRate)
    return policy == MatchingPolicy() ? nil : policy
  }
}

extension MatchingPolicy.Area: ExpressibleByArgument {}
