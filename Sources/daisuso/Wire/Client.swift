internal import API
internal import Domain
internal import FoundationEssentials

/// Asks one server, for one person or for nobody.
struct Client {
  /// The server.
  let server: ServerAddress
  /// The token that goes with every call, if there is one.
  let token: String?
  /// Who the token stands for, as far as it is known: a person's id, else the token's own end.
  let sender: String?

  /// A client of `server` with the token of `person`, whose id may be unknown.
  init(server: ServerAddress, token: String?, person: String? = nil) {
    (self.server, self.token) = (server, token)
    sender = token.map { person ?? Token.end($0) }
  }

  /// Sends `call` and waits for its answer.
  ///
  /// - Throws: The refusal, or why there is no answer that this client understands.
  func answer(to call: Call) throws(Trouble) -> Answer {
    try answer(to: Message(call))
  }

  /// Sends `message` and waits for its answer.
  ///
  /// - Throws: The refusal, or why there is no answer that this client understands.
  func answer(to message: Message) throws(Trouble) -> Answer {
    var headers = ["Accept: \(Self.types.joined(separator: ", ")), application/problem+json"]
    if let token { headers.append("Authorization: Bearer \(token)") }
    if let key = message.key { headers.append("Idempotency-Key: \(key)") }
    if let version = message.version { headers.append("If-Match: \"\(version)\"") }
    if !message.body.isEmpty { headers.append("Content-Type: application/json") }
    let exchange = Exchange(
      method: message.method, url: server.description + message.target, headers: headers,
      body: message.body, unproxiedHost: server.isLoopback ? server.host : nil)
    let response: Exchange.Response
    do throws(NetworkFailure) {
      response = try exchange.response()
    } catch {
      throw .network(error, server: server.description)
    }
    return try accept(response)
  }

  /// The id that the server named.
  ///
  /// - Throws: ``ForeignAnswer/shape`` when it is none.
  func id<Noun>(_ text: String) throws(Trouble) -> ID<Noun> {
    guard let id = ID<Noun>(text) else { throw .foreign(.shape, server: server.description) }
    return id
  }

  /// What answers may be: JSON, or numbers for GIS programs and spreadsheets.
  private static let types = ["application/json", "application/geo+json", "text/csv"]

  private func accept(_ response: Exchange.Response) throws(Trouble) -> Answer {
    let type = response.headers["content-type"]
    let plainType = type?.prefix { $0 != ";" && $0 != " " }.lowercased()
    switch (response.status, plainType) {
    case (200...299, let type?) where Self.types.contains(type):
      return Answer(
        body: response.body, server: server,
        isPartial: response.status == 202 && response.headers["retry-after"] != nil)
    case (300...399, _):
      throw .foreign(
        .redirect(status: response.status, location: response.headers["location"]),
        server: server.description)
    case (400...599, "application/problem+json"):
      throw try refusal(response)
    default:
      throw .foreign(
        .contentType(status: response.status, type), server: server.description)
    }
  }

  private func refusal(_ response: Exchange.Response) throws(Trouble) -> Trouble {
    guard let problem = try? JSONDecoder().decode(Problem.self, from: Data(response.body)) else {
      throw .foreign(.shape, server: server.description)
    }
    return .refused(
      Refusal(
        problem: problem, requestID: response.headers["x-request-id"],
        retryAfterSeconds: response.headers["retry-after"].flatMap { Int($0) },
        hadToken: token != nil))
  }
}

/// What the server answered to a call that it carried out.
struct Answer {
  /// The JSON body, as it came.
  let body: [UInt8]
  /// Who answered.
  let server: ServerAddress
  /// Whether only a part is done: the same call again goes on with it (202, with Retry-After).
  var isPartial = false

  /// The body as a value; what the value does not name is ignored, since servers grow.
  ///
  /// - Throws: ``ForeignAnswer/shape`` when the body is no JSON of this shape.
  func decoded<Value: Decodable>(_ type: Value.Type) throws(Trouble) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(type, from: Data(body))
    } catch {
      throw .foreign(.shape, server: server.description)
    }
  }

  /// Prints the body: the server's bytes unchanged, or for a terminal, where some of them could do
  /// harm, the same JSON with control characters escaped.
  func printJSON() throws(Trouble) {
    let isTerminal = Output.results.screen.isTerminal
    let bytes = isTerminal ? Array(printableJSON(String(decoding: body, as: UTF8.self)).utf8) : body
    try Output.results.write(bytes.last == UInt8(ascii: "\n") ? bytes : bytes + [10])
  }

  /// Prints a CSV body: the server's bytes unchanged, or for a terminal without what could do harm.
  func printCSV() throws(Trouble) {
    guard Output.results.screen.isTerminal else { return try Output.results.write(body) }
    let lines = String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline)
    try Output.results.write(lines: lines.map { printable(String($0)) })
  }
}
