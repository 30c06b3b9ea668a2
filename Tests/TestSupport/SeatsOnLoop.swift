public import Loop
public import Store
public import Testing

/// Seats on a loop that the test's own thread turns.
public final class SeatsOnLoop {
  /// The loop; it turns only inside the functions below.
  public let loop: Loop
  /// The seats under test.
  public let seats: Seats

  private let side: SideThread
  private var trouble: StoreError?
  private var awaited: () -> Bool = { false }

  /// Connects; wait with ``untilReady(_:)``.
  public init(
    _ database: Database, _ statements: [Statement], on loop: Loop? = nil,
    options: Seats.Options = Seats.Options()
  ) throws {
    self.loop = try loop ?? Loop()
    side = try SideThread(name: "test side")
    seats = try Seats(database, statements, on: self.loop, side, options: options)
    seats.onTrouble = { [unowned self] in trouble = $0 }
    self.loop.eachTurn { [unowned self] in
      if awaited() { self.loop.stop() }
      return 20
    }
  }

  deinit {
    seats.close()
    side.finish()
  }

  /// Turns the loop until `condition` holds; fifteen seconds without it is an issue of the test.
  public func run(
    until condition: @escaping () -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let end = Loop.nowMilliseconds + 15_000
    awaited = { condition() || Loop.nowMilliseconds > end }
    loop.run()
    awaited = { false }
    if !condition() {
      let trouble = trouble?.description ?? "no trouble"
      Issue.record("waited in vain: \(trouble)", sourceLocation: sourceLocation)
    }
  }

  /// Turns the loop until all seats are connected and free.
  public func untilReady(sourceLocation: SourceLocation = #_sourceLocation) {
    run(
      until: { [seats] in seats.counts.mending + seats.counts.busy == 0 },
      sourceLocation: sourceLocation)
  }

  /// Asks one statement and turns the loop until its answer is there.
  public func ask(
    _ statement: Statement, _ parameters: [String?] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Result<Row, StoreError> {
    asks([(statement, parameters)], sourceLocation: sourceLocation)[0]
  }

  /// Asks several at once and turns the loop until all answers are there, in the order asked.
  public func asks(
    _ asks: [(Statement, [String?])], sourceLocation: SourceLocation = #_sourceLocation
  ) -> [Result<Row, StoreError>] {
    var answers = [Result<Row, StoreError>?](repeating: nil, count: asks.count)
    for (index, ask) in asks.enumerated() {
      seats.ask(ask.0, ask.1) { answer in
        if answers[index] != nil { Issue.record("answered twice", sourceLocation: sourceLocation) }
        answers[index] = answer
      }
    }
    run(until: { !answers.contains { $0 == nil } }, sourceLocation: sourceLocation)
    return answers.map { $0 ?? .failure(.lost) }
  }
}
