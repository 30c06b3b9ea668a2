@testable import API
import Testing

private func parse(_ text: String) -> Result<JSON, Fault> {
  Result { () throws(Fault) in try JSONParser.parse(Array(text.utf8)) }
}

@Test func `every kind of value is read`() throws {
  let text = #" {"a":[null,true,false,-0.5e+3,0],"b":"Đ\u1ee9c \ud83d\ude00\n\"\\\/","c":{}} "#
  let value = JSON.object([
    ("a", .list([.null, .flag(true), .flag(false), .number("-0.5e+3"), .number("0")])),
    ("b", .text("Đức 😀\n\"\\/")), ("c", .object([])),
  ])
  #expect(try parse(text).get() == value)
}

@Test func `a value survives its bytes`() throws {
  let value = JSON.object([
    ("tên \"\u{1}", .text("Nguyễn\u{1F}\u{7F}\\")), ("số", .list([.number(-7), .number(105.93)])),
  ])
  #expect(try JSONParser.parse(value.bytes) == value)
}

@Test func `of a repeated name the last stands`() throws {
  #expect(
    try parse(#"{"a":1,"b":2,"a":3}"#).get() == .object([("b", .number("2")), ("a", .number("3"))]))
}

@Test(arguments: [
  "", " ", "{", "[", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "[1 2]", "01", "1.",
  ".5",
  "-", "+1", "1e", "NaN", "Infinity", "tru", "nul", "\"", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"",
  "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u0000\"", "\"a\nb\"", "{} {}", "// x\n1",
  "\u{FEFF}{}",
])
func `bad JSON is malformed`(text: String) {
  guard case .failure(let fault) = parse(text) else {
    Issue.record("\(text) was accepted")
    return
  }
  #expect(fault.kind == .malformedRequest)
}

@Test(arguments: [
  [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0x00, 0x22],
  [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE1, 0xBB, 0x22],
])
func `bytes that are not UTF-8, and U+0000, are malformed`(bytes: [UInt8]) {
  #expect(throws: Fault.self) { try JSONParser.parse(bytes) }
}

@Test func `sixteen levels are read, seventeen are refused`() {
  func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }
  #expect(throws: Never.self) { try parse(nested(16)).get() }
  #expect(throws: Fault.self) { try parse(nested(17)).get() }
  #expect(throws: Fault.self) { try parse(nested(30_000)).get() }
}

