import Foundation
import Store
import TestSupport
import Testing

/// What no statement of the work may read whole: the tables that grow with the province.
private let large = [
  "help_request", "assignment", "visit", "event", "person", "household", "token",
]

@Suite(.freshDatabase) struct PlanTests {
  /// Enough rows, spread over the communes, that the planner chooses as it will at full scale.
  private func fill() throws {
    try Neighbourhood.settle()
    let owner = try Connection(FreshDatabase.current, .owner)
    try owner.execute(
      """
      set session_replication_role = replica;
      insert into person (id, display_name, commune_id)
        select test_id(1, n), 'Trần Văn Đức ' || n, c.id from generate_series(1000, 20999) n
        join (select row_number() over (order by code) - 1 as row, id from unit
          where kind = 'commune') c on c.row = n % 129;
      insert into household (id, commune_id, head_id)
        select test_id(3, right(id::text, 12)::bigint), commune_id, id from person
        where right(id::text, 12)::bigint >= 1000;
      insert into help_request (id, number, commune_id, service_code, household_id, source,
          priority_class, mode, minutes, earliest_on, due_on, received_at, intake, closed_reason,
          closed_at)
        select test_id(4, n), n, h.commune_id, 'vneid_use', h.id, 'phone', 'urgent', 'home', 30,
          local_day(now()), local_day(now()) + n % 30, now(), 'ready',
          case when n % 10 > 0 then 'withdrawn' end, case when n % 10 > 0 then now() end
        from generate_series(1000, 20999) n join household h on h.id = test_id(3, n);
      insert into assignment (id, help_request_id, ambassador_id, commune_id, task_number, state, day,
          part_of_day, seat, minutes, origin, offered_at, accepted_at, ended_at, end_reason)
        select test_id(5, n), test_id(4, n), test_id(2, n % 60 + 1), r.commune_id, n, 'revoked',
          local_day(now()), 0, 0, 30, 'leader', now(), now(), now(), 'other'
        from generate_series(1000, 20999) n join help_request r on r.id = test_id(4, n);
      insert into visit (id, assignment_id, ambassador_id, commune_id, service_code, occurred_at,
          minutes, people_helped, outcome)
        select test_id(7, n), test_id(5, n), ambassador_id, commune_id, 'vneid_use',
          now() - n * interval '1 minute', 30, 1, 'done'
        from generate_series(1000, 20999) n join assignment a on a.id = test_id(5, n);
      insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
          help_request_version, actor_id, via, occurred_at)
        select new_id(), 'help_request', id, 1, 'submitted', id, 1, test_id(1, 104), 'api', now()
        from help_request;
      insert into token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
        select test_id(8, n), sha256(n::text::bytea), 'personal', test_id(1, n), 'thử', '0000', now(),
          now() + interval '1 day' from generate_series(1000, 20999) n;
      analyze;
      """)
  }

  private let officer = Neighbourhood.token(103)
  private let readers = "{administrator,province_officer,commune_officer,team_leader,auditor}"

  private var questions: [(statement: Statement, parameters: [String?])] {
    let key = "00000009-0000-7000-8000-000000000009"
    let request = Neighbourhood.id(.request, 2000)
    let assignment = Neighbourhood.id(.assignment, 2000)
    let told = [officer, "{commune_officer,team_leader}", key, "POST /x"]
    return [
      (
        .listHelpRequests,
        [officer, readers] + [nil, nil, nil, nil, nil, nil, nil, nil, "50", nil]
      ),
      (
        .listHelpRequests,
        [officer, readers, "{ready,closed}", nil, nil, nil, nil, nil, nil, nil, "50", nil]
      ),
      (
        .listHelpRequests,
        [Neighbourhood.token(104), readers] + [
          nil, nil, "vneid_use", nil, nil, nil, nil, "7", "50", nil,
        ]
      ),
      (.showHelpRequest, [officer, readers, request]),
      (.showHeldHelpRequest, [officer, "{ambassador}", request]),
      (.correctHelpRequest, [officer, "{commune_officer}", request, "1", #"{"minutes":45}"#]),
      (.showHelpRequestContact, [officer, "{commune_officer,ambassador}", request]),
      (.createHelpRequest, told + [#"{"service":"vneid_use","commune":"13285"}"#]),
      (.checkOffer, told + [#"{"day":"2026-11-25","part_of_day":"morning"}"#, request]),
      (.offerAssignment, told + [#"{"day":"2026-11-25","part_of_day":"morning"}"#, request, nil]),
      (.sweepDue, [nil]),
      (.moveAssignment, told + [#"{"event":"withdraw"}"#, assignment]),
      (
        .reportVisit,
        told + [
          #"{"event":"report","visit":{"minutes":1,"people_helped":1,"outcome":"done"}}"#,
          assignment,
        ]
      ),
      (.showAssignment, [officer, readers, assignment]),
      (.showEarlierAnswer, told + ["{}"]),
      (.listTasks, [officer, "{ambassador}"]), (.showTask, [officer, "{ambassador}", "7"]),
      (.listVisits, [officer, readers, nil, nil, nil, "50", nil]),
      (.listVisits, [officer, readers, "13285", "2026-11-01", "2026-11-30", "50", nil]),
    ]
  }

  @Test func `no statement of the work reads a large table whole`() throws {
    try fill()
    let connection = try Connection(FreshDatabase.current, .seat)
    for (statement, parameters) in questions {
      let sql = try SQLText.bundled.read("queries/\(statement.name).sql")
      let plan = try connection.query("explain \(sql)", parameters).compactMap { $0[0] }
      for table in large {
        let whole = plan.filter { $0.contains("Seq Scan on \(table) ") }
        #expect(whole == [], "\(statement.name)")
      }
    }
  }

  @Test func `a page of open requests reads the index of the open ones alone`() throws {
    try fill()
    let connection = try Connection(FreshDatabase.current, .seat)
    let sql = try SQLText.bundled.read("queries/help_request/list.sql")
    let plan = try connection.query("explain \(sql)", questions[0].parameters)
      .compactMap { $0[0] }.joined(separator: "\n")
    #expect(plan.contains("help_request_open_in_a_commune"))
    #expect(!plan.contains("help_request_number_is_unique_in_its_commune"))
  }
}
