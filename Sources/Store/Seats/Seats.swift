public import Loop

/// The service's connections: a few seats, each with at most one statement under way.
///
/// All of it lives on the loop's thread; what blocks (connecting, preparing) is done by the side
/// thread. A slow statement holds one seat, a lost connection loses one call. Seats connect by
/// themselves, at first and after every loss.
public final class Seats {
  /// Sizes and limits; the defaults are the measured ones.
  public struct Options: Sendable {
    /// Connections.
    public var count = 8
    /// Of them, those that slow statements may hold at once.
    public var slow = 2
    /// Calls that may wait in each line.
    public var waiting = 512
    /// Milliseconds a call may wait: an older one has been given up by its client.
    public var waitingMilliseconds: Int64 = 1000
    /// What each connection is opened with.
    public var terms = Terms.seat
    /// Where the SQL text comes from.
    public var text = SQLText.bundled

    /// The defaults.
    public init() {}
  }

  /// What is going on, for `/metrics`.
  public struct Counts: Sendable, Equatable {
    /// Seats without work, with a call under way, and without a connection.
    public var idle = 0, busy = 0, mending = 0
    /// Calls that wait for a seat.
    public var waiting = 0
    /// Since the start: connections lost, and calls sent again after a loss or a conflict.
    public var lost = 0, repeated = 0
    /// Since the start: calls turned away because the lines were full or too slow, and writes
    /// whose outcome is unknown.
    public var turnedAway = 0, unknown = 0
  }

  /// Told, on the loop, of each failed attempt to connect; for the log.
  public var onTrouble: (StoreError) -> Void = { _ in }

  let loop: Loop
  let options: Options
  let texts: StatementTexts
  var all: [Seat]
  var idle: [Seat] = []
  var lines: WaitingLines
  var slowUnderway = 0
  var tally = Counts()
  var repair = Repair()
  var isClosed = false
  private var isTicking = false
  private(set) var workshop: Workshop?

  /// Reads the statements' text and begins to connect.
  ///
  /// - Throws: ``StoreError/obstacle(_:)`` when a statement has no file.
  public init(
    _ database: Database, _ statements: [Statement], on loop: Loop, _ side: SideThread,
    options: Options = Options()
  ) throws(StoreError) {
    self.loop = loop
    self.options = options
    texts = try StatementTexts(statements, from: options.text)
    all = (0..<options.count).map { _ in Seat() }
    lines = WaitingLines(capacity: options.waiting)
    repair.lost = all
    let recipe = try SessionRecipe(database, options.terms, texts)
    workshop = Workshop(recipe, on: loop, side) { [weak self] in self?.mendingEnded($0) }
    mendNext()
  }

  deinit {
    close()
  }

  /// Whether a statement asked now would be sent soon.
  public var isReady: Bool { all.contains { $0.isConnected } }

  /// The present figures.
  public var counts: Counts {
    var counts = tally
    counts.idle = idle.count
    counts.busy = all.count { $0.call != nil }
    counts.mending = all.count { !$0.isConnected }
    counts.waiting = lines.count
    return counts
  }

  /// Asks one statement; `then` is called once, on the loop, and never before this returns.
  ///
  /// Parameters are text, `nil` is NULL; those of a statement that reads `contact` begin with the
  /// token.
  public func ask(
    _ statement: Statement, _ parameters: [String?],
    then: @escaping (Result<Row, StoreError>) -> Void
  ) {
    do throws(StoreError) {
      guard !isClosed else { throw .lost }
      // What the server would say of a statement that nobody has prepared.
      guard let text = texts[statement] else { throw .refused(state: "26000", constraint: nil) }
      let parameters = try CStrings(parameters)
      let call = Call(statement, text, parameters, now: Loop.nowMilliseconds, then: then)
      guard lines.add(call) else {
        tally.turnedAway += 1
        throw .busy
      }
    } catch {
      return loop.answerLater { then(.failure(error)) }
    }
    giveOut()
    keepTime()
  }

  /// Closes every connection; calls that wait or are under way fail.
  ///
  /// For a gentle end wait until nothing is busy or waiting, then call it.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    for seat in all { carryOut(seat.after(.closed), on: seat) }
    idle = []
    for call in lines.takeOlder(than: .max) { call.then(.failure(.lost)) }
  }

  /// Looks at the clock while something is under way or waits: ten times a second is exact enough.
  func keepTime() {
    guard !isTicking else { return }
    isTicking = true
    loop.schedule(afterMilliseconds: 100) { [weak self] in
      guard let self else { return }
      isTicking = false
      giveUpTheLate(now: Loop.nowMilliseconds)
      if lines.count > 0 || all.contains(where: { $0.call != nil }) { keepTime() }
    }
  }

  private func giveUpTheLate(now: Int64) {
    for call in lines.takeOlder(than: now - options.waitingMilliseconds) {
      tally.turnedAway += 1
      call.then(.failure(.busy))
    }
    guard let patience = options.terms.patienceMilliseconds else { return }
    for seat in all where seat.call.map({ now - $0.since > patience }) == true {
      carryOut(seat.after(.late), on: seat)
    }
  }
}

extension Loop {
  /// Runs `action` in a later turn, so that no caller is called back from inside its own call.
  func answerLater(_ action: @escaping () -> Void) {
    schedule(afterMilliseconds: 0, action)
  }
}
