import API
import Domain
import Testing

private func read(
  _ target: String, method: String = "GET", headers: [Incoming.Header] = [], body: String = ""
) -> Result<Request, Fault> {
  let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
  let incoming = Incoming(
    method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : nil,
    headers: headers, body: Array(body.utf8))
  return Result { () throws(Fault) in try Request(incoming) }
}

private let calls: [Call] =
  [
    .system(.health), .system(.readiness), .system(.metrics), .system(.description),
    .units(.search(text: "Nguyễn & Đỗ + 100% #1?", kind: nil, page: Page())),
    .units(.search(text: "hoa lư", kind: .village, page: Page(limit: 200, after: "a/b=c"))),
    .units(.list(kind: .commune, page: Page(limit: 1))),
    .units(.show(code: "13285", on: nil)), .units(.show(code: "13285", on: Day("2025-06-30"))),
  ] + workCalls + matchingCalls + peopleCalls

@Test(arguments: calls)
func `a call survives the wire`(call: Call) throws {
  let outgoing = call.outgoing
  let request = try read(
    outgoing.target, method: outgoing.method,
    headers: [
      .init("content-type", "application/json"),
      .init("idempotency-key", "0192f0c1-2345-7abc-8def-0123456789ab"),
    ], body: String(decoding: outgoing.body, as: UTF8.self)
  ).get()
  #expect(request.call == call)
}

@Test(arguments: [
  ("/v1/units?q=x&q=y", "?q"), ("/v1/units?kind=huyen", "?kind"), ("/v1/units?limit=0", "?limit"),
  ("/v1/units?limit=201", "?limit"), ("/v1/units?limit=1e1", "?limit"), ("/v1/units?qq=x", "?qq"),
  ("/v1/units/13285?on=2026-02-30", "?on"), ("/v1/units/13285?on=30/06/2025", "?on"),
  ("/healthz?x=1", "?x"), ("/v1/me?x=1", "?x"), ("/v1/coverage?level=village", "?level"),
  ("/v1/teams?commune=14464&village=14464-3", "?commune"), ("/v1/teams?kind=to", "?kind"),
  ("/v1/teams?decision=yes", "?decision"), ("/v1/ambassadors?status=busy", "?status"),
  ("/v1/ambassadors?team=7", "?team"), ("/v1/households?recognition=x", "?recognition"),
  ("/v1/households?status=all", "?status"),
])
func `a wrong parameter is named`(target: String, pointer: String) {
  guard case .failure(let fault) = read(target) else {
    Issue.record("\(target) was accepted")
    return
  }
  #expect(fault.kind == .invalidParameter)
  #expect(fault.errors.map(\.pointer) == [pointer])
}

@Test(arguments: [
  "/v1/units?q=%", "/v1/units?q=%4", "/v1/units?q=%zz", "/v1/units?q=%00", "/v1/units?q=%ff",
  "/v1/units/%C3", "/v1/units/1%2F2", "/v1/units/5%00junk",
])
func `a broken escape is malformed, never repaired`(target: String) {
  guard case .failure(let fault) = read(target) else {
    Issue.record("\(target) was accepted")
    return
  }
  #expect(fault.kind == .malformedRequest)
}

@Test(arguments: [
  "", "*", "/", "/v1", "/v1/", "/v1/units/", "/v1/units/1/2", "/V1/units", "//v1/units",
])
func `an unknown path is not found`(path: String) {
  #expect(read(path) == .failure(Fault(.notFound, "Không có địa chỉ này.")))
}

@Test(arguments: ["POST", "DELETE", "get", "QUERY", "TRACE", "OPTIONS", "MADEUP"])
func `another method is refused with those allowed`(method: String) {
  let refusal = Fault(.methodNotAllowed, headers: [.init("Allow", "GET, HEAD")])
  #expect(read("/v1/units", method: method) == .failure(refusal))
}

@Test func `HEAD asks what GET asks`() throws {
  #expect(try read("/healthz", method: "HEAD").get().call == .system(.health))
}

@Test func `an escaped letter means the letter`() throws {
  #expect(try read("/%68ealthz").get().call == .system(.health))
}

@Test(arguments: [
  "Bearer", "Bearer short", "Basic dXNlcjpwYXNzd29yZHBhc3N3b3Jk",
  "Bearer with space in the middle of it",
  "Bearer \u{7F}aaaaaaaaaaaaaaaaaaaaaaaa", "",
])
func `a token that cannot be one is refused`(header: String) {
  guard case .failure(let fault) = read("/v1/units", headers: [.init("authorization", header)])
  else {
    Issue.record("«\(header)» was accepted")
    return
  }
  #expect(fault.kind == .unauthenticated)
}

@Test func `token, tags and versions are read`() throws {
  let request = try read(
    "/v1/units",
    headers: [
      .init("authorization", "bearer dss_0123456789abcdef0123"), .init("if-match", "\"7\""),
      .init("if-none-match", "\"6\""),
      .init("idempotency-key", "01234567-89AB-7fff-bfff-ffffffffffff"),
    ]
  ).get()
  #expect(request.token == "dss_0123456789abcdef0123")
  #expect(request.version == 7)
  #expect(request.knownTag == "\"6\"")
  #expect(request.key != nil)
  #expect(request.route == "/v1/units")
}

@Test(arguments: ["7", "\"\"", "\"0\"", "\"-1\"", "W/\"1\"", "*", "\"99999999999999999999\""])
func `a version that is no tag of ours is refused`(header: String) {
  guard case .failure(let fault) = read("/v1/units", headers: [.init("if-match", header)]) else {
    Issue.record("\(header) was accepted")
    return
  }
  #expect(fault.kind == .malformedRequest)
}

@Test func `a body must say that it is JSON`() {
  for type in [nil, "text/plain", "application/jsonp", "application/x-www-form-urlencoded"] {
    let headers = type.map { [Incoming.Header("content-type", $0)] } ?? []
    #expect(
      read("/v1/units", headers: headers, body: "{}") == .failure(Fault(.unsupportedMediaType)))
  }
  for type in ["application/json", "Application/JSON; charset=utf-8"] {
    #expect(throws: Never.self) {
      try read("/v1/units", headers: [.init("content-type", type)], body: "{}").get()
    }
  }
}
