import Foundation

@testable import daisuso

/// What a server says of work, with people and places that exist nowhere.
enum WorkDocuments {
  static let token = "ma-truy-cap-thu-0123456789"
  static let assignmentID = "01a20dbf-edcc-7bda-ae76-ccd1d6715e6d"
  static let requestID = "01a148b6-dd9f-7333-944d-fd590548442e"
  static let ambassadorID = "019ff37b-ba8e-7eb2-a21d-c5927877deaa"

  static func request(
    number: Int = 57, beneficiary: String? = nil, state: String = "offered", mode: String = "home",
    version: Int = 5, due: String = "2026-12-04"
  ) -> String {
    let whom = beneficiary.map { #","beneficiary":{"kind":"person","name":"\#($0)"}"# } ?? ""
    return """
      {"id":"\(requestID)","version":\(version),"number":\(number),"state":"\(state)",\
      "commune":{"code":"14329","full_name":"Phường Hoa Lư"},\
      "village":{"code":"14329-x1","full_name":"Xóm Ngõ Đình"},\
      "service":{"code":"vneid_use","name_vi":"Dùng VNeID: giấy tờ, lưu trú"},\
      "priority":{"code":"ordinary","name_vi":"Thông thường"},"mode":"\(mode)","people_needed":1,\
      "offered_count":1,"accepted_count":0,"reported_count":0,"earliest_on":"2026-11-20",\
      "due_on":"\(due)","parts_of_day":["morning","evening"],\
      "received_at":"2026-11-20T03:00:00Z"\(whom)}
      """
  }

  /// The request with all that is told of it alone.
  static func facts(
    version: Int = 5, due: String = "2026-12-04", assignments: [String] = [], events: [String] = []
  ) -> String {
    request(version: version, due: due).dropLast() + """
      ,"minutes":40,"language":"vi","gender_wanted":null,"known_ambassador_id":null,\
      "source":"zalo","attempt":1,"over_offers":0,"hold":null,"closed":null,"duplicate_of":null,\
      "assignments":[\(assignments.joined(separator: ","))],\
      "events":[\(events.joined(separator: ","))]}
      """
  }

  /// Somebody's part of the request, as the request itself tells it.
  static func part(_ name: String, id: String = ambassadorID, state: String) -> String {
    """
    {"id":"\(assignmentID)","version":1,"state":"\(state)",\
    "ambassador":{"id":"\(id)","display_name":"\(name)"},"day":"2026-11-25",\
    "part_of_day":"morning","scheduled":null,"offered_at":"2026-11-24T01:00:00Z","expires_at":null}
    """
  }

  /// An ambassador in a list.
  static func ambassador(_ name: String, id: String = ambassadorID) -> String {
    """
    {"id":"\(id)","version":3,"display_name":"\(name)",\
    "commune":{"code":"14329","full_name":"Phường Hoa Lư"},\
    "village":{"code":"14329-x2","full_name":"Xóm Bến"},\
    "team":{"id":"\(requestID)","name":"Tổ số Xóm Bến"},"status":"paused","modes":["home","phone"],\
    "languages":["vi"],"reach_m":4500,"max_open":3,"open_count":1,"max_minutes_week":180,\
    "skills":[{"code":"safety","level":2},{"code":"vneid","level":3}]}
    """
  }

  static func assignment(
    state: String = "offered", number: Int = 7, day: String = "2026-11-25",
    next: [String] = ["accept", "decline"], scheduled: String = "null"
  ) -> String {
    """
    {"id":"\(assignmentID)","version":1,"state":"\(state)","help_request_id":"\(requestID)",\
    "ambassador_id":"\(ambassadorID)","task_number":\(number),"day":"\(day)",\
    "part_of_day":"morning","seat":0,"minutes":40,"scheduled":\(scheduled),"origin":"leader",\
    "offered_at":"2026-11-24T01:00:00Z","expires_at":"2026-11-26T01:18:00Z","accepted_at":null,\
    "started_at":null,"reported_at":null,"ended_at":null,"end_reason":null,\
    "next":[\(next.map { "\"\($0)\"" }.joined(separator: ","))]}
    """
  }

  static func task(_ assignment: String, number: Int = 7, mode: String = "home") -> String {
    """
    {"number":\(number),"assignment":\(assignment),"help_request":\(request(mode: mode)),\
    "beneficiary":{"kind":"household","name":null}}
    """
  }

  static func taskFacts(_ assignment: String, contact: String = "null") -> String {
    """
    {"number":7,"assignment":\(assignment),"help_request":\(request()),\
    "beneficiary":{"kind":"household","name":"Đỗ Thị Ỷ"},"minutes":40,"language":"vi",\
    "gender_wanted":"female","learning_links":[{"name_vi":"Sổ tay","url":"https://vneid.gov.vn"}],\
    "contact":\(contact)}
    """
  }

  static func moved(_ state: String, visit: String = "") -> [UInt8] {
    http(#"{"assignment":\#(assignment(state: state, next: []))\#(visit)}"#)
  }

  /// A server of one volunteer's task 7, which takes every word about it.
  static func volunteers(
    _ write: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Act = { _ in
      .send(moved("accepted"))
    }
  ) throws -> ScriptedServer {
    try ScriptedServer { request in
      if request.line.hasPrefix("POST") { return write(request) }
      return .send(
        http(
          request.target == "/v1/tasks"
            ? #"{"tasks":[\#(task(assignment()))]}"# : taskFacts(assignment())))
    }
  }
}

extension ScriptedServer {
  /// The writes that came.
  var writes: [Request] { requests.filter { $0.line.hasPrefix("POST") } }
}

extension ScriptedServer.Request {
  /// The members of the JSON body.
  var members: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]) ?? [:]
  }
  var key: String? { headers["idempotency-key"] }
}

/// Runs the client as whoever has ``WorkDocuments/token``.
func working(
  _ arguments: [String], _ server: ScriptedServer, _ home: Home,
  token: String = WorkDocuments.token
) throws -> Run {
  try daisuso(
    arguments + ["--server", server.url], home, environment: ["DAISUSO_TOKEN": token])
}
