internal import API
internal import CMicroHTTPD

/// One `MHD_Response`, given up exactly once; libmicrohttpd keeps its own count while it sends.
///
/// - SeeAlso: "Building responses" in <https://www.gnu.org/software/libmicrohttpd/manual/>.
@safe
struct Response: ~Copyable {
  private let handle: OpaquePointer
  private let status: UInt32

  /// Copies the reply into libmicrohttpd's memory; `nil` when there is none left.
  init?(_ reply: Reply, requestID: String, closing: Bool) {
    let made = unsafe reply.body.withUnsafeBytes { body in
      unsafe MHD_create_response_from_buffer(
        body.count, UnsafeMutableRawPointer(mutating: body.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let made = unsafe made else { return nil }
    unsafe handle = made
    status = UInt32(clamping: reply.status)
    var cacheable = false
    for header in reply.headers {
      add(header.name, header.value)
      if header.name == "Cache-Control" { cacheable = true }
    }
    if !cacheable { add("Cache-Control", "no-store") }
    add("X-Content-Type-Options", "nosniff")
    add("X-Request-Id", requestID)
    if closing { add("Connection", "close") }
  }

  deinit {
    unsafe MHD_destroy_response(handle)
  }

  /// Hands the reply to the connection; `no` closes it.
  consuming func queue(on connection: OpaquePointer) -> MHD_Result {
    unsafe MHD_queue_response(connection, status, handle)
  }

  /// A value with a line break is refused by the library and left out: no header can be forged.
  private func add(_ name: String, _ value: String) {
    _ = unsafe MHD_add_response_header(handle, name, value)
  }
}
