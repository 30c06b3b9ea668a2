import API
import ContractSupport
import Service
import Store
import Testing

private var service: Service {
  Service(document: Array("{}".utf8)) { Array("up 1\n".utf8) }
}

/// The answer to GET `target` when each statement answers `outcome`.
private func answer(
  _ target: String, _ outcome: Result<Row, StoreError>, knownTag: String? = nil
) throws -> Reply {
  let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
  let request = try Request(
    Incoming(
      method: "GET", path: parts[0], query: parts.count > 1 ? parts[1] : nil,
      headers: knownTag.map { [.init("if-none-match", $0)] } ?? []))
  var step = service.answer(request)
  while true {
    switch step {
    case .reply(let reply): return reply
    case .ask(let ask): step = ask.then(outcome)
    }
  }
}

private func asked(_ target: String) throws -> Ask? {
  let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
  let request = try Request(
    Incoming(method: "GET", path: parts[0], query: parts.count > 1 ? parts[1] : nil))
  guard case .ask(let ask) = service.answer(request) else { return nil }
  return ask
}

@Test func `a row's body goes out as it came`() throws {
  let body = Array(#"{"units":[],"next":null}"#.utf8)
  let reply = try answer("/v1/units?q=x", .success(Row(outcome: "ok", body: body)))
  #expect(reply.status == 200)
  #expect(reply.body == body)
  #expect(reply.header("Content-Type") == "application/json")
  #expect(reply.header("Cache-Control") == "public, max-age=60")
  #expect(reply.header("ETag") == nil)
}

@Test(arguments: [
  ("\"7\"", 304), ("\"6\", \"7\"", 304), ("*", 304), ("\"6\"", 200), ("W/\"7\"", 200), ("7", 200),
])
func `a tag the caller knows needs no body`(knownTag: String, status: Int) throws {
  let row = Row(outcome: "ok", version: 7, body: Array("{}".utf8))
  let reply = try answer("/v1/units/14464", .success(row), knownTag: knownTag)
  #expect(reply.status == status)
  #expect(reply.header("ETag") == "\"7\"")
  #expect(reply.body.isEmpty == (status == 304))
  #expect((reply.header("Content-Type") == nil) == (status == 304))
}

@Test(arguments: Fault.Kind.allCases)
func `a row can name every refusal, with a sentence of its own`(kind: Fault.Kind) throws {
  let row = Row(outcome: kind.rawValue, body: Array("Vì lý do này.".utf8))
  #expect(try answer("/v1/units/1", .success(row)) == Fault(kind, "Vì lý do này.").reply)
}

@Test func `a word that is no fault's code is our mistake`() throws {
  #expect(try answer("/v1/units/1", .success(Row(outcome: "odd"))).status == 500)
}

@Test(arguments: [
  (StoreError.lost, 503), (.busy, 503), (.unknown, 503), (.nul, 400),
  (.shape(statement: "unit/show", found: "2"), 500),
  (.refused(state: "57014", constraint: nil), 503),
  (.refused(state: "55P03", constraint: nil), 503),
  (.refused(state: "40001", constraint: nil), 503),
  (.refused(state: "22023", constraint: nil), 400),
  (.refused(state: "42703", constraint: nil), 500),
  (.refused(state: "23505", constraint: "x"), 500),
])
func `a failed statement has its status, and 503 says when to come back`(
  error: StoreError, status: Int
) throws {
  let reply = try answer("/v1/units/1", .failure(error))
  #expect(reply.status == status)
  #expect((reply.header("Retry-After") != nil) == (status == 503))
}

@Test func `parameters reach their statements in order`() throws {
  let search = try #require(try asked("/v1/units?q=nho%20quan&kind=village&limit=7&after=ab"))
  #expect(search.statement == .searchUnits)
  #expect(search.parameters == ["nho quan", "village", "7", "ab"])
  let list = try #require(try asked("/v1/units"))
  #expect(list.statement == .listUnits)
  #expect(list.parameters == ["commune", "50", nil])
  let show = try #require(try asked("/v1/units/14464?on=2025-06-30"))
  #expect(show.statement == .showUnit)
  #expect(show.parameters == ["14464", "2025-06-30"])
}

@Test func `health asks nobody, readiness asks the database`() throws {
  #expect(try asked("/healthz") == nil)
  #expect(try asked("/readyz")?.statement == .checkReadiness)
  #expect(try answer("/readyz", .success(Row(outcome: "ok"))).status == 200)
  #expect(try answer("/readyz", .success(Row(outcome: "unavailable"))).status == 503)
  #expect(try answer("/readyz", .failure(.lost)).status == 503)
}

@Test func `the service's own pages fit the document`() throws {
  let contract = try Contract()
  for (path, row) in [("/healthz", "ok"), ("/readyz", "ok"), ("/readyz", "unavailable")] {
    let reply = try answer(path, .success(Row(outcome: row)))
    #expect(contract.complaints(reply, method: "GET", template: path) == [])
  }
  let metrics = try answer("/metrics", .failure(.lost))
  #expect(contract.complaints(metrics, method: "GET", template: "/metrics") == [])
  #expect(metrics.body == Array("up 1\n".utf8))
}
