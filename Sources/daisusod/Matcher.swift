internal import Glibc
internal import Loop
internal import Matching
internal import Service
internal import Store
internal import Synchronization

/// The thread that solves matching runs, and what wakes it.
///
/// It is woken when a run is queued here, and looks every few seconds for runs that another process
/// queued or left behind. When the service stops, a run under way stays as it is: whoever looks after a
/// minute of its silence takes it again.
final class Matcher {
  /// Threads of one run: not all cores, for the service goes on answering meanwhile.
  private static let threads = min(2, Parallel.usualThreads)
  /// How often it looks unasked.
  private static let pauseMilliseconds: Int64 = 3000

  private let thread: SideThread
  private let worker: MatchingWorker
  private let flags: Flags
  private let loop: Loop
  private let log: Log

  private final class Flags: Sendable {
    let isStopping = Atomic(false)
    /// Whether a look at the queue is posted and has not begun.
    let isAwaited = Atomic(false)
  }

  /// Starts the thread.
  init(_ database: Database, on loop: Loop, log: Log) throws(LoopError) {
    let flags = Flags()
    thread = try SideThread(name: "daisusod match")
    var worker = MatchingWorker(
      database, name: "\(getpid())-\(UInt64.random(in: .min ... .max))",
      isStopping: { flags.isStopping.load(ordering: .relaxed) })
    worker.parallel = .threads(Self.threads)
    self.worker = worker
    (self.flags, self.loop, self.log) = (flags, loop, log)
    look()
  }

  /// Lets the worker look at the queue now, or as soon as it is done with what it does.
  func wake() {
    guard !flags.isAwaited.exchange(true, ordering: .relaxed) else { return }
    let (worker, flags, inbox) = (worker, flags, loop.inbox)
    nonisolated(unsafe) let log = log
    thread.post {
      flags.isAwaited.store(false, ordering: .relaxed)
      while !flags.isStopping.load(ordering: .relaxed) {
        let outcome = Result { () throws(StoreError) in try worker.work() }
        guard let line = Self.line(outcome) else { return }
        // The log belongs to the loop's thread.
        inbox.post { log.record(line.level, line.event, line.fields) }
        if case .failure = outcome { return }
      }
    }
  }

  /// Ends the thread as soon as it is asked whether to stop, which is often.
  func finish() {
    flags.isStopping.store(true, ordering: .relaxed)
    thread.finish()
  }

  private func look() {
    guard !flags.isStopping.load(ordering: .relaxed) else { return }
    wake()
    loop.schedule(afterMilliseconds: Self.pauseMilliseconds) { [weak self] in self?.look() }
  }

  private struct Line: Sendable {
    let level: Log.Level
    let event: String
    let fields: [(String, Log.Value)]
  }

  private static func line(_ outcome: Result<MatchingWorker.Outcome, StoreError>) -> Line? {
    switch outcome {
    case .success(.idle): nil
    case .success(.saved(let run, let lines)):
      Line(
        level: .info, event: "matching_saved",
        fields: [("run", .word(run)), ("lines", .number(lines))])
    case .success(.failed(let run, let why)):
      Line(
        level: .error, event: "matching_failed", fields: [("run", .word(run)), ("why", .word(why))])
    case .success(.left(let run)):
      Line(level: .warning, event: "matching_left", fields: [("run", .word(run))])
    case .failure(let error):
      Line(level: .warning, event: "matching_trouble", fields: [("why", .word("\(error)"))])
    }
  }
}
