internal import FoundationEssentials
public import Matching
public import Store
internal import Synchronization

/// Takes matching runs one by one: loads a problem, solves it holding no connection, saves the plan.
///
/// It blocks, so it lives on a thread of its own. Several workers, here or in other processes, share
/// one queue: a run is one worker's until that one has said nothing for a minute.
public struct MatchingWorker: Sendable {
  /// How one look at the queue ended.
  public enum Outcome: Sendable, Equatable {
    /// No run waits.
    case idle
    /// A plan was saved.
    case saved(run: String, lines: Int)
    /// The run could not be solved, and says why.
    case failed(run: String, why: String)
    /// The run was left as it is: the service stops, or another worker has it by now.
    case left(run: String)
  }

  private let database: Database
  private let name: String
  private let seconds: Int
  private let isStopping: @Sendable () -> Bool
  /// What runs the pieces of a solve; in turn unless set.
  public var parallel = Parallel.inTurn

  /// A worker that has not looked yet.
  ///
  /// - Parameters:
  ///   - database: Where the queue is.
  ///   - name: Unique among the workers alive.
  ///   - seconds: How long a solve may go on before the best plan so far is taken.
  ///   - isStopping: Whether to leave a run under way, asked often.
  public init(
    _ database: Database, name: String, seconds: Int = 60,
    isStopping: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.database, self.name, self.seconds) = (database, name, seconds)
    self.isStopping = isStopping
  }

  /// Takes the next run, if one waits, and carries it through.
  ///
  /// - Throws: When the database cannot be asked; a run taken by then is retaken later.
  public func work() throws(StoreError) -> Outcome {
    var timings = RunResult.Timings()
    let clock = ContinuousClock()
    let begun = clock.now
    guard let taken = try take() else { return .idle }
    guard let run = taken.run else { return .failed(run: "", why: "given up") }
    guard let bytes = try load(run.id) else { return .left(run: run.id) }
    timings.load = clock.milliseconds(since: begun)
    let pulse = Pulse { [self] in isMine(run.id) }
    do {
      let solved = try solved(bytes, run, timings, pulse)
      guard let solved, !isStopping(), !pulse.isLost else { return .left(run: run.id) }
      return try save(run.id, solved)
    } catch let error as StoreError {
      throw error
    } catch {
      return try fail(run.id, why: Self.sentence(error))
    }
  }
}

extension MatchingWorker {
  private struct Solved {
    let result: String
    let lines: PlanLines
    let idle: IdleRows
  }

  private func take() throws(StoreError) -> (run: TakenRun?, Void)? {
    let row = try Connection(database, .worker).ask(.takeMatchingRun, [name])
    guard row.outcome != "not_found" else { return nil }
    guard row.outcome == "ok" else { return (nil, ()) }
    return (try? JSONDecoder().decode(TakenRun.self, from: Data(row.body)), ())
  }

  private func load(_ run: String) throws(StoreError) -> [UInt8]? {
    let row = try Connection(database, .worker).ask(.loadMatchingRun, [run, name])
    return row.outcome == "ok" ? row.body : nil
  }

  /// Whether the run is still this worker's; unknown counts as yes, for saving asks again.
  private func isMine(_ run: String) -> Bool {
    guard let connection = try? Connection(database, .worker),
      let row = try? connection.ask(.beatMatchingRun, [run, name])
    else { return true }
    return row.outcome == "ok"
  }

  /// Solves, checks and explains, holding no connection; `nil` when it had to stop.
  private func solved(
    _ bytes: [UInt8], _ run: TakenRun, _ loading: RunResult.Timings, _ pulse: Pulse
  ) throws -> Solved? {
    var timings = loading
    let clock = ContinuousClock()
    let policy = run.policy.policy
    let loaded = try clock.timed(&timings.build) { try LoadedProblem(bytes) }
    let deadline = clock.now + .seconds(seconds)
    let isStopping = isStopping
    let isOver = { @Sendable in isStopping() || pulse.isLostAfterBeating() }
    let budget = Budget(parallel: parallel) { clock.now >= deadline || isOver() }
    let plan = try clock.timed(&timings.solve) {
      try solve(loaded.problem, policy: policy, budget: budget)
    }
    if isOver() { return nil }
    try clock.timed(&timings.check) { try Check.verify(plan, of: loaded.problem, policy: policy) }
    let (lines, idle, recruiting) = try clock.timed(&timings.explain) {
      let explanations = Explanations(plan, of: loaded, policy: policy)
      return (
        try PlanLines(plan, of: loaded, explanations) { !isOver() },
        try IdleRows(plan, of: loaded, explanations) { !isOver() }, explanations.recruiting()
      )
    }
    guard let idle, !isOver() else { return nil }
    let result = try JSONEncoder().encode(
      RunResult(plan, of: loaded.problem, timings, recruiting: recruiting))
    return Solved(result: String(decoding: result, as: UTF8.self), lines: lines, idle: idle)
  }

  private func save(_ run: String, _ solved: Solved) throws(StoreError) -> Outcome {
    let parameters =
      [run, name, solved.result] + solved.lines.parameters + solved.idle.parameters
    let row = try Connection(database, .worker).ask(.saveMatchingRun, parameters)
    return row.outcome == "ok" ? .saved(run: run, lines: solved.lines.count) : .left(run: run)
  }

  private func fail(_ run: String, why: String) throws(StoreError) -> Outcome {
    let row = try Connection(database, .worker).ask(.failMatchingRun, [run, name, why])
    return row.outcome == "ok" ? .failed(run: run, why: why) : .left(run: run)
  }

  private static func sentence(_ error: any Error) -> String {
    switch error {
    case MatchingError.input(let pointer, let fault):
      "Dữ liệu để ghép có chỗ không hợp lệ ở \(pointer): \(fault.vietnamese)"
    case MatchingError.pinsBeyondCapacity(let conflicts):
      "Việc đã hẹn nhiều hơn sức chứa ở \(conflicts.count) nơi: "
        + conflicts.map(\.vietnamese).joined(separator: "; ") + "."
    case MatchingError.refuted(let violation):
      "Kế hoạch không qua được bước kiểm tra độc lập: \(violation.vietnamese)"
    default: "Không đọc được dữ liệu để ghép: \(error)."
    }
  }
}

/// Tells the queue every ten seconds that the worker lives, from within whatever it is doing.
private final class Pulse: Sendable {
  private struct State {
    var next = ContinuousClock.now + .seconds(10)
    var isLost = false
  }

  private let state = Mutex(State())
  private let isMine: @Sendable () -> Bool

  init(_ isMine: @escaping @Sendable () -> Bool) {
    self.isMine = isMine
  }

  var isLost: Bool { state.withLock(\.isLost) }

  /// Beats when it is time to; whether the run is another's by now.
  func isLostAfterBeating() -> Bool {
    let now = ContinuousClock.now
    let isDue = state.withLock { state in
      guard !state.isLost, now >= state.next else { return false }
      state.next = now + .seconds(10)
      return true
    }
    if isDue, !isMine() { state.withLock { $0.isLost = true } }
    return isLost
  }
}

extension ContinuousClock {
  fileprivate func milliseconds(since begun: Instant) -> Int {
    let (seconds, attoseconds) = (now - begun).components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }

  /// Runs `body` and adds its milliseconds.
  fileprivate func timed<Value>(_ sum: inout Int, _ body: () throws -> Value) rethrows -> Value {
    let begun = now
    defer { sum += milliseconds(since: begun) }
    return try body()
  }
}
