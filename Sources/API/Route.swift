/// One line of the route table: which request means which call.
struct Route: Sendable {
  /// The method that the route answers; `GET` answers `HEAD` too.
  let method: String
  /// The path as in openapi.json, parameters in braces: `/v1/units/{code}`.
  let template: String
  /// The `operationId` in openapi.json.
  let operation: String
  /// Makes the call, taking every parameter it knows.
  let read: @Sendable (inout Parameters, Incoming) throws(Fault) -> Call

  private enum Segment: Sendable {
    case text(String)
    case parameter(Substring)
  }

  private let segments: [Segment]

  init(
    _ method: String, _ template: String, _ operation: String,
    _ read: @escaping @Sendable (inout Parameters, Incoming) throws(Fault) -> Call
  ) {
    self.method = method
    self.template = template
    self.operation = operation
    self.read = read
    segments = template.split(separator: "/", omittingEmptySubsequences: false).map {
      $0.first == "{" ? .parameter($0.dropFirst().dropLast()) : .text(String($0))
    }
  }

  /// The path parameters when the decoded `path` has the template's shape, `nil` otherwise.
  func match(_ path: [String]) -> [(name: Substring, value: String)]? {
    guard path.count == segments.count else { return nil }
    var parameters: [(name: Substring, value: String)] = []
    for (segment, part) in zip(segments, path) {
      switch segment {
      case .text(let text): guard text == part else { return nil }
      case .parameter(let name):
        guard !part.isEmpty else { return nil }
        parameters.append((name, part))
      }
    }
    return parameters
  }
}

extension Route {
  /// Every operation of the service, in the order of openapi.json.
  static let all: [Route] =
    SystemCall.routes + UnitsCall.routes + HelpRequestsCall.routes + AssignmentsCall.routes
    + TasksCall.routes + VisitsCall.routes + MatchingCall.routes + MeCall.routes
    + TeamsCall.routes + AmbassadorsCall.routes + HouseholdsCall.routes + CoverageCall.routes

  /// The route of a request with its decoded path parameters.
  ///
  /// - Throws: ``Fault/Kind/notFound`` when no template fits, ``Fault/Kind/methodNotAllowed`` with
  ///   `Allow` when one fits under other methods, ``Fault/Kind/malformedRequest`` for a bad escape.
  /// - Complexity: O(routes); there are a few dozen.
  static func find(_ incoming: Incoming) throws(Fault) -> (
    route: Route, parameters: [(name: Substring, value: String)]
  ) {
    let path = try decodedSegments(of: incoming.path)
    let method = incoming.method == "HEAD" ? "GET" : incoming.method
    var allowed: [String] = []
    for route in all {
      guard let parameters = route.match(path) else { continue }
      if route.method == method { return (route, parameters) }
      allowed += route.method == "GET" ? ["GET", "HEAD"] : [route.method]
    }
    guard !allowed.isEmpty else { throw Fault(.notFound, "Không có địa chỉ này.") }
    throw Fault(
      .methodNotAllowed, headers: [.init("Allow", allowed.joined(separator: ", "))])
  }

  private static func decodedSegments(of path: String) throws(Fault) -> [String] {
    var segments: [String] = []
    // By bytes: a text's own elements are found at a far greater price.
    var rest = path.utf8[...]
    while true {
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      // An escaped slash would split differently for every reader of the path.
      guard let segment = Percent.decode(Substring(rest[..<end])),
        !segment.utf8.contains(UInt8(ascii: "/"))
      else {
        throw Fault(.malformedRequest, "Đường dẫn mã hóa không đúng.")
      }
      segments.append(segment)
      guard end < rest.endIndex else { return segments }
      rest = rest[rest.index(after: end)...]
    }
  }
}
