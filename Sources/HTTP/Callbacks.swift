internal import CMicroHTTPD
internal import Glibc

// libmicrohttpd's callbacks. The context is the server, which outlives its daemon; a connection's
// pointer is good from `notifyConnection` started to closed, as the server's list keeps it alive.
//
// Some refusals are made by the library before any callback, as HTML pages that cannot be replaced
// and of which some reach neither log nor counts: 400 for a request line or header line it cannot
// parse and for HTTP/0.9, 400 and 413 for a `Content-Length` that is no number or beyond 2⁶⁴ (its
// headers come twice, a bug), 400 for broken chunks, 414 and 431 for heads beyond its memory, 505.

/// The daemon with what it calls, or `nil` when the library cannot make one.
func startDaemon(listening descriptor: Int32, limits: Limits, context: UnsafeMutableRawPointer)
  -> OpaquePointer?
{
  let settings = cmicrohttpd_settings(
    listening_socket: descriptor, connection_memory_bytes: limits.connectionMemoryBytes,
    connections: UInt32(clamping: limits.connections),
    idle_seconds: UInt32(clamping: limits.idleSeconds))
  let callbacks = unsafe cmicrohttpd_callbacks(
    context: context, target: takeTarget, message: tellMessage, request: takeRequest,
    completed: endRequest, connection: notifyConnection)
  return unsafe cmicrohttpd_start(settings, callbacks)
}

/// Gives a connection's headers to `head`, in order.
func takeHeaders(of connection: OpaquePointer, into head: inout Head) {
  unsafe withUnsafeMutablePointer(to: &head) { head in
    _ = unsafe MHD_get_connection_values_n(
      connection, .HEADER_KIND,
      { head, _, name, nameBytes, value, valueBytes in
        let head = unsafe head?.assumingMemoryBound(to: Head.self)
        unsafe head?.pointee.add(
          name: bytes(name, nameBytes).span, value: bytes(value, valueBytes).span)
        return .YES
      }, head)
  }
}

private func tellMessage(
  _ context: UnsafeMutableRawPointer?, _ format: UnsafePointer<CChar>?, _: CVaListPointer?
) {
  guard let context = unsafe context, let format = unsafe format else { return }
  // The text as it is in the library's source: its arguments may hold a client's bytes.
  unsafe Unmanaged<Server>.fromOpaque(context).takeUnretainedValue()
    .tell(String(cString: format))
}

private func takeTarget(
  _: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  let connection = unsafe cmicrohttpd_context(handle)
  if let target = unsafe target {
    unsafe peer(connection)?.begin(target: bytes(target, strlen(target)).span)
  }
  return unsafe connection
}

// What the library hands out is not kept: where a request stands is in its connection.
private func takeRequest(
  _: UnsafeMutableRawPointer?, _ handle: OpaquePointer?, _ target: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?,
  _ data: UnsafePointer<CChar>?, _ size: UnsafeMutablePointer<Int>?,
  _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let slot = unsafe slot, let connection = unsafe peer(slot.pointee), let size = unsafe size
  else { return .NO }
  switch connection.phase {
  case .readingHead:
    guard let method = unsafe method, let version = unsafe version else { return .NO }
    // The version follows the target and its terminator in one buffer, unless a NUL cut the target.
    let gap = UInt(bitPattern: version) &- UInt(bitPattern: target)
    return unsafe connection.takeHead(
      method: bytes(method, strlen(method)).span, isHTTP11: strcmp(version, "HTTP/1.1") == 0,
      targetBytes: Int(bitPattern: gap) - 1)
  case .readingBody:
    let count = unsafe size.pointee
    guard count > 0 else { return connection.takeEnd() }
    unsafe size.pointee = 0
    return unsafe connection.take(UnsafeRawBufferPointer(start: data, count: count))
  case .answering: return connection.resume()
  case .waiting, .sending: return .NO
  }
}

private func endRequest(
  _: UnsafeMutableRawPointer?, _: OpaquePointer?,
  _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_RequestTerminationCode
) {
  guard let slot = unsafe slot else { return }
  unsafe peer(slot.pointee)?.finish(delivered: code == .REQUEST_TERMINATED_COMPLETED_OK)
}

private func notifyConnection(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
  _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_ConnectionNotificationCode
) {
  guard let context = unsafe context, let handle = unsafe handle, let slot = unsafe slot else {
    return
  }
  let server = unsafe Unmanaged<Server>.fromOpaque(context).takeUnretainedValue()
  if code == .CONNECTION_NOTIFY_STARTED {
    let connection = unsafe server.opened(handle)
    unsafe slot.pointee = Unmanaged.passUnretained(connection).toOpaque()
  } else if let connection = unsafe peer(slot.pointee) {
    unsafe slot.pointee = nil
    server.closed(connection)
  }
}

private func peer(_ pointer: UnsafeMutableRawPointer?) -> Connection? {
  guard let pointer = unsafe pointer else { return nil }
  return unsafe Unmanaged<Connection>.fromOpaque(pointer).takeUnretainedValue()
}

/// The bytes at `start`, good until the callback returns.
private func bytes(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  let raw = unsafe UnsafeRawBufferPointer(start: start, count: unsafe start == nil ? 0 : count)
  return unsafe raw.bindMemory(to: UInt8.self)
}
