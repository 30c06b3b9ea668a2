import Store
import TestSupport
import Testing

/// What time alone brings about; the tests say what time it is.
@Suite(.freshDatabase) struct SweepTests {
  private let database: Database

  init() throws {
    try Neighbourhood.settle()
    database = try FreshDatabase.current
  }

  /// What a sweep at a moment, such as `now() + interval '3 days'`, says it did.
  private func sweep(at moment: String) throws -> (counts: String, more: String?) {
    let now = try database.run("select (\(moment))::text")[0][0]
    let row = try Connection(database, .seat).ask(.sweepDue, [now])
    return (String(decoding: row.body, as: UTF8.self), row.cursor)
  }

  private func states() throws -> [String] {
    try database.run("select state from assignment order by id").compactMap { $0[0] }
  }

  @Test func `an offer lapses when its time is over, if somebody saw it`() throws {
    try Neighbourhood.request(1, people: 3)
    for number in 1...3 { try Neighbourhood.assignment(number, of: 1, by: number, "offered") }
    try Neighbourhood.request(4)
    try Neighbourhood.assignment(4, by: 4, "accepted")
    try database.run("update assignment set fetched_at = null where id = test_id(5, 2)")
    try database.run(
      "update assignment set expires_at = now() + interval '3 days' where id = test_id(5, 3)")
    #expect(try sweep(at: "now()").counts == #"{"lapsed":0,"woken":0,"forgotten":0}"#)
    #expect(
      try sweep(at: "now() + interval '2 days'").counts == #"{"lapsed":1,"woken":0,"forgotten":0}"#)
    #expect(try states() == ["expired", "offered", "offered", "accepted"])
    // What somebody passed on by phone was seen, too.
    try database.run("update assignment set handed_on_at = now() where id = test_id(5, 2)")
    #expect(
      try sweep(at: "now() + interval '4 days'").counts == #"{"lapsed":2,"woken":0,"forgotten":0}"#)
    #expect(try states() == ["expired", "expired", "expired", "accepted"])
    let rows = try database.run(
      "select state, version::text, offered_count::text from help_request where number = 1")
    #expect(rows == [["ready", "4", "0"]])
    let events = try database.run(
      """
      select e.kind, e.via, e.actor_id::text, (a.ended_at = e.occurred_at)::text, count(*)::text
      from event e join assignment a on a.id = e.subject_id
      where e.help_request_id is not null and e.subject_version = a.version
      group by 1, 2, 3, 4
      """)
    #expect(events == [["expired", "sweep", nil, "true", "3"]])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `what somebody is working on is left for the next sweep`() throws {
    for number in 1...2 {
      try Neighbourhood.request(number)
      try Neighbourhood.assignment(number, by: number, "offered")
    }
    let leader = try Connection(database, .owner)
    try leader.execute("begin; select from help_request where number = 1 for no key update")
    #expect(
      try sweep(at: "now() + interval '2 days'").counts == #"{"lapsed":1,"woken":0,"forgotten":0}"#)
    try leader.execute("rollback")
    #expect(try states() == ["offered", "expired"])
    #expect(
      try sweep(at: "now() + interval '2 days'").counts == #"{"lapsed":1,"woken":0,"forgotten":0}"#)
  }

  @Test func `a hold wakes on its day, and the request is again what its counts say`() throws {
    for number in 1...2 { try Neighbourhood.request(number, people: 2) }
    try Neighbourhood.assignment(2, by: 2, "accepted")
    // The day begins in Vietnam, seven hours before it does in UTC.
    try database.run(
      "update help_request set hold_reason = 'citizen_away', hold_until = '2026-12-01'")
    #expect(
      try sweep(at: "timestamptz '2026-11-30 16:59+00'").counts
        == #"{"lapsed":0,"woken":0,"forgotten":0}"#)
    #expect(
      try sweep(at: "timestamptz '2026-11-30 17:00+00'").counts
        == #"{"lapsed":0,"woken":2,"forgotten":0}"#)
    let rows = try database.run(
      """
      select r.state, e.kind, e.reason, e.via, array_to_string(e.changed, ' ')
      from help_request r join event e on (e.subject_id, e.subject_version) = (r.id, r.version)
      order by r.number
      """)
    let told = ["citizen_away", "sweep", "hold_reason hold_until"]
    #expect(rows == [["ready", "ready"] + told, ["offered", "offered"] + told])
    #expect(try Neighbourhood.discrepancies() == [])
  }

  @Test func `answers are forgotten after thirty days, five hundred at a time`() throws {
    try database.run(
      """
      insert into idempotency (principal_id, key, fingerprint, status, body, created_at)
      select test_id(1, 7), test_id(7, n), sha256('x'), 200, '{}',
        now() - interval '29 days' - n * interval '1 minute' from generate_series(1, 600) n
      """)
    let first = try sweep(at: "now() + interval '2 days'")
    #expect(first.counts == #"{"lapsed":0,"woken":0,"forgotten":500}"# && first.more == "more")
    let second = try sweep(at: "now() + interval '2 days'")
    #expect(second.counts == #"{"lapsed":0,"woken":0,"forgotten":100}"# && second.more == nil)
    #expect(try sweep(at: "now() + interval '2 days'").counts.contains(#""forgotten":0"#))
  }
}
