import API
import Foundation
import TestSupport
import Testing

/// One caller of the service on the test's database.
struct Caller {
  let service: ServiceOnDatabase
  let person: Int

  func get(_ target: String, _ more: [Incoming.Header] = []) throws -> Reply {
    try send("GET", target, "", more)
  }

  func post(
    _ target: String, _ body: String, key: String = UUID().uuidString,
    _ more: [Incoming.Header] = []
  ) throws -> Reply {
    try send("POST", target, body, [.init("idempotency-key", key)] + more)
  }

  func patch(_ target: String, _ body: String, version: String?) throws -> Reply {
    try send("PATCH", target, body, version.map { [.init("if-match", $0)] } ?? [])
  }

  private func send(
    _ method: String, _ target: String, _ body: String, _ more: [Incoming.Header]
  ) throws -> Reply {
    let headers: [Incoming.Header] = [
      .init("authorization", "Bearer \(Neighbourhood.token(person))"),
      .init("content-type", "application/json"),
    ]
    return try service.reply(method, target, headers: headers + more, body: body)
  }
}

extension Caller {
  static func leaderAndVolunteer() throws -> (leader: Caller, volunteer: Caller) {
    try Neighbourhood.settle()
    try Matchable.enable(60, seats: 3)
    let service = try ServiceOnDatabase()
    return (Caller(service: service, person: 104), Caller(service: service, person: 7))
  }

  static func problems(_ reply: Reply) -> Set<String> {
    Set((reply["errors"] as? [[String: Any]] ?? []).compactMap { $0["pointer"] as? String })
  }
}

/// Bodies that callers send.
enum Sent {
  static func draft(_ more: String = "", village: Int = 1) -> String {
    #"""
    {"service":"vneid_use","commune":"13285","village":"13285-\#(village)","source":"phone",
    "priority":"urgent","mode":"home"\#(more)}
    """#
  }
  static let household = #","household_id":"00000003-0000-7000-8000-000000000001""#
  static let person = #","person":{"display_name":"Đặng Thị Thuỳ Ưng","birth_year":1948}"#

  static func offer(_ ambassador: Int, request: Int = 1, _ more: String = "") throws -> String {
    let day = try FreshDatabase.current.run("select (local_day(now()) + 1)::text")[0][0] ?? ""
    return #"""
      {"ambassador_id":"\#(Neighbourhood.id(.ambassador, ambassador))","ambassador_version":1,
      "help_request_version":\#(request),"day":"\#(day)","part_of_day":"morning"\#(more)}
      """#
  }
}
