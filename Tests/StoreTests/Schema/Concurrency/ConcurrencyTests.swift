import Store
import TestSupport
import Testing

/// Invariants 1–4 and 6 when many come at once: no check beforehand, only constraints and locks.
@Suite(.freshDatabase, .serialized) struct ConcurrencyTests {
  private func market() throws -> Database {
    let database = try FreshDatabase.current
    try Market.open(database)
    return database
  }

  private func expectBalance(
    _ database: Database, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try database.run(Market.unbalanced) == [], sourceLocation: sourceLocation)
  }

  @Test func `of 200 who accept at once, 50 get the 50 places`() async throws {
    let database = try market()
    try Market.post(1, places: 50, offeredTo: Array(1...200), database)
    let outcomes = try await Crowd(database: database).act(200) {
      number, connection throws(StoreError) in
      try connection.query(Market.accept, ["1", "\(number)"])
    }
    #expect(
      outcomes == [.done: 50, .refused("help_request_never_more_people_than_needed"): 150])
    try expectBalance(database)
  }

  @Test func `of 50 who accept at once, one gets the one place`() async throws {
    let database = try market()
    try Market.post(1, places: 1, offeredTo: Array(1...50), database)
    let outcomes = try await Crowd(database: database).act(50) {
      number, connection throws(StoreError) in
      try connection.query(Market.accept, ["1", "\(number)"])
    }
    #expect(outcomes == [.done: 1, .refused("help_request_never_more_people_than_needed"): 49])
    try expectBalance(database)
  }

  @Test func `who accepts twenty at once keeps the two that fit`() async throws {
    let database = try market()
    for request in 1...20 { try Market.post(request, places: 1, offeredTo: [7], database) }
    let outcomes = try await Crowd(database: database).act(20) {
      number, connection throws(StoreError) in
      try connection.query(Market.accept, ["\(number)", "7"])
    }
    #expect(outcomes == [.done: 2, .refused("ambassador_open_work_within_limit"): 18])
    try expectBalance(database)
  }

  @Test func `an offer accepted forty times at once is accepted once`() async throws {
    let database = try market()
    try Market.post(1, places: 50, offeredTo: [7], database)
    let outcomes = try await Crowd(database: database).act(40) {
      _, connection throws(StoreError) in
      try connection.query(Market.accept, ["1", "7"])
    }
    #expect(outcomes[.done] == 1)
    // Who waited for the lock finds the offer gone: its change would lack an event.
    let late: Set<Crowd.Outcome> = [
      .nothing, .refused("help_request_version_has_an_event"),
      .refused("help_request_offers_within_allowance"), .refused("help_request_counts_nest"),
    ]
    #expect(Set(outcomes.keys).subtracting([.done]).isSubset(of: late))
    try expectBalance(database)
  }

  @Test func `no more offers go out than the allowance`() async throws {
    let database = try market()
    try Market.post(1, places: 2, overOffers: 3, database)
    let outcomes = try await Crowd(database: database).act(60) {
      number, connection throws(StoreError) in
      try connection.query(Market.offer, ["1", "\(number)"])
    }
    #expect(outcomes == [.done: 5, .refused("help_request_offers_within_allowance"): 55])
    try expectBalance(database)
  }

  @Test func `one ambassador's seat is offered once by many`() async throws {
    let database = try market()
    try Market.post(1, places: 50, database)
    let outcomes = try await Crowd(database: database).act(40) {
      _, connection throws(StoreError) in
      try connection.query(
        Market.offer.replacing("made(400 + $1::integer, $2::integer)", with: "gen_random_uuid()"),
        ["1", "7"])
    }
    #expect(outcomes[.done] == 1)
    #expect(
      Set(outcomes.keys).subtracting([.done]) == [
        .refused("assignment_one_live_per_request_and_ambassador")
      ])
    try expectBalance(database)
  }

  @Test func `numbers people say are all different`() async throws {
    let database = try market()
    let outcomes = try await Crowd(database: database).act(1000) {
      number, connection throws(StoreError) in
      // The number is used in the statement that takes it, as a request is.
      try connection.query(
        """
        with taken as (
          update commune_counter set last_request_number = last_request_number + 1
          where commune_id = $1::uuid returning last_request_number
        )
        insert into idempotency select $1::uuid, made(500, last_request_number), sha256('số'), 201,
          1, '{}', now() from taken returning key::text
        """, [Fixture.commune])
    }
    #expect(outcomes == [.done: 1000])
    let last = try database.run(
      "select last_request_number::text from commune_counter where commune_id = $1",
      [Fixture.commune])
    #expect(last == [["1000"]])
  }

  @Test func `work that crosses neither blocks for good nor loses count`() async throws {
    let database = try market()
    for request in 1...12 {
      try Market.post(request, places: 3, offeredTo: Array(1...10), database)
    }
    let outcomes = try await Crowd(database: database).act(1200) {
      number, connection throws(StoreError) in
      var random = SplitMix(state: UInt64(number))
      let pair = ["\(1 + random.below(12))", "\(1 + random.below(10))"]
      return try connection.query(
        random.pick([Market.accept, Market.accept, Market.release]), pair)
    }
    let expected: Set<Crowd.Outcome> = [
      .done, .nothing, .refused("help_request_never_more_people_than_needed"),
      .refused("ambassador_open_work_within_limit"), .refused("help_request_version_has_an_event"),
      .refused("help_request_counts_nest"),
    ]
    #expect(Set(outcomes.keys).isSubset(of: expected))
    #expect((outcomes[.done] ?? 0) > 20)
    try expectBalance(database)
  }
}
