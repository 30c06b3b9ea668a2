import API
import Testing

@testable import daisuso

private typealias Documents = WorkDocuments

private let run = "01a20e06-c76a-7e39-bed8-f48c13ad3d42"
private let earlier = "01a20e06-c76a-7e39-bed8-f48c13ad3d41"

private func place(_ name: String, _ part: String) -> String {
  """
  {"line":1,"ambassador":{"id":"\(Documents.ambassadorID)","display_name":"\(name)"},\
  "day":"2026-11-26","part_of_day":"\(part)","distance_m":9}
  """
}

private func change(
  _ kind: String, _ before: String, _ after: String, metres: String, why: String, changed: String
) -> String {
  """
  {"kind":"\(kind)","help_request":\(Documents.request()),"before":\(before),"after":\(after),\
  "distance_change_m":\(metres),"why_vi":\(why),"is_request_changed":\(changed)}
  """
}

private var page: [UInt8] {
  let changes = [
    change(
      "other_both", place("Trần Thị Hằng", "evening"), place("Vũ Ỷ", "morning"), metres: "-1200",
      why: #""Cách 9 m.""#, changed: "true"),
    change(
      "gone", place("Vũ Ỷ", "morning"), "null", metres: "null", why: "null", changed: "null"),
  ]
  return http(
    """
    {"before":{"id":"\(earlier)","queued_at":"2026-11-24T03:05:00Z"},"after":{"id":"\(run)",\
    "queued_at":"2026-11-24T04:05:00Z"},"kept":1400,"agreed":6,"counts":{"added":5,"dropped":4,\
    "gone":1,"other_ambassador":2,"other_half_day":3,"other_both":1},"distance_change_m":2300,\
    "changes":[\(changes.joined(separator: ","))],"next":null}
    """)
}

@Test func `two plans are compared: the sum first, then who goes where instead`() throws {
  let server = try ScriptedServer(always: page)
  defer { server.stop() }
  let said = try working(["match", "compare", run, "--with", earlier], server, Home())
  #expect(said.status == 0)
  #expect(
    server.requests.map(\.target)
      == ["&limit=1", ""].map { "/v1/matching-runs/\(run)/changes?with=\(earlier)\($0)" })
  #expect(
    said.notes
      == "So với lượt 24/11/2026 10:05: giữ 1.400, đã mời 6, thêm 5, mất 4, không còn chỗ 1, "
      + "đổi người 2, đổi buổi 3, đổi cả hai 1; đường +2.300 m.\n")
  #expect(
    said.output == """
      14329/57\tđổi người và buổi\tTrần Thị Hằng, tối 26/11\tVũ Ỷ, sáng 26/11\t-1.200\t\
      Yêu cầu đã được sửa. Cách 9 m.\t\(Documents.requestID)
      14329/57\tkhông còn chỗ\tVũ Ỷ, sáng 26/11\t\t\t\t\(Documents.requestID)

      """)
  let json = try working(["match", "compare", run, "--json", "--limit", "2"], server, Home())
  #expect(json.output.contains(#""agreed""#) && json.notes.isEmpty)
  #expect(server.requests.last?.target == "/v1/matching-runs/\(run)/changes?limit=2")
  #expect(try working(["match", "compare", run, "--with", "x"], server, Home()).status == 2)
}
