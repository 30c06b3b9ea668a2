import API
import Foundation
import Store
import TestSupport
import Testing

/// Numbers that look random and are the same in every run.
private struct Draws: RandomNumberGenerator {
  var state: UInt64 = 20_261_124

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private struct Grant {
  let person: Int
  let role: String
  /// 0 the province, 1 and 2 the communes, 11, 12 and 13 the villages 1, 2 and 3.
  let unit: Int
  let isInForce: Bool
}

/// Which villages a unit covers, by hand.
private let covered: [Int: Set<Int>] = [
  0: [1, 2, 3], 1: [1, 2], 2: [3], 11: [1], 12: [2], 13: [3],
]
private let codes: [Int: String] = [
  0: "37", 1: Neighbourhood.commune, 2: Neighbourhood.otherCommune, 11: Neighbourhood.village(1),
  12: Neighbourhood.village(2), 13: Neighbourhood.village(3),
]
private let roles = [
  "administrator", "province_officer", "commune_officer", "team_leader", "ambassador", "auditor",
]
private let periods = [
  ("2025-07-01", "null", true), ("2025-07-01", "local_day(now()) + 1", true),
  ("local_day(now())", "null", true), ("2025-07-01", "local_day(now()) - 1", false),
  ("local_day(now()) + 2", "null", false),
]

@Suite(.freshDatabase) struct ScopeTests {
  /// People 201…240, each with one to three grants of any role, unit and period.
  private func grants() throws -> [Grant] {
    var draws = Draws()
    let database = try FreshDatabase.current
    var grants: [Grant] = []
    for person in 201...240 {
      for index in 0..<Int.random(in: 1...3, using: &draws) {
        let role = roles.randomElement(using: &draws) ?? ""
        let unit = covered.keys.sorted().randomElement(using: &draws) ?? 0
        let (from, to, isInForce) = periods.randomElement(using: &draws) ?? periods[0]
        let made = try database.run(
          """
          insert into role_grant (id, person_id, role, unit_id, valid)
          select new_id(), test_id(1, \(person)), '\(role)', u.id,
            daterange(\(from.hasPrefix("local_day") ? from : "'\(from)'"), \(to))
          from unit u where u.code = '\(codes[unit] ?? "")' and u.valid @> local_day(now())
            and not exists (select from role_grant g where g.person_id = test_id(1, \(person))
              and g.role = '\(role)' and g.unit_id = u.id and \(index) >= 0)
          returning 'made'
          """)
        if !made.isEmpty {
          grants.append(Grant(person: person, role: role, unit: unit, isInForce: isInForce))
        }
      }
    }
    return grants
  }

  private func get(_ service: ServiceOnDatabase, _ target: String, as person: Int) throws -> Reply {
    try service.reply(
      "GET", target, headers: [.init("authorization", "Bearer \(Neighbourhood.token(person))")])
  }

