import Foundation
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let place = """
  "commune":{"code":"14329","full_name":"Phường Hoa Lư"},\
  "village":{"code":"14329-x1","full_name":"Xóm Ngõ Đình"}
  """
private let team = """
  {"id":"\(Documents.requestID)","kind":"village_digital_team","name":"Tổ số Xóm Ngõ Đình",\(place),\
  "decision":{"number":"12/QĐ-UBND","decided_on":"2025-09-01"},"valid_from":"2025-09-01",\
  "valid_until":null,"member_count":7,"ambassador_count":2,\
  "leader":{"person_id":"\(Documents.requestID)","display_name":"Đỗ Văn Ỷ"}}
  """
private let household = """
  {"id":"\(Documents.requestID)","version":1,\(place),"head":null,"status":"active",\
  "recognition":"recognised","recognition_on":"2026-08-30","open_request_count":1}
  """
private let visit = """
  {"id":"\(Documents.requestID)","assignment_id":null,"help_request_id":null,\
  "ambassador":{"id":"\(Documents.ambassadorID)","display_name":"Trần Thị Hằng"},\(place),\
  "service":{"code":"vneid_use","name_vi":"Dùng VNeID"},"occurred_at":"2026-11-23T13:50:00Z",\
  "recorded_at":"2026-11-24T13:50:00Z","is_late":true,"minutes":85,"people_helped":1,\
  "outcome":"partly","reason":"no_sim"}
  """

@Test(arguments: [
  (
    [
      "ambassadors", "trần", "hằng", "--unit", "14329-x2", "--skill", "vneid", "--status", "paused",
    ],
    "/v1/ambassadors?village=14329-x2&status=paused&skill=vneid&q=tr%E1%BA%A7n%20h%E1%BA%B1ng",
    #"{"ambassadors":[\#(Documents.ambassador("Trần Thị Hằng"))],"next":null}"#,
    "Trần Thị Hằng\tPhường Hoa Lư\tXóm Bến\tTổ số Xóm Bến\ttạm nghỉ\t1/3\t4.500\t"
      + "vneid (3), safety (2)\t\(Documents.ambassadorID)\n"
  ),
  (
    ["ambassadors", "--team", Documents.requestID], "/v1/ambassadors?team=\(Documents.requestID)",
    #"{"ambassadors":[],"next":null}"#, ""
  ),
  (
    ["teams", "thon 5", "--kind", "village_digital_team", "--decision", "valid"],
    "/v1/teams?kind=village_digital_team&q=thon%205&decision=valid",
    #"{"teams":[\#(team)],"next":null}"#,
    "Tổ số Xóm Ngõ Đình\tPhường Hoa Lư\tĐỗ Văn Ỷ\t7\t2\t12/QĐ-UBND, 01/09/2025\ttổ thôn, xóm\t"
      + "\(Documents.requestID)\n"
  ),
  (
    ["households", "--unit", "14329", "--recognition", "recognised"],
    "/v1/households?commune=14329&recognition=recognised",
    #"{"households":[\#(household)],"next":null}"#,
    "\tXóm Ngõ Đình\tPhường Hoa Lư\tđã công nhận, 30/08/2026\t1\t\(Documents.requestID)\n"
  ),
  (
    ["visits", "--from", "1/11/2026", "--to", "30/11/2026", "--limit", "7"],
    "/v1/visits?from=2026-11-01&to=2026-11-30&limit=7", #"{"visits":[\#(visit)],"next":null}"#,
    "23/11/2026 20:50\tTrần Thị Hằng\tDùng VNeID\tXóm Ngõ Đình\tPhường Hoa Lư\t85\t1\t"
      + "được một phần, không có SIM chính chủ, báo muộn\t\(Documents.requestID)\n"
  ),
])
func `people and work are found by what the server filters by`(
  arguments: [String], target: String, body: String, lines: String
) throws {
  let server = try ScriptedServer(always: http(body))
  defer { server.stop() }
  let run = try working(arguments, server, Home())
  #expect(run.status == 0)
  #expect(server.requests.map(\.target) == [target])
  #expect(run.output == lines)
}

