@testable import HTTP
@testable import Store
import Testing

@testable import daisusod

private func access(microseconds: Int, status: Int = 200) -> Access {
  Access(
    method: "GET", route: "/v1/units/{code}", status: status, microseconds: microseconds, bytes: 9,
    requestID: "x", delivered: true)
}

@Test func `latencies fall into cumulative buckets`() {
  var metrics = Metrics()
  for microseconds in [500, 501, 2_000_000, 9_000_000] {
    metrics.count(access(microseconds: microseconds))
  }
  metrics.count(access(microseconds: 1, status: 404))
  let text = String(
    decoding: metrics.text(http: HTTP.Counts(), seats: Seats.Counts()), as: UTF8.self)
  let name = "http_server_request_duration_seconds"
  let labels = #"route="/v1/units/{code}",method="GET",status="200""#
  for line in [
    "\(name)_bucket{\(labels),le=\"0.000500\"} 1", "\(name)_bucket{\(labels),le=\"0.001000\"} 2",
    "\(name)_bucket{\(labels),le=\"1.000000\"} 2", "\(name)_bucket{\(labels),le=\"5.000000\"} 3",
    "\(name)_bucket{\(labels),le=\"+Inf\"} 4", "\(name)_count{\(labels)} 4",
    "\(name)_sum{\(labels)} 11.001001",
  ] {
    #expect(text.contains(line + "\n"))
  }
}

@Test func `every line is a comment or one number under a plain name`() {
  var metrics = Metrics()
  metrics.count(access(microseconds: 7))
  let text = String(
    decoding: metrics.text(http: HTTP.Counts(), seats: Seats.Counts()), as: UTF8.self)
  #expect(text.hasSuffix("\n"))
  for line in text.split(separator: "\n") where !line.hasPrefix("#") {
    let parts = line.split(separator: " ")
    #expect(parts.count == 2 && Double(parts[1]) != nil, "\(line)")
    #expect(parts[0].prefix { $0 != "{" }.allSatisfy { $0 == "_" || $0.isLowercase }, "\(line)")
  }
}
