internal import API
internal import HTTP
internal import Map
internal import Service
internal import Store

/// Runs a request's steps: HTTP hands in an exchange, the seats run its statements, HTTP answers.
///
/// Everything happens on the loop's thread; nothing here waits.
final class Conversation {
  private let service: Service
  private let assets: Assets
  private let seats: Seats
  /// Called when a matching run was queued.
  var onQueued: () -> Void = {}

  init(service: Service, assets: Assets, seats: Seats) {
    self.service = service
    self.assets = assets
    self.seats = seats
  }

  /// Answers one exchange, now or when its statements have.
  func answer(_ exchange: Exchange) {
    let incoming = exchange.incoming
    if incoming.method == "GET", let asset = assets.asset(incoming.path) {
      let reply = asset.reply(knownTag: incoming.header("if-none-match"))
      return exchange.reply(reply, route: "map")
    }
    do throws(Fault) {
      let request = try Request(incoming)
      follow(service.answer(request), exchange, route: request.route)
    } catch {
      exchange.reply(error.reply)
    }
  }

  private func follow(_ step: Step, _ exchange: Exchange, route: String) {
    switch step {
    case .reply(let reply): exchange.reply(reply, route: route)
    case .ask(let ask):
      seats.ask(ask.statement, ask.parameters) { [self] outcome in
        if ask.statement == .enqueueMatchingRun { onQueued() }
        follow(ask.then(outcome), exchange, route: route)
      }
    }
  }
}

extension Asset {
  /// The asset over HTTP, or 304 when the caller has it (RFC 9110 §13.1.2).
  fileprivate func reply(knownTag: String?) -> Reply {
    var headers: [Incoming.Header] = [
      .init("ETag", etag), .init("Cache-Control", cacheControl),
    ]
    if knownTag == etag { return .notModified(headers: headers) }
    headers.append(.init("Content-Security-Policy", Assets.contentSecurityPolicy))
    return Reply(status: 200, contentType: contentType, headers: headers, body: bytes)
  }
}
