internal import API
internal import CMicroHTTPD
internal import Glibc
internal import Loop

/// One client's connection and the request on it; there is one at a time, pipelined or not.
///
/// libmicrohttpd holds it as a pointer from accepting to closing; ``Server`` keeps it alive.
@safe
final class Connection {
  /// How far the present request is.
  enum Phase {
    /// For a request line.
    case waiting
    case readingHead
    case readingBody
    /// The answer is asked for; until it comes the library leaves the connection alone.
    case answering
    case sending
  }

  private(set) var phase = Phase.waiting
  /// Its place in the server's list, kept by the server.
  var place: Int
  private unowned let server: Server
  private let handle: OpaquePointer
  /// When what is being read must be whole, on the loop's clock.
  private var due: Int64
  private var expired = false
  private var suspended = false
  private var head = Head()
  private var body: [UInt8] = []
  private var bodyBytes = 0
  private var reply: Reply?
  private var access = Access(
    method: "", status: 0, microseconds: 0, bytes: 0, requestID: "", delivered: false)
  private var began: Int64 = 0

  init(_ handle: OpaquePointer, of server: Server, place: Int) {
    unsafe self.handle = handle
    self.server = server
    self.place = place
    due = server.now + server.limits.headMilliseconds
  }

  /// The request line is in.
  func begin(target: Span<UInt8>) {
    phase = .readingHead
    head.setTarget(target)
    // Earlier bytes of a later request cannot be seen, so its clock starts here.
    due = min(due, server.now + server.limits.headMilliseconds)
  }

  /// The headers are in: refuses, or lets the body come.
  func takeHead(method: Span<UInt8>, isHTTP11: Bool, targetBytes: Int) -> MHD_Result {
    unsafe takeHeaders(of: handle, into: &head)
    let wrong = head.finish(method: method, isHTTP11: isHTTP11, targetBytes: targetBytes)
    access.requestID = head.requestID ?? server.nextRequestID()
    access.method = Self.label(head.method)
    if let wrong { return refuse(wrong) }
    if unsafe cmicrohttpd_head_bytes(handle) > server.limits.headBytes {
      return refuse(Fault(.headersTooLarge))
    }
    if head.contentLength ?? 0 > server.limits.bodyBytes { return refuse(Fault(.tooLarge)) }
    phase = .readingBody
    if head.hasBody {
      due = server.now + server.limits.bodyMilliseconds
      body.reserveCapacity(head.contentLength ?? 0)
    }
    return .YES
  }

  /// A piece of the body; what is over the limit is counted and dropped.
  func take(_ piece: UnsafeRawBufferPointer) -> MHD_Result {
    bodyBytes += piece.count
    server.received(piece.count)
    if bodyBytes <= server.limits.bodyBytes {
      unsafe body.append(contentsOf: piece)
    } else {
      body = []
    }
    // Only a chunked body gets here; its sender is heard out for a while, so that it sees the 413.
    return bodyBytes > 16 * server.limits.bodyBytes ? .NO : .YES
  }

  /// The request is whole: asks for the answer, and waits for it where it does not come at once.
  func takeEnd() -> MHD_Result {
    began = microseconds()
    due = .max
    if bodyBytes > server.limits.bodyBytes {
      return send(Fault(.tooLarge).reply, closing: true)
    }
    phase = .answering
    let incoming = Incoming(
      method: head.method == "HEAD" ? "GET" : head.method, path: head.path, query: head.query,
      headers: head.headers, body: body, requestID: access.requestID)
    server.answer(Exchange(incoming, on: self))
    return resume()
  }

  /// Sends the answer when it is there, else leaves the connection alone until it is.
  func resume() -> MHD_Result {
    suspended = false
    if let reply { return send(reply, closing: server.isDraining) }
    suspended = true
    unsafe MHD_suspend_connection(handle)
    return .YES
  }

  /// Takes the answer; without effect when it is not awaited.
  func answer(_ reply: Reply, route: String?) {
    guard phase == .answering, self.reply == nil else { return }
    self.reply = reply
    access.route = route
    guard suspended else { return }
    unsafe MHD_resume_connection(handle)
    server.resumed()
  }

  /// The request is over, whether or not its reply went out.
  func finish(delivered: Bool) {
    if phase == .readingHead || phase == .readingBody {
      // Refused by the library itself, by our deadline, or left by its client.
      access.status = expired ? 408 : Int(unsafe cmicrohttpd_status(handle))
      access.method = access.method.isEmpty ? "other" : access.method
    } else {
      access.microseconds = Int(microseconds() - began)
    }
    access.delivered = delivered && !expired
    server.finished(access)
    due = server.now + 1000 * Int64(server.limits.idleSeconds) + server.limits.headMilliseconds
    phase = .waiting
    head = Head()
    body = []
    bodyBytes = 0
    reply = nil
    access.route = nil
    access.method = ""
    access.status = 0
    access.bytes = 0
  }

  /// Ends the connection when its request has been coming in for too long.
  ///
  /// libmicrohttpd only knows of silence, so a client that sends a byte now and then would stay. It
  /// cannot be told to close either: it does so itself once the socket reads as ended.
  func expire(at now: Int64) {
    guard now > due, !expired else { return }
    expired = true
    let id = access.requestID.isEmpty ? server.nextRequestID() : access.requestID
    access.requestID = id
    let text = Array(Self.timeout(requestID: id).utf8)
    let socket = unsafe cmicrohttpd_socket(handle)
    _ = unsafe text.withUnsafeBytes { bytes in
      unsafe Glibc.send(
        socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// Answers in the place of whoever still works on it: the server stops.
  func giveUp() {
    // What was asked may have been done; a read cannot have.
    let safe = access.method == "GET" || access.method == "HEAD"
    answer(Fault(safe ? .unavailable : .repeatWithSameKey).reply, route: nil)
  }

  private func refuse(_ fault: Fault) -> MHD_Result {
    began = microseconds()
    due = .max
    return send(fault.reply, closing: true)
  }

  private func send(_ reply: Reply, closing: Bool) -> MHD_Result {
    phase = .sending
    access.status = reply.status
    access.bytes = head.method == "HEAD" ? 0 : reply.body.count
    guard let response = Response(reply, requestID: access.requestID, closing: closing) else {
      return .NO
    }
    return unsafe response.queue(on: handle)
  }

  private static func timeout(requestID: String) -> String {
    let body = Fault(.requestTimeout).reply.body
    return """
      HTTP/1.1 408 Request Timeout\r
      Content-Type: application/problem+json\r
      Cache-Control: no-store\r
      X-Content-Type-Options: nosniff\r
      X-Request-Id: \(requestID)\r
      Connection: close\r
      Content-Length: \(body.count)\r
      \r

      """ + String(decoding: body, as: UTF8.self)
  }

  private static func label(_ method: String) -> String {
    switch method {
    case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS": method
    default: "other"
    }
  }
}

private func microseconds() -> Int64 {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
}
