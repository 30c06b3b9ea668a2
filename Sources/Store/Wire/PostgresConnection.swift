internal import CPostgres
internal import Loop

/// One `PGconn`, closed exactly once; it never blocks but while connecting.
///
/// It may move between threads: libpq lets any thread use a connection so long as one at a time
/// does, and a value that cannot be copied has one owner.
///
/// - SeeAlso: <https://www.postgresql.org/docs/15/libpq-async.html>,
///   <https://www.postgresql.org/docs/15/libpq-threading.html>.
@safe struct PostgresConnection: ~Copyable, @unchecked Sendable {
  private let handle: OpaquePointer
  private let notices: Notices

  /// Connects, which blocks for at most 2 s a host of the URL.
  ///
  /// - Throws: ``StoreError/obstacle(_:)``.
  static func open(_ parameters: ConnectionParameters) throws(StoreError) -> Self {
    guard parameters.isReadable else { throw .obstacle(.address) }
    let opened = unsafe parameters.keywords.withPointers { keywords in
      unsafe parameters.values.withPointers { values in
        unsafe PQconnectdbParams(keywords, values, 1)
      }
    }
    guard let opened = unsafe opened else { throw .obstacle(.unreachable(why: "hết bộ nhớ")) }
    // A failed connection is a handle too: from here on it is closed, however this ends.
    let connection = unsafe Self(taking: opened)
    guard connection.isAlive, unsafe PQsetnonblocking(opened, 1) == 0 else {
      throw .obstacle(.unreachable(why: connection.trouble))
    }
    return connection
  }

  private init(taking handle: OpaquePointer) {
    unsafe self.handle = handle
    notices = unsafe Notices(of: handle)
  }

  deinit {
    unsafe PQfinish(handle)
    // libpq may speak until then.
    extendLifetime(notices)
  }

  /// False once a read or write has failed; a cut that nobody has read yet does not show.
  var isAlive: Bool { unsafe PQstatus(handle) == CONNECTION_OK }

  /// The socket to watch; it stays the same for the connection's life.
  var descriptor: Int32 { unsafe PQsocket(handle) }

  /// The server's process that answers here.
  var backend: Int32 { unsafe PQbackendPID(handle) }

  /// Warnings so far; one that comes with a commit makes its outcome unknown.
  var warnings: Int { notices.warnings }

  /// Whether a transaction block is open and has not failed.
  var isInTransaction: Bool { unsafe PQtransactionStatus(handle) == PQTRANS_INTRANS }

  /// libpq's last message on one line, for a person; it never holds the password.
  var trouble: String {
    guard let text = unsafe PQerrorMessage(handle) else { return "" }
    return unsafe String(cString: text).split(separator: "\n").joined(separator: "; ")
  }

  /// What another thread needs to interrupt a statement here.
  func cancellation() -> Cancellation? {
    guard let cancel = unsafe PQgetCancel(handle) else { return nil }
    return unsafe Cancellation(taking: cancel)
  }

  /// The server's name, or the folder of its socket.
  var host: String {
    guard let text = unsafe PQhost(handle) else { return "" }
    return unsafe String(cString: text)
  }

  /// The password as libpq understood it from the URL.
  var password: String? {
    guard let text = unsafe PQpass(handle) else { return nil }
    return unsafe String(cString: text)
  }
}

// Sending: each function queues a message and tells whether libpq took it.
extension PostgresConnection {
  func send(script: CStrings) -> Bool {
    unsafe script.withPointers { unsafe PQsendQuery(handle, $0?.pointee) == 1 }
  }

  func send(sql: CStrings, _ parameters: CStrings) -> Bool {
    unsafe sql.withPointers { sql in
      unsafe parameters.withPointers { values in
        unsafe PQsendQueryParams(
          handle, sql?.pointee, Int32(parameters.count), nil, values, nil, nil, 0) == 1
      }
    }
  }

  func send(prepared name: CStrings, _ parameters: CStrings) -> Bool {
    unsafe name.withPointers { name in
      unsafe parameters.withPointers { values in
        unsafe PQsendQueryPrepared(
          handle, name?.pointee, Int32(parameters.count), values, nil, nil, 0) == 1
      }
    }
  }

  /// `statement` is its name, then its SQL text.
  func send(preparation statement: CStrings) -> Bool {
    unsafe statement.withPointers { unsafe PQsendPrepare(handle, $0?[0], $0?[1], 0, nil) == 1 }
  }

  func enterPipeline() -> Bool { unsafe PQenterPipelineMode(handle) == 1 }

  func sendSync() -> Bool { unsafe PQpipelineSync(handle) == 1 }

  func exitPipeline() -> Bool { unsafe PQexitPipelineMode(handle) == 1 }
}

// Moving bytes between the socket and libpq's buffers.
extension PostgresConnection {
  /// What came of an attempt to empty the send buffer.
  enum Flush { case all, some, failed }

  func flush() -> Flush {
    switch unsafe PQflush(handle) {
    case 0: .all
    case 1: .some
    default: .failed
    }
  }

  /// Takes what the socket holds; false when the connection is gone.
  func consume() -> Bool { unsafe PQconsumeInput(handle) == 1 }

  /// Whether the next result has not come whole yet.
  var isBusy: Bool { unsafe PQisBusy(handle) == 1 }

  /// The next result; `nil` ends the statement's.
  func nextResult() -> PostgresResult? {
    guard let result = unsafe PQgetResult(handle) else { return nil }
    return unsafe PostgresResult(taking: result)
  }

  /// Queues bytes of a COPY; false when the send buffer is full or the connection gone.
  func put(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { raw in
      unsafe PQputCopyData(
        handle, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count)) == 1
    }
  }

  /// Ends a COPY; with `failure` the server refuses it whole.
  func endCopy(failure: CStrings? = nil) -> Bool {
    guard let failure else { return unsafe PQputCopyEnd(handle, nil) == 1 }
    return unsafe failure.withPointers { unsafe PQputCopyEnd(handle, $0?.pointee) == 1 }
  }
}

/// Keeps a connection's notices off stderr and counts those that matter.
///
/// - SeeAlso: <https://www.postgresql.org/docs/15/libpq-notice-processing.html>.
final class Notices {
  private(set) var warnings = 0

  /// Lives as long as the connection: its owner keeps both and drops the connection first.
  init(of connection: OpaquePointer) {
    let address = unsafe Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe PQsetNoticeReceiver(
      connection,
      { address, result in
        guard let address = unsafe address, let result = unsafe result else { return }
        let severity = unsafe PQresultErrorField(result, cpostgres_severity)
        // NOTICE, INFO and DEBUG say nothing about the outcome.
        guard let severity = unsafe severity, unsafe String(cString: severity) == "WARNING" else {
          return
        }
        unsafe Unmanaged<Notices>.fromOpaque(address).takeUnretainedValue().warnings += 1
      }, address)
  }
}

/// Interrupts the statement under way on one connection, from any thread.
///
/// - SeeAlso: <https://www.postgresql.org/docs/15/libpq-cancel.html>: `PQcancel` is thread-safe.
@safe public final class Cancellation: @unchecked Sendable {
  private let handle: OpaquePointer

  init(taking handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe PQfreeCancel(handle) }

  /// Asks the server to interrupt; opens a connection of its own and blocks, so never on the loop.
  ///
  /// - Returns: Whether the server took the wish; the statement may still end by itself first.
  @discardableResult public func cancel() -> Bool {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
      unsafe PQcancel(handle, message.baseAddress, Int32(message.count)) == 1
    }
  }
}