  private func ids(_ reply: Reply, _ list: String) -> Set<String> {
    Set((reply[list] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
  }

  @Test func `what is seen is the closure of dated grants over units, in lists and one by one`()
    throws
  {
    try Neighbourhood.settle()
    let database = try FreshDatabase.current
    // Requests 1…9, village by village, each with an assignment and a visit.
    for number in 1...9 {
      try Neighbourhood.request(number, village: (number - 1) % 3 + 1)
      try Neighbourhood.assignment(number, by: number, "reported")
    }
    try database.run(
      """
      insert into visit (id, assignment_id, ambassador_id, commune_id, village_id, service_code,
        occurred_at, minutes, people_helped, outcome)
      select test_id(7, n), a.id, a.ambassador_id, a.commune_id, a.village_id, 'vneid_use', now(), 30, 0,
        'done' from generate_series(1, 9) n join assignment a on a.id = test_id(5, n)
      """)
    let grants = try grants()
    let service = try ServiceOnDatabase()
    for person in 201...240 {
      let held = grants.filter { $0.person == person && $0.isInForce && $0.role != "ambassador" }
      let villages = held.reduce(into: Set<Int>()) { $0.formUnion(covered[$1.unit] ?? []) }
      let numbers = (1...9).filter { villages.contains(($0 - 1) % 3 + 1) }
      func wanted(_ kind: Neighbourhood.Kind) -> Set<String> {
        Set(numbers.map { Neighbourhood.id(kind, $0) })
      }
      let list = try get(service, "/v1/help-requests", as: person)
      #expect(list.status == (held.isEmpty ? 403 : 200))
      #expect(ids(list, "help_requests") == wanted(.request), "person \(person)")
      #expect(ids(try get(service, "/v1/visits", as: person), "visits") == wanted(.visit))
      let isAmbassador = grants.contains {
        $0.person == person && $0.isInForce && $0.role == "ambassador"
      }
      let unseen = held.isEmpty && !isAmbassador ? 403 : 404
      for number in 1...9 {
        let status = numbers.contains(number) ? 200 : unseen
        let request = "/v1/help-requests/\(Neighbourhood.id(.request, number))"
        #expect(try get(service, request, as: person).status == status, "person \(person)")
        let assignment = "/v1/assignments/\(Neighbourhood.id(.assignment, number))"
        #expect(try get(service, assignment, as: person).status == status)
      }
      // A unit asked for by code shows what of it is one's own, and is not found where that is nothing.
      for (unit, code) in codes where unit > 0 {
        let name = unit > 10 ? "village" : "commune"
        let part = try get(service, "/v1/help-requests?\(name)=\(code)", as: person)
        let inside = villages.intersection(covered[unit] ?? [])
        #expect(part.status == (held.isEmpty ? 403 : inside.isEmpty ? 404 : 200))
        let expected = numbers.filter { inside.contains(($0 - 1) % 3 + 1) }
        #expect(
          ids(part, "help_requests") == Set(expected.map { Neighbourhood.id(.request, $0) }))
      }
    }
    // The draw must not have missed what it is to show.
    #expect(grants.contains { !$0.isInForce })
    #expect(Set(grants.map(\.unit)).count == 6)
    #expect(Set(grants.map(\.role)).count == 6)
  }

  @Test func `pages join without gap or double, soonest due first`() throws {
    try Neighbourhood.settle()
    for number in 1...23 { try Neighbourhood.request(number, village: number % 2 + 1) }
    try FreshDatabase.current.run(
      "update help_request set due_on = earliest_on + number * 7 % 5")
    let service = try ServiceOnDatabase()
    var found: [String] = []
    var after = ""
    var pages = 0
    repeat {
      let page = try get(service, "/v1/help-requests?limit=5\(after)", as: 103)
      found += (page["help_requests"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      after = page.text("next").map { "&after=\($0)" } ?? ""
      pages += 1
    } while !after.isEmpty && pages < 9
    let order = try FreshDatabase.current.run("select id from help_request order by due_on, id")
    #expect(found == order.compactMap { $0[0] })
    #expect(pages == 5)
  }

  @Test func `filters narrow, closed ones come when asked for`() throws {
    try Neighbourhood.settle()
    for number in 1...6 { try Neighbourhood.request(number) }
    let database = try FreshDatabase.current
    try database.run("update help_request set service_code = 'cashless_payment' where number = 1")
    try database.run("update help_request set priority_class = 'deadline' where number = 2")
    try database.run("update help_request set mode = 'phone' where number = 3")
    try database.run("update help_request set due_on = due_on + 30 where number = 4")
    try database.run(
      "update help_request set closed_reason = 'withdrawn', closed_at = now() where number = 5")
    let service = try ServiceOnDatabase()
    let due = try database.run("select (local_day(now()) + 20)::text")[0][0] ?? ""
    for (query, numbers) in [
      ("", [1, 2, 3, 4, 6]), ("?service=cashless_payment", [1]), ("?priority=deadline", [2]),
      ("?mode=phone", [3]), ("?due_from=\(due)", [4]), ("?due_before=\(due)", [1, 2, 3, 6]),
      ("?state=closed", [5]), ("?state=all", [1, 2, 3, 4, 5, 6]), ("?state=ready&number=6", [6]),
      ("?state=offered", []), ("?number=5", []), ("?service=none", []),
    ] {
      let reply = try get(service, "/v1/help-requests" + query, as: 103)
      let wanted = Set(numbers.map { Neighbourhood.id(.request, $0) })
      #expect(ids(reply, "help_requests") == wanted, "\(query)")
    }
    #expect(try get(service, "/v1/help-requests?state=all", as: 102).status == 400)
    #expect(try get(service, "/v1/help-requests?state=all&commune=13285", as: 102).status == 200)
    #expect(try get(service, "/v1/help-requests?after=junk", as: 103).status == 400)
    #expect(try get(service, "/v1/help-requests?after=2026-01-01~junk", as: 103).status == 400)
  }
}
