import Loop
import Store

/// Clients on connections and threads of their own that begin at the same moment.
struct Crowd: Sendable {
  /// What became of a client's statement.
  enum Outcome: Hashable {
    case done
    /// Not refused, but there was nothing to do.
    case nothing
    /// By the constraint, or else the SQLSTATE.
    case refused(String)
  }

  let database: Database
  /// As many as a server for tests can spare; each plays several clients in turn.
  var connections = 40

  /// What a client does: its number and its connection, as the service's role.
  typealias Client = @Sendable (Int, borrowing Connection) throws(StoreError) -> [[String?]]

  /// Lets clients 1…`clients` act, each in a transaction of its own.
  ///
  /// - Returns: How often each outcome came.
  func act(_ clients: Int, _ client: @escaping Client) async throws -> [Outcome: Int] {
    let crowd = self
    let step = min(connections, clients)
    return try await withThrowingTaskGroup(of: [Outcome].self) { group in
      let gate = try Gate(database)
      for first in 1...step {
        group.addTask {
          try await onThread {
            try crowd.play(Array(stride(from: first, through: clients, by: step)), client)
          }
        }
      }
      try gate.open(whenWaiting: step)
      var counts: [Outcome: Int] = [:]
      for try await outcomes in group {
        for outcome in outcomes { counts[outcome, default: 0] += 1 }
      }
      return counts
    }
  }

  /// These clients one after the other, once the gate is open.
  private func play(_ clients: [Int], _ client: Client) throws -> [Outcome] {
    // The service's role without its limits: a busy machine is no refusal.
    var terms = Terms.owner
    terms.role = Terms.seat.role
    let connection = try Connection(database, terms)
    try Gate.pass(connection)
    var outcomes: [Outcome] = []
    for number in clients {
      do throws(StoreError) {
        outcomes.append(try client(number, connection).isEmpty ? .nothing : .done)
      } catch .refused(let state, let constraint) {
        outcomes.append(.refused(constraint ?? state))
      } catch {
        throw error
      }
    }
    return outcomes
  }
}

/// A lock that all wait for before they begin.
private struct Gate: ~Copyable, Sendable {
  private static let lock = 3_517_202_599
  private let keeper: Connection

  init(_ database: Database) throws(StoreError) {
    let keeper = try Connection(database, .owner)
    _ = try keeper.query("select pg_advisory_lock(\(Self.lock))")
    self.keeper = keeper
  }

  func open(whenWaiting count: Int) throws(StoreError) {
    let waiting = """
      select count(*)::text from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())
      """
    while try keeper.query(waiting) != [["\(count)"]] {}
    _ = try keeper.query("select pg_advisory_unlock(\(Self.lock))")
  }

  static func pass(_ connection: borrowing Connection) throws(StoreError) {
    _ = try connection.query("select pg_advisory_lock_shared(\(lock))")
    _ = try connection.query("select pg_advisory_unlock_shared(\(lock))")
  }
}

/// Runs what blocks on a thread of its own.
private func onThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  let side = try SideThread(name: "client")
  defer { side.finish() }
  return try await withCheckedThrowingContinuation { continuation in
    side.post { continuation.resume(with: Result { try body() }) }
  }
}