private let ambassadorFacts: String =
  Documents.ambassador("Trần Thị Hằng").dropLast() + """
    ,"availability":[{"kind":"weekly","weekday":1,"from":"2026-06-18","to":null,\
    "parts_of_day":["evening"],"seats":1},{"kind":"blackout","weekday":null,"from":"2026-12-01",\
    "to":"2026-12-03","parts_of_day":["morning","afternoon"],"seats":0}],\
    "weeks":[{"monday":"2026-11-23","minutes":40,"cap_minutes":180}]}
    """
private let teamFacts: String =
  team.dropLast() + """
    ,"members":[{"person_id":"x","display_name":"Đỗ Văn Ỷ","role":"leader",\
    "affiliation":"Chi hội Cựu chiến binh","valid_from":null}]}
    """
private let householdFacts: String =
  household.dropLast() + """
    ,"merged_into":null,"members":[{"person_id":"x","display_name":"Lê Thị Ẩn","relation":"parent"}],\
    "criteria":null,"requests":[{"id":"y","number":57,"state":"ready","received_at":"",\
    "due_on":"2026-12-04","service":{"code":"v","name_vi":"Dùng VNeID"}}]}
    """

@Test(arguments: [
  (
    ["ambassadors", "show", Documents.ambassadorID],
    ambassadorFacts,
    [
      "Ở đâu\tXóm Bến, Phường Hoa Lư\n", "Cách giúp\ttại nhà, qua điện thoại\n",
      "Lịch rảnh\ttối thứ Hai từ 18/06/2026, 1 lượt một buổi\n",
      "Lịch rảnh\tnghỉ sáng, chiều từ 01/12/2026 đến 03/12/2026\n",
      "Từng tuần\ttừ 23/11/2026: 40/180 phút\n",
    ]
  ),
  (
    ["teams", "show", Documents.requestID],
    teamFacts,
    ["Thành viên\tĐỗ Văn Ỷ – tổ trưởng, Chi hội Cựu chiến binh\n", "Quyết định\t12/QĐ-UBND"]
  ),
  (
    ["households", "show", Documents.requestID],
    householdFacts,
    [
      "Thành viên\tLê Thị Ẩn – cha, mẹ\n",
      "Yêu cầu\t14329/57: Dùng VNeID – chờ người nhận, 04/12/2026\n",
    ]
  ),
])
func `one of them is shown whole, by its id`(
  arguments: [String], body: String, fields: [String]
) throws {
  let server = try ScriptedServer(always: http(String(body)))
  defer { server.stop() }
  let run = try working(arguments, server, Home())
  #expect(run.status == 0)
  #expect(server.requests.map(\.target) == ["/v1/\(arguments[0])/\(arguments[2])"])
  for field in fields { #expect(run.output.contains(field), "\(run.output)") }
  #expect(try working(arguments + ["--json"], server, Home()).output == body + "\n")
  #expect(try working([arguments[0], "show", "ai"], server, Home()).status == 2)
}

@Test func `ids are for programs: a terminal has no column for them`() throws {
  let body = #"{"ambassadors":[\#(Documents.ambassador("Trần Thị Hằng"))],"next":null}"#
  let server = try ScriptedServer(always: http(body))
  defer { server.stop() }
  let run = try onTerminal(
    ["ambassadors", "--server", server.url], Home(), columns: 160,
    environment: ["DAISUSO_TOKEN": Documents.token])
  #expect(run.shown.contains("Trần Thị Hằng") && !run.shown.contains(Documents.ambassadorID))
  let file = try working(["ambassadors", "--csv"], server, Home())
  #expect(file.output.contains("\"\(Documents.ambassadorID)\"\r\n"))
}
