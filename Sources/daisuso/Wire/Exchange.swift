internal import CCurl
internal import Glibc

/// One HTTP request and its answer, waited for: a command has nothing else to do meanwhile.
///
/// libcurl and not `URLSession`, which has no deadline for connecting and brings the process down
/// when a server hangs up inside the headers (swift-corelibs-foundation of Swift 6.3).
///
/// - SeeAlso: <https://curl.se/libcurl/c/libcurl-easy.html>.
struct Exchange {
  /// How long connecting may take, name resolution and TLS included.
  static let connectSeconds = 5
  /// How long everything may take.
  static let wholeSeconds = 15
  /// The most bytes an answer may have: 64 MiB.
  static let bodyLimit = 64 << 20

  /// The method.
  let method: String
  /// The whole address.
  let url: String
  /// Header lines, `Name: value`.
  let headers: [String]
  /// The body; empty for none.
  let body: [UInt8]
  /// A host to reach without any proxy of the environment.
  let unproxiedHost: String?
  /// How long connecting may take.
  var connectMilliseconds = 1000 * connectSeconds
  /// How long everything may take.
  var wholeMilliseconds = 1000 * wholeSeconds

  /// What came back.
  struct Response {
    /// The status code.
    fileprivate(set) var status = 0
    /// Header fields, names in lower case.
    fileprivate(set) var headers: [String: String] = [:]
    /// The whole body.
    fileprivate(set) var body: [UInt8] = []
  }

  /// Sends the request and waits for the whole answer; redirects are answers like others.
  ///
  /// - Throws: Why there is none.
  func response() throws(NetworkFailure) -> Response {
    guard let curl = curl_easy_init() else { throw .other(Int(CURLE_FAILED_INIT.rawValue)) }
    var lines: UnsafeMutablePointer<curl_slist>?
    // An empty Expect keeps libcurl from asking before it sends a body.
    for line in headers + ["Expect:"] { lines = curl_slist_append(lines, line) }
    defer {
      curl_easy_cleanup(curl)
      curl_slist_free_all(lines)
    }
    ccurl_set_list(curl, CURLOPT_HTTPHEADER, lines)
    prepare(curl)

    var response = Response()
    let result = withUnsafeMutablePointer(to: &response) { response in
      ccurl_set_pointer(curl, CURLOPT_WRITEDATA, response)
      ccurl_set_pointer(curl, CURLOPT_HEADERDATA, response)
      return curl_easy_perform(curl)
    }
    guard result == CURLE_OK else { throw NetworkFailure(result, curl) }
    response.status = Int(ccurl_number(curl, CURLINFO_RESPONSE_CODE))
    return response
  }

  private func prepare(_ curl: UnsafeMutableRawPointer) {
    ccurl_set_text(curl, CURLOPT_URL, url)
    ccurl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_text(curl, CURLOPT_CUSTOMREQUEST, method)
    ccurl_set_text(curl, CURLOPT_USERAGENT, "daisuso/\(clientVersion)")
    // Whatever compression this libcurl can undo: volunteers' networks are slow.
    ccurl_set_text(curl, CURLOPT_ACCEPT_ENCODING, "")
    if let unproxiedHost { ccurl_set_text(curl, CURLOPT_NOPROXY, unproxiedHost) }
    if !body.isEmpty {
      ccurl_set_number(curl, CURLOPT_POSTFIELDSIZE, body.count)
      body.withUnsafeBytes {
        _ = ccurl_set_pointer(
          curl, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
      }
    }
    ccurl_set_number(curl, CURLOPT_NOSIGNAL, 1)
    // A code that is «..» is a code, not a way up.
    ccurl_set_number(curl, CURLOPT_PATH_AS_IS, 1)
    ccurl_set_number(curl, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_number(curl, CURLOPT_CONNECTTIMEOUT_MS, connectMilliseconds)
    ccurl_set_number(curl, CURLOPT_TIMEOUT_MS, wholeMilliseconds)
    ccurl_set_receiver(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, response in
      receive(bytes, size * count, response) { $0.takeBody($1) }
    }
    ccurl_set_receiver(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, response in
      receive(bytes, size * count, response) { $0.takeHeader($1) }
    }
  }
}

/// Hands bytes of libcurl to the response; returning another count than came stops the transfer.
private func receive(
  _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ response: UnsafeMutableRawPointer?,
  _ take: (inout Exchange.Response, UnsafeRawBufferPointer) -> Bool
) -> Int {
  guard let response = response?.assumingMemoryBound(to: Exchange.Response.self) else { return 0 }
  let isTaken = take(&response.pointee, UnsafeRawBufferPointer(start: bytes, count: count))
  return isTaken ? count : 0
}

extension Exchange.Response {
  fileprivate mutating func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    body += bytes
    return body.count <= Exchange.bodyLimit
  }

  /// One line of the head; a new status line (after «100 Continue») begins a new head.
  fileprivate mutating func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      headers = [:]
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].drop { $0.isWhitespace }
      headers[line[..<colon].lowercased()] = String(value.prefix { !$0.isNewline })
    }
    return true
  }
}

extension NetworkFailure {
  /// - SeeAlso: <https://curl.se/libcurl/c/libcurl-errors.html>.
  fileprivate init(_ code: CURLcode, _ curl: UnsafeMutableRawPointer) {
    self =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
      case CURLE_COULDNT_CONNECT:
        [ENETUNREACH, EHOSTUNREACH, ENETDOWN].contains(
          Int32(ccurl_number(curl, CURLINFO_OS_ERRNO))) ? .noNetwork : .refusedConnection
      case CURLE_OPERATION_TIMEDOUT:
        ccurl_offset(curl, CURLINFO_PRETRANSFER_TIME_T) == 0 ? .noConnection : .noAnswer
      case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE: .cut
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: .certificate
      case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: .tls
      case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
        .notHTTP
      case CURLE_WRITE_ERROR: .tooLarge
      default: .other(Int(code.rawValue))
      }
  }
}
