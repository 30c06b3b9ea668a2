internal import API
internal import Store

/// Answers about the service itself.
enum SystemAnswers {
  static let healthy = Reply.json(Array(#"{"status":"ok"}"#.utf8))

  static func readiness(_ outcome: Result<Row, StoreError>) -> Step {
    guard case .success(let row) = outcome, row.outcome == "ok" else {
      return .reply(Fault(outcome).reply)
    }
    return .reply(healthy)
  }

  static func description(_ document: [UInt8]) -> Reply {
    .json(document, headers: [.init("Cache-Control", "public, max-age=60")])
  }

  /// - SeeAlso: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
  static func metrics(_ text: [UInt8]) -> Reply {
    Reply(status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8", body: text)
  }
}
