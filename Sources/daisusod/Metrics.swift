internal import HTTP
internal import Store

/// What the process counts, written in the Prometheus text format.
///
/// Routes are templates and statuses classes, so the number of series is fixed and nothing personal
/// can get into a label.
///
/// - SeeAlso: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
struct Metrics {
  /// Upper bounds of the latency buckets in microseconds.
  private static let bounds = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000,
  ]

  private struct Series {
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var microseconds = 0
    var count = 0
  }

  private struct Label: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private var series: [Label: Series] = [:]

  /// Counts one answered request.
  mutating func count(_ access: Access) {
    let label = Label(
      route: access.route ?? "none", method: access.method, status: access.status)
    let bucket = Self.bounds.firstIndex { access.microseconds <= $0 } ?? Self.bounds.count
    var counted = series[label, default: Series()]
    counted.buckets[bucket] += 1
    counted.microseconds += access.microseconds
    counted.count += 1
    series[label] = counted
  }

  /// The text of all metrics.
  func text(http: HTTP.Counts, seats: Seats.Counts) -> [UInt8] {
    var page = Page()
    page.gauge("http_connections", "Connections open now", http.connections)
    page.gauge("http_requests_under_way", "Requests begun and not yet answered", http.underWay)
    page.counter("http_abandoned_total", "Requests whose client left early", http.abandoned)
    page.counter("http_received_bytes_total", "Bytes of bodies read", http.bytesReceived)
    page.counter("http_sent_bytes_total", "Bytes of bodies sent", http.bytesSent)
    writeDurations(&page)
    page.gauge("db_seats_idle", "Connections to PostgreSQL without work", seats.idle)
    page.gauge("db_seats_busy", "Connections to PostgreSQL at work", seats.busy)
    page.gauge("db_seats_mending", "Connections to PostgreSQL being opened", seats.mending)
    page.gauge("db_statements_waiting", "Statements that wait for a seat", seats.waiting)
    page.counter("db_seats_lost_total", "Connections to PostgreSQL lost", seats.lost)
    page.counter("db_statements_repeated_total", "Statements sent a second time", seats.repeated)
    return page.bytes
  }

  private func writeDurations(_ page: inout Page) {
    let name = "http_server_request_duration_seconds"
    page.head(name, "Time from the whole request to the last byte of its reply", "histogram")
    for (label, counted) in series.sorted(by: { Self.precedes($0.key, $1.key) }) {
      let labels = "route=\"\(label.route)\",method=\"\(label.method)\",status=\"\(label.status)\""
      var sum = 0
      for (bound, count) in zip(Self.bounds, counted.buckets) {
        sum += count
        page.line("\(name)_bucket{\(labels),le=\"\(Self.seconds(bound))\"} \(sum)")
      }
      page.line("\(name)_bucket{\(labels),le=\"+Inf\"} \(counted.count)")
      page.line("\(name)_sum{\(labels)} \(Self.seconds(counted.microseconds))")
      page.line("\(name)_count{\(labels)} \(counted.count)")
    }
  }

  private static func precedes(_ one: Label, _ other: Label) -> Bool {
    (one.route, one.method, one.status) < (other.route, other.method, other.status)
  }

  private static func seconds(_ microseconds: Int) -> String {
    let fraction = String(microseconds % 1_000_000 + 1_000_000).dropFirst()
    return "\(microseconds / 1_000_000).\(fraction)"
  }

  private struct Page {
    var bytes: [UInt8] = []

    mutating func line(_ text: String) {
      bytes += text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }

    mutating func head(_ name: String, _ help: String, _ type: String) {
      line("# HELP \(name) \(help)")
      line("# TYPE \(name) \(type)")
    }

    mutating func gauge(_ name: String, _ help: String, _ value: Int) {
      head(name, help, "gauge")
      line("\(name) \(value)")
    }

    mutating func counter(_ name: String, _ help: String, _ value: Int) {
      head(name, help, "counter")
      line("\(name) \(value)")
    }
  }
}
