import API
import ContractSupport
import Domain
import FoundationEssentials
import Service
import Store
import Testing

private let target = "/v1/assignments/00000005-0000-7000-8000-000000000001/events"
private let body = Array(
  #"""
  {"assignment":{"id":"00000005-0000-7000-8000-000000000001","version":2,"state":"accepted",
  "help_request_id":null,"ambassador_id":"00000002-0000-7000-8000-000000000001","task_number":1,
  "day":"2026-11-25","part_of_day":"morning","seat":0,"minutes":30,"scheduled":null,
  "origin":"leader","offered_at":"2026-11-24T08:30:00Z","expires_at":null,"accepted_at":null,
  "started_at":null,"reported_at":null,"ended_at":null,"end_reason":null,"next":["start"]}}
  """#.utf8)

/// The statements asked for one accept, and the reply, when they answer `outcomes` in turn.
private func accept(_ outcomes: [Result<Row, StoreError>]) throws -> (asked: [Ask], reply: Reply) {
  let request = try Request(
    Incoming(
      method: "POST", path: target,
      headers: [
        .init("authorization", "Bearer token-of-twenty-characters"),
        .init("content-type", "application/json"),
        .init("idempotency-key", "0192F0C1-2345-7ABC-8DEF-0123456789AB"),
      ], body: Array(#"{ "event" : "accept" }"#.utf8)))
  var asked: [Ask] = []
  var step = Service(document: []) { [] }.answer(request)
  while true {
    switch step {
    case .reply(let reply):
      #expect(
        try Contract().complaints(reply, method: "POST", template: request.route) == [])
      return (asked, reply)
    case .ask(let ask):
      asked.append(ask)
      step = ask.then(outcomes[asked.count - 1])
    }
  }
}

@Test func `a write tells token, roles, key, target and its canonical body`() throws {
  let (asked, reply) = try accept([.success(Row(outcome: "ok", version: 2, body: body))])
  #expect(asked.map(\.statement) == [.moveAssignment])
  #expect(
    asked[0].parameters == [
      "token-of-twenty-characters", "{ambassador}", "0192f0c1-2345-7abc-8def-0123456789ab",
      "POST " + target, #"{"event":"accept"}"#, "00000005-0000-7000-8000-000000000001",
    ])
  #expect(reply.status == 200)
  #expect(reply.header("ETag") == "\"2\"")
}

private let hiding: [Result<Row, StoreError>] = [
  .success(Row(outcome: "state_conflict")), .success(Row(outcome: "taken")),
  .success(Row(outcome: "full")), .success(Row(outcome: "stale")), .failure(.unknown),
  .failure(.refused(state: "23505", constraint: "idempotency_key_is_used_once")),
  .failure(
    .refused(state: "23P01", constraint: "assignment_no_overlapping_times_of_an_ambassador")),
]

@Test func `a refusal that may hide the twin's success is told only after its key was looked up`()
  throws
{
  for refusal in hiding {
    let (asked, reply) = try accept([
      refusal, .success(Row(outcome: "replayed", version: 2, body: body)),
    ])
    #expect(asked.map(\.statement) == [.moveAssignment, .showEarlierAnswer])
    #expect(asked[1].parameters == Array(asked[0].parameters.dropLast()))
    #expect(reply.status == 200)
    #expect(reply.body == body)
    #expect(reply.header("Idempotency-Replayed") == "true")
  }
}

@Test func `without an earlier answer the refusal stands, whatever the look-up met`() throws {
  for refusal in hiding {
    for found: Result<Row, StoreError> in [
      .success(Row(outcome: "not_found")), .success(Row(outcome: "idempotency_key_reused")),
      .failure(.lost),
    ] {
      let (_, reply) = try accept([refusal, found])
      #expect([409, 412, 503].contains(reply.status))
      #expect(reply.header("Idempotency-Replayed") == nil)
    }
  }
}

@Test(arguments: [
  "unauthenticated", "forbidden", "not_found", "invalid_body", "idempotency_key_reused",
])
func `other refusals need no look-up`(outcome: String) throws {
  let (asked, reply) = try accept([.success(Row(outcome: outcome))])
  #expect(asked.count == 1)
  #expect((400..<500).contains(reply.status))
  #expect((reply.header("WWW-Authenticate") == "Bearer") == (reply.status == 401))
}

@Test func `a refusal's body is a sentence, or the list of wrong places`() throws {
  let places = Array(#"[{"pointer":"/day","detail":"Đã qua."}]"#.utf8)
  let (_, listed) = try accept([.success(Row(outcome: "invalid_body", body: places))])
  #expect(listed == Fault(.invalidBody, errors: [.init("/day", "Đã qua.")]).reply)
  let (_, said) = try accept([.success(Row(outcome: "forbidden", body: Array("Không.".utf8)))])
  #expect(said == Fault(.forbidden, "Không.").reply)
}

@Test(arguments: [
  ("23505", "assignment_one_live_per_seat_of_an_ambassador", Fault.Kind.taken),
  ("23505", "assignment_one_live_per_request_and_ambassador", .taken),
  ("23P01", "assignment_no_overlapping_times_of_an_ambassador", .stateConflict),
  ("23514", "help_request_never_more_people_than_needed", .taken),
  ("23514", "help_request_offers_within_allowance", .full),
  ("23514", "ambassador_open_work_within_limit", .full),
  ("23514", "ambassador_week_minutes_within_cap", .full),
  ("23505", "help_request_id", .taken), ("23505", "assignment_id", .taken),
  ("23505", "visit_id", .taken), ("23505", "visit_op_is_told_once", .taken),
  ("23505", "idempotency_key_is_used_once", .repeatWithSameKey),
  ("23503", "help_request_service_exists", .unforeseen), ("23505", "odd", .unforeseen),
])
func `a constraint's name says what the other call had taken`(
  state: String, constraint: String, kind: Fault.Kind
) {
  #expect(Fault(StoreError.refused(state: state, constraint: constraint)).kind == kind)
}

@Test func `a request not in scope is sought among the work held`() throws {
  let path = "/v1/help-requests/00000004-0000-7000-8000-000000000001"
  for (first, second, status) in [
    ("forbidden", "forbidden", 403), ("forbidden", "not_found", 404),
    ("not_found", "forbidden", 404), ("not_found", "not_found", 404),
  ] {
    let request = try Request(Incoming(method: "GET", path: path))
    guard case .ask(let one) = Service(document: [], metrics: { [] }).answer(request),
      case .ask(let two) = one.then(.success(Row(outcome: first))),
      case .reply(let reply) = two.then(.success(Row(outcome: second)))
    else {
      Issue.record("not two statements")
      return
    }
    #expect([one.statement, two.statement] == [.showHelpRequest, .showHeldHelpRequest])
    #expect(reply.status == status)
  }
}
