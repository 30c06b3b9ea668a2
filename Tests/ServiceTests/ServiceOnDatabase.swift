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

  /// On the test's own database, as the service's role, which row-level security binds.
  init() throws {
    connection = try Connection(FreshDatabase.current, .seat)
  }

  /// The reply to one request; any reply that the document does not allow is an issue of the test.
  func reply(
    _ method: String = "GET", _ target: String, headers: [Incoming.Header] = [], body: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
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
    var step = service.answer(request)
    while true {
      switch step {
      case .reply(let reply):
        let complaints = try Contract().complaints(
          reply, method: method, template: request.route)
        #expect(complaints == [], sourceLocation: sourceLocation)
        return reply
      case .ask(let ask): step = ask.then(outcome(of: ask))
      }
    }
  }

  /// The JSON of a 200 reply.
  func json(_ target: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> [String: Any]
  {
    let reply = try reply("GET", target, sourceLocation: sourceLocation)
    #expect(reply.status == 200, sourceLocation: sourceLocation)
    let tree = try JSONSerialization.jsonObject(with: Data(reply.body))
    return try #require(tree as? [String: Any], sourceLocation: sourceLocation)
  }

  private func outcome(of ask: Ask) -> Result<Row, StoreError> {
    Result { () throws(StoreError) in try connection.ask(ask.statement, ask.parameters) }
  }
}
