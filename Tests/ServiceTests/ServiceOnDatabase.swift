import API
import ContractSupport
import Foundation
import Service
import Store
import TestSupport
import Testing

/// The whole way of a call but the sockets: request, answer, statement on a fresh database, reply.
final class ServiceOnDatabase {
  private let service = Service(document: []) { [] }
  private let connection: Connection
  private let contract: Contract

  /// On the test's own database, as the service's role, which row-level security binds.
  init() throws {
    connection = try Connection(FreshDatabase.current, .seat)
    contract = try Contract()
  }

  /// The reply to one request; any reply that the document does not allow is an issue of the test.
  ///
  /// A test may answer the request in another way than the service would.
  func reply(
    _ method: String = "GET", _ target: String, headers: [Incoming.Header] = [], body: String = "",
    sourceLocation: SourceLocation = #_sourceLocation, answering answer: ((Request) -> Step)? = nil
  ) throws -> Reply {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    let request: Request
    do throws(Fault) {
      request = try Request(
        Incoming(
          method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil,
          headers: headers, body: Array(body.utf8)))
    } catch {
      return error.reply
    }
    var step = answer?(request) ?? service.answer(request)
    while true {
      switch step {
      case .reply(let reply):
        let complaints = contract.complaints(reply, method: method, template: request.route)
        #expect(complaints == [], sourceLocation: sourceLocation)
        return reply
      case .ask(let ask): step = ask.then(outcome(of: ask))
      }
    }
  }

  /// The reply to a GET of whoever has `token`.
  func get(
    _ target: String, token: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Reply {
    let headers = token.map { [Incoming.Header("authorization", "Bearer \($0)")] } ?? []
    return try reply("GET", target, headers: headers, sourceLocation: sourceLocation)
  }

  /// The JSON of a 200 reply.
  func json(
    _ target: String, token: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: Any] {
    let reply = try get(target, token: token, sourceLocation: sourceLocation)
    #expect(reply.status == 200, sourceLocation: sourceLocation)
    let tree = try JSONSerialization.jsonObject(with: Data(reply.body))
    return try #require(tree as? [String: Any], sourceLocation: sourceLocation)
  }

  /// As a seat does: a statement that reads contact runs with its principal made known.
  private func outcome(of ask: Ask) -> Result<Row, StoreError> {
    Result { () throws(StoreError) in
      guard ask.statement.readsContact else {
        return try connection.ask(ask.statement, ask.parameters)
      }
      return try connection.transaction { (connection) throws(StoreError) in
        _ = try connection.query(
          "select set_config('daisuso.principal', $1, true)", [ask.parameters.first ?? nil])
        return try connection.ask(ask.statement, ask.parameters)
      }
    }
  }
}

/// A reply's JSON body as a test looks into it.
extension Reply {
  /// The value at a path such as `help_request.state` or `errors.0.pointer`; `nil` where there is none.
  subscript(path: String) -> Any? {
    var value = try? JSONSerialization.jsonObject(with: Data(body))
    for step in path.split(separator: ".") {
      if let index = Int(step) {
        let list = value as? [Any] ?? []
        value = list.indices.contains(index) ? list[index] : nil
      } else {
        value = (value as? [String: Any])?[String(step)]
      }
    }
    return value is NSNull ? nil : value
  }

  /// The text at a path.
  func text(_ path: String) -> String? { self[path] as? String }
}
