internal import Loop
internal import Synchronization

/// How a seat's connection is made, blocking: opened, and every statement prepared.
struct SessionRecipe: Sendable {
  let parameters: ConnectionParameters
  let preparations: [(name: String, text: StatementText)]

  init(_ database: Database, _ terms: Terms, _ texts: StatementTexts) throws(StoreError) {
    parameters = try ConnectionParameters(database, terms)
    preparations = texts.preparations
  }

  func make() throws(StoreError) -> PostgresConnection {
    let wire = try PostgresConnection.open(parameters)
    for (name, text) in preparations {
      guard wire.send(preparation: text.preparation) else { throw .lost }
      if let refusal = try wire.settle(until: Loop.nowMilliseconds + 3000).refusal {
        throw .obstacle(.statementUnusable(name, why: refusal.message))
      }
    }
    return wire
  }
}

/// Waits between attempts to reach a server: 0.1 s, doubled up to 2 s; none after a success.
struct BackOff {
  private var failures = 0

  mutating func afterFailure() -> Int64 {
    defer { failures += 1 }
    return min(2000, 100 << Int64(min(failures, 5)))
  }

  mutating func afterSuccess() { failures = 0 }
}

/// Makes connections on the side thread, one at a time, and brings them back to the loop.
final class Workshop {
  private let recipe: SessionRecipe
  private let side: SideThread
  private let inbox: Inbox
  private let bench = Bench()

  /// Calls `finished` on the loop with what came of each ``begin()``.
  init(
    _ recipe: SessionRecipe, on loop: Loop, _ side: SideThread,
    finished: @escaping (Result<Session, StoreError>) -> Void
  ) {
    self.recipe = recipe
    self.side = side
    inbox = loop.inbox
    loop.eachTurn { [bench] in
      if let outcome = bench.take() { finished(outcome) }
      return -1
    }
  }

  /// Has the side thread make one connection.
  func begin() {
    side.post { [bench, recipe, inbox] in
      bench.work(recipe)
      // Nothing to run: it only wakes the loop, whose next turn looks at the bench.
      inbox.post {}
    }
  }

  /// Where one connection passes from the side thread to the loop.
  private final class Bench: Sendable {
    private struct Place: ~Copyable {
      var made: PostgresConnection?
      var failure: StoreError?
    }

    private let place = Mutex(Place())
    private let isFinished = Atomic(false)

    func work(_ recipe: SessionRecipe) {
      // Held while it blocks, which is no harm: the loop locks only once it is finished.
      place.withLock { place in
        do throws(StoreError) {
          place.made = try recipe.make()
        } catch {
          place.failure = error
        }
      }
      isFinished.store(true, ordering: .releasing)
    }

    func take() -> Result<Session, StoreError>? {
      guard isFinished.load(ordering: .relaxed),
        isFinished.exchange(false, ordering: .acquiring)
      else { return nil }
      if let made = place.withLock({ $0.made.take() }) { return .success(Session(made)) }
      return place.withLock { $0.failure.take() }.map { .failure($0) }
    }
  }
}
