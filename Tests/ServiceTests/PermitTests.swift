import API
import Foundation
import TestSupport
import Testing

/// Which roles each operation is open to: A administrator, P province_officer, C commune_officer,
/// L team_leader, M ambassador, U auditor.
private let open: [(method: String, target: String, body: String, letters: String)] = [
  ("GET", "/v1/help-requests", "", "APCLU"),
  ("GET", "/v1/help-requests/ID", "", "APCLMU"),
  ("POST", "/v1/help-requests", draft, "CL"),
  ("PATCH", "/v1/help-requests/ID", #"{"minutes":45}"#, "CL"),
  ("POST", "/v1/help-requests/ID/events", #"{"event":"resume"}"#, "CL"),
  ("GET", "/v1/help-requests/ID/contact", "", "CLM"),
  ("POST", "/v1/help-requests/ID/assignments", offer, "CL"),
  ("GET", "/v1/assignments/ID", "", "APCLMU"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"accept"}"#, "M"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"decline","reason":"busy"}"#, "M"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"start"}"#, "M"),
  ("POST", "/v1/assignments/ID/events", report, "M"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"release","reason":"ill"}"#, "M"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"fail","reason":"no_sim"}"#, "M"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"withdraw"}"#, "CL"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"revoke","reason":"other"}"#, "CL"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"verify","method":"call"}"#, "CL"),
  ("POST", "/v1/assignments/ID/events", #"{"event":"return","method":"call"}"#, "CL"),
  ("GET", "/v1/tasks", "", "M"), ("GET", "/v1/tasks/1", "", "M"),
  ("POST", "/v1/matching-runs", #"{"scope":["00000"]}"#, "APC"),
  ("GET", "/v1/matching-runs", "", "APC"), ("GET", "/v1/matching-runs/ID", "", "APC"),
  ("GET", "/v1/matching-runs/ID/lines", "", "APC"),
  ("POST", "/v1/matching-runs/ID/application", "{}", "APC"),
  ("GET", "/v1/help-requests/ID/candidates", "", "CL"),
  ("GET", "/v1/visits", "", "APCLU"), ("GET", "/v1/me", "", "APCLUMI-"),
  ("GET", "/v1/teams", "", "APCLU"), ("GET", "/v1/teams/ID", "", "APCLU"),
  ("GET", "/v1/ambassadors", "", "APCLU"), ("GET", "/v1/ambassadors/ID", "", "APCLMU"),
  ("GET", "/v1/households", "", "APCLU"), ("GET", "/v1/households/ID", "", "APCLU"),
]

private let people: [(letter: Character, person: Int)] = [
  ("A", 101), ("P", 102), ("C", 103), ("L", 104), ("U", 105), ("M", 106), ("I", 107), ("-", 108),
]

private let draft = #"""
  {"service":"vneid_use","commune":"00000","source":"phone","priority":"urgent","mode":"home",
  "household_id":"00000003-0000-7000-8000-000000000001"}
  """#
private let offer = #"""
  {"ambassador_id":"00000002-0000-7000-8000-000000000001","ambassador_version":1,
  "help_request_version":1,"day":"2026-11-25","part_of_day":"morning"}
  """#
private let report = #"{"event":"report","visit":{"minutes":1,"people_helped":1,"outcome":"done"}}"#

@Suite(.freshDatabase) struct PermitTests {
  private func status(_ service: ServiceOnDatabase, _ index: Int, _ token: String?) throws -> Int {
    let operation = open[index]
    var headers: [Incoming.Header] = [
      .init("content-type", "application/json"), .init("if-match", "\"1\""),
      .init("idempotency-key", UUID().uuidString),
    ]
    if let token { headers.append(.init("authorization", "Bearer \(token)")) }
    // An id that is nobody's: whoever is let in finds nothing.
    let target = operation.target.replacingOccurrences(
      of: "ID", with: "00000009-0000-7000-8000-000000000009")
    return try service.reply(operation.method, target, headers: headers, body: operation.body)
      .status
  }

  @Test func `each operation lets in its roles and nobody else`() throws {
    try Neighbourhood.settle()
    let service = try ServiceOnDatabase()
    for index in open.indices {
      for (letter, person) in people {
        let status = try status(service, index, Neighbourhood.token(person))
        let isOpen = open[index].letters.contains(letter)
        #expect(
          isOpen == (status != 403), "\(open[index].method) \(open[index].target) as \(letter)")
        #expect(isOpen ? [200, 404].contains(status) : status == 403)
      }
    }
  }

  @Test func `a dead token is nobody's, whatever it once opened`() throws {
    try Neighbourhood.settle()
    let database = try FreshDatabase.current
    let service = try ServiceOnDatabase()
    try database.run("update token set revoked_at = now() where person_id = test_id(1, 103)")
    try database.run(
      "update token set expires_at = now() - interval '1 second' where person_id = test_id(1, 104)")
    try database.run("update person set status = 'erased' where id = test_id(1, 106)")
    let tokens =
      [nil, "no-such-token-was-ever-made", Neighbourhood.token(103)]
      + [Neighbourhood.token(104), Neighbourhood.token(106)]
    for index in open.indices {
      for token in tokens { #expect(try status(service, index, token) == 401) }
    }
  }

  @Test func `a grant that ended or has not begun opens nothing`() throws {
    try Neighbourhood.settle()
    let database = try FreshDatabase.current
    let service = try ServiceOnDatabase()
    try database.run(
      "update role_grant set valid = daterange('2025-07-01', local_day(now()) - 1) where person_id = test_id(1, 103)"
    )
    try database.run(
      "update role_grant set valid = daterange(local_day(now()) + 2, null) where person_id = test_id(1, 104)"
    )
    // Who has no grant at all may still ask who they are.
    for index in open.indices where !open[index].letters.contains("-") {
      #expect(try status(service, index, Neighbourhood.token(103)) == 403)
      #expect(try status(service, index, Neighbourhood.token(104)) == 403)
    }
  }
}