private let draft = #"""
  {"service":"vneid_use","commune":"13285","household_id":"0192f0c1-2345-7abc-8def-0123456789ab",
  "source":"phone","priority":"urgent","mode":"home"
  """#

private func refusal(_ body: String, to path: String, method: String = "POST") -> Fault? {
  let headers: [Incoming.Header] = [
    .init("content-type", "application/json"),
    .init("idempotency-key", "0192f0c1-2345-7abc-8def-0123456789ab"),
  ]
  let incoming = Incoming(method: method, path: path, headers: headers, body: Array(body.utf8))
  do throws(Fault) {
    _ = try Request(incoming)
    return nil
  } catch {
    return error
  }
}

@Test(arguments: [
  ("", "/x"), (#","person":{"display_name":"Đỗ Thị Ửng"}"#, "/household_id"),
  (#","people_needed":0"#, "/people_needed"), (#","people_needed":"2""#, "/people_needed"),
  (#","people_needed":1.0"#, "/people_needed"), (#","due_on":"2026-02-30""#, "/due_on"),
  (#","parts_of_day":[]"#, "/parts_of_day"), (#","parts_of_day":["noon"]"#, "/parts_of_day"),
  (#","parts_of_day":["morning","morning"]"#, "/parts_of_day"),
  (#","point":[20.5,105.9]"#, "/point"), (#","point":[105.9]"#, "/point"),
  (#","point":[0,0]"#, "/point"), (#","contact":{"phone":"113"}"#, "/contact/phone"),
  (#","contact":{"fax":"1"}"#, "/contact/fax"), (#","contact":[]"#, "/contact"),
  (#","contact":{"note":"   "}"#, "/contact/note"), (#","exclude":["x"]"#, "/exclude"),
  (#","id":"7""#, "/id"), (#","a/b~c":1"#, "/a~1b~0c"), (#","mode":null"#, "/mode"),
  (#","language":"VI""#, "/language"), (#","service":"DROP TABLE""#, "/service"),
])
func `a wrong field of a new request is named`(extra: String, pointer: String) {
  let body = draft + (extra.isEmpty ? #","x":1"# : extra) + "}"
  let fault = refusal(body, to: "/v1/help-requests")
  #expect(fault?.kind == .invalidBody)
  #expect(fault?.errors.map(\.pointer) == [pointer])
}

@Test func `a point with its two numbers swapped is told so`() {
  let fault = refusal(draft + #","point":[20.5,105.9]}"#, to: "/v1/help-requests")
  #expect(fault?.errors.first?.detail.contains("đảo") == true)
}

private let assignment = "/v1/assignments/0192f0c1-2345-7abc-8def-0123456789ab/events"

@Test(arguments: [
  (#"{}"#, "/event"), (#"{"event":"expire"}"#, "/event"), (#"{"event":"decline"}"#, "/reason"),
  (#"{"event":"revoke"}"#, "/reason"), (#"{"event":"report"}"#, "/visit"),
  (#"{"event":"release"}"#, "/reason"), (#"{"event":"fail"}"#, "/reason"),
  (#"{"event":"accept","visit":{"minutes":1,"people_helped":1,"outcome":"done"}}"#, "/visit"),
  (#"{"event":"accept","reason":"busy"}"#, "/reason"),
  (
    #"{"event":"report","visit":{"minutes":721,"people_helped":1,"outcome":"done"}}"#,
    "/visit/minutes"
  ),
  (
    #"{"event":"report","visit":{"minutes":1,"people_helped":1,"outcome":"not"}}"#,
    "/visit/people_helped"
  ),
  (
    #"{"event":"report","visit":{"minutes":1,"people_helped":1,"outcome":"partly"}}"#,
    "/visit/reason"
  ),
  (#"{"event":"start","occurred_at":"hôm qua"}"#, "/occurred_at"),
  (#"{"event":"verify"}"#, "/method"), (#"{"event":"return","method":"code"}"#, "/method"),
  (#"{"event":"return","method":"call","comment":" "}"#, "/comment"),
  (#"{"event":"revoke","reason":"ill","comment":"Ốm"}"#, "/comment"),
])
func `a wrong field of an event is named`(body: String, pointer: String) {
  let fault = refusal(body, to: assignment)
  #expect(fault?.kind == .invalidBody)
  #expect(fault?.errors.map(\.pointer) == [pointer])
}

@Test(arguments: [
  (#"{}"#, "/event"), (#"{"event":"fulfil"}"#, "/event"), (#"{"event":"hold"}"#, "/reason"),
  (#"{"event":"hold","reason":"no_sim"}"#, "/until"),
  (#"{"event":"hold","reason":"withdrawn","until":"2026-12-01"}"#, "/reason"),
  (#"{"event":"resume","reason":"other"}"#, "/reason"), (#"{"event":"close"}"#, "/reason"),
  (#"{"event":"close","reason":"fulfilled"}"#, "/reason"),
  (#"{"event":"close","reason":"unfulfilled"}"#, "/cause"),
  (#"{"event":"close","reason":"withdrawn","cause":"other"}"#, "/cause"),
  (#"{"event":"close","reason":"duplicate"}"#, "/duplicate_of"),
  (#"{"event":"close","reason":"duplicate","duplicate_of":"14329/57"}"#, "/duplicate_of"),
  (#"{"event":"reopen"}"#, "/reason"), (#"{"event":"reopen","reason":"rejected"}"#, "/reason"),
])
func `a wrong field of a request's event is named`(body: String, pointer: String) {
  let path = "/v1/help-requests/0192f0c1-2345-7abc-8def-0123456789ab/events"
  let fault = refusal(body, to: path)
  #expect(fault?.kind == .invalidBody)
  #expect(fault?.errors.map(\.pointer) == [pointer])
}

@Test(arguments: [
  (#"{"minutes":null}"#, "/minutes"), (#"{"state":"closed"}"#, "/state"),
  (#"{"over_offers":201}"#, "/over_offers"),
])
func `a wrong field of a correction is named`(body: String, pointer: String) {
  let path = "/v1/help-requests/0192f0c1-2345-7abc-8def-0123456789ab"
  #expect(refusal(body, to: path, method: "PATCH")?.errors.map(\.pointer) == [pointer])
}

@Test func `a correction of nothing, and no body at all, are refused`() {
  let path = "/v1/help-requests/0192f0c1-2345-7abc-8def-0123456789ab"
  #expect(refusal("{}", to: path, method: "PATCH")?.kind == .invalidBody)
  #expect(refusal("", to: "/v1/help-requests")?.kind == .invalidBody)
  #expect(refusal("[]", to: "/v1/help-requests")?.kind == .invalidBody)
}
