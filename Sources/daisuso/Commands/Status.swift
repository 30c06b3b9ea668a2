internal import API
internal import ArgumentParser
internal import FoundationEssentials

/// `daisuso status`: whether the server can be worked with, and as whom.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: texts.statusAbstract)

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.client()
    let file = try SessionFile(environment: ProcessInfo.processInfo.environment)
    var report = StatusReport(client, try file.read())
    report.waitingOps = try Delivery(client: client, outbox: Outbox(), isJSON: false).waiting()
    let trouble = report.ask(client)
    if output.json {
      try report.printJSON()
    } else {
      try report.details.show()
    }
    if let trouble { throw trouble }
  }
}

/// What is known of the server and of who asks.
struct StatusReport: Encodable {
  var server: String
  var isReachable = false
  var isReady = false
  var apiVersion: String?
  var clientVersion = daisuso.clientVersion
  /// The end of the token in use, `nil` without one.
  var tokenHint: String?
  /// How many writes wait for this server; `nil` for none.
  var waitingOps: Int?
  /// When that token was stored, `nil` when the environment gave it.
  var signedInAt: String?

  private enum CodingKeys: String, CodingKey {
    case server
    case isReachable = "is_reachable"
    case isReady = "is_ready"
    case apiVersion = "api_version"
    case clientVersion = "client_version"
    case tokenHint = "token_hint"
    case waitingOps = "waiting_ops"
    case signedInAt = "signed_in_at"
  }

  private struct Description: Decodable {
    var info: Info
    struct Info: Decodable { var version: String }
  }

  init(_ client: Client, _ session: Session?) {
    server = client.server.description
    guard let token = client.token else { return }
    tokenHint = Token.hint(token)
    if token == session?.token { signedInAt = session?.signedInAt.ISO8601Format() }
  }

  /// Asks the server how it is; answers the first trouble.
  mutating func ask(_ client: Client) -> Trouble? {
    do throws(Trouble) {
      _ = try client.answer(to: .system(.health))
      isReachable = true
      let description = try client.answer(to: .system(.description))
      apiVersion = try description.decoded(Description.self).info.version
      _ = try client.answer(to: .system(.readiness))
      isReady = true
      return nil
    } catch {
      return error
    }
  }

  /// The report as fields.
  var details: Details {
    var details = Details()
    details.add(texts.serverTitle, server)
    details.add(texts.reachableTitle, isReachable ? texts.yes : texts.no)
    if isReachable { details.add(texts.readyTitle, isReady ? texts.yes : texts.notYet) }
    details.add(texts.apiVersionTitle, apiVersion)
    details.add(texts.clientVersionTitle, clientVersion)
    details.add(
      texts.signedInTitle,
      tokenHint.map { texts.token($0, since: signedInAt.map(VietnameseFormat.instant)) }
        ?? texts.notSignedIn)
    details.add(texts.waitingTitle, waitingOps.map(texts.waiting))
    return details
  }

  /// Prints the report as one JSON object.
  func printJSON() throws(Trouble) {
    try Output.results.write(lines: [JSONText.line(self)])
  }
}
