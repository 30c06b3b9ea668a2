internal import CMicroHTTPD
internal import Glibc
public import Loop

/// An HTTP/1.1 server on a ``Loop``: one thread, no lock; requests go in, replies come back.
///
/// Everything here happens on the loop's thread. The loop keeps the server until ``drain`` has
/// ended it; a loop that goes before leaves the server's descriptors open.
///
/// - SeeAlso: <https://www.gnu.org/software/libmicrohttpd/manual/>.
@safe
public final class Server {
  /// Called once for each request that ends, on the loop's thread.
  public var log: (Access) -> Void = { _ in }
  /// Called with the texts of libmicrohttpd's own log, their placeholders unfilled, so that nothing
  /// of a client is in them; a bad request may bring one.
  public var tell: (String) -> Void = { _ in }
  /// The port clients connect to.
  public let port: UInt16
  let limits: Limits
  let answer: (Exchange) -> Void
  /// The loop's clock at the beginning of the present turn.
  private(set) var now = Loop.nowMilliseconds
  var draining: Draining?

  private unowned let loop: Loop
  private var listening: ListeningSocket?
  private var daemon: OpaquePointer?
  private var epoll: Int32 = -1
  private(set) var connections: [Connection] = []
  private var tally = Counts()
  private var requestIDs = RequestIDs()
  private var sweeping = false

  /// Something can be read or written.
  private var ready = true
  /// A connection was resumed, which the library heeds in its next run.
  private var hasResumed = false
  /// When the library wants to run even so, on the loop's clock; `.max` for never.
  private var runAt = Int64.max

  /// Starts to serve as soon as the loop runs.
  ///
  /// SIGPIPE is ignored in the whole process from now on.
  ///
  /// - Parameters:
  ///   - loop: Must live until the server has drained.
  ///   - listening: Closed when the server drains.
  ///   - limits: What one client may cost.
  ///   - answer: Called on the loop's thread with each request that is whole and well framed; it
  ///     replies at once or later.
  /// - Throws: ``HTTPError/system(call:code:)`` when memory or descriptors are lacking.
  public init(
    loop: Loop, listening: consuming ListeningSocket, limits: Limits = Limits(),
    answer: @escaping (Exchange) -> Void
  ) throws(HTTPError) {
    self.loop = loop
    self.limits = limits
    self.answer = answer
    port = listening.port
    let descriptor = listening.descriptor
    self.listening = consume listening
    signal(SIGPIPE, SIG_IGN)
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let daemon = unsafe startDaemon(listening: descriptor, limits: limits, context: context)
    else { throw .system(call: "MHD_start_daemon", code: errno) }
    unsafe self.daemon = daemon
    epoll = unsafe cmicrohttpd_epoll(daemon)
    loop.watch(epoll, for: .read) { _ in self.ready = true }
    loop.eachTurn { self.turn() }
  }

  /// What has been done so far, and what is open now.
  public var counts: Counts {
    var counts = tally
    counts.connections = connections.count
    counts.underWay = connections.count { $0.phase != .waiting }
    return counts
  }
}

// The turn.
extension Server {
  /// Lets the library work when there is something to do; answers how long it can wait.
  private func turn() -> Int32 {
    guard unsafe daemon != nil else { return -1 }
    now = Loop.nowMilliseconds
    if ready || hasResumed || now >= runAt { run() }
    if draining != nil, settle() { return -1 }
    // A connection resumed meanwhile moves on only in the next run.
    if hasResumed { return 0 }
    return runAt == .max ? -1 : Int32(clamping: max(0, runAt - now))
  }

  private func run() {
    ready = false
    hasResumed = false
    unsafe MHD_run(daemon)
    var milliseconds: UInt64 = 0
    let limited = unsafe MHD_get_timeout(daemon, &milliseconds) == .YES
    runAt = limited ? now + Int64(min(milliseconds, 1000)) : .max
  }

  /// A connection was resumed.
  func resumed() {
    hasResumed = true
  }
}

// What connections tell.
extension Server {
  func opened(_ handle: OpaquePointer) -> Connection {
    let connection = unsafe Connection(handle, of: self, place: connections.count)
    connections.append(connection)
    sweepLater()
    return connection
  }

  func closed(_ connection: Connection) {
    let last = connections.removeLast()
    guard last !== connection else { return }
    connections[connection.place] = last
    last.place = connection.place
  }

  func received(_ bytes: Int) {
    tally.bytesReceived += bytes
  }

  func finished(_ access: Access) {
    tally.add(access)
    log(access)
  }

  func nextRequestID() -> String {
    requestIDs.next()
  }

  /// One timer looks at all connections, a tenth of the shorter deadline or a second from now.
  private func sweepLater() {
    guard !sweeping, !connections.isEmpty else { return }
    sweeping = true
    let pause = min(limits.headMilliseconds, limits.bodyMilliseconds) / 10
    loop.schedule(afterMilliseconds: min(max(pause, 1), 1000)) {
      self.sweeping = false
      let now = Loop.nowMilliseconds
      for connection in self.connections { connection.expire(at: now) }
      self.sweepLater()
    }
  }
}

// The end.
extension Server {
  /// Whether replies must ask their clients to leave.
  var isDraining: Bool { draining != nil }

  /// Stops taking connections, answers what is under way, then closes everything.
  ///
  /// - Parameters:
  ///   - grace: How long open connections may still bring requests, in milliseconds; each of them is
  ///     closed after its reply.
  ///   - deadline: After so many milliseconds whatever is left gets 503 and is cut.
  ///   - whenDone: Called once, on the loop's thread, when no descriptor of the server is open.
  public func drain(
    graceMilliseconds grace: Int64 = 500, deadlineMilliseconds deadline: Int64 = 5000,
    whenDone: @escaping () -> Void
  ) {
    guard draining == nil, unsafe daemon != nil else { return }
    now = Loop.nowMilliseconds
    draining = Draining(
      graceEnds: now + min(grace, deadline), deadline: now + deadline, whenDone: whenDone)
    for wait in [min(grace, deadline), deadline] {
      // The turn that follows looks whether it is time.
      loop.schedule(afterMilliseconds: wait) {}
    }
  }

  /// Moves the drain on; true when the server has stopped.
  private func settle() -> Bool {
    guard let draining else { return false }
    if listening != nil { closeListening() }
    if now >= draining.deadline { refuseAll() }
    let idle = connections.allSatisfy { $0.phase == .waiting }
    let mayBringMore = now < draining.graceEnds && !connections.isEmpty
    guard now >= draining.deadline || idle && !mayBringMore else { return false }
    self.draining = nil
    stop()
    draining.whenDone()
    return true
  }

  /// Those that were accepted by the kernel already come in first; later ones are refused by it.
  private func closeListening() {
    unsafe MHD_run(daemon)
    _ = unsafe MHD_quiesce_daemon(daemon)
    listening = nil
    ready = true
  }

  /// Answers all that are waiting, and lets the library send it.
  private func refuseAll() {
    for connection in connections where connection.phase == .answering { connection.giveUp() }
    // Two runs take a resumed connection to the end of a short reply.
    for _ in 0..<2 { unsafe MHD_run(daemon) }
  }

  private func stop() {
    guard let daemon = unsafe daemon else { return }
    loop.unwatch(epoll)
    unsafe MHD_stop_daemon(daemon)
    unsafe self.daemon = nil
  }
}

/// A drain under way, times on the loop's clock in milliseconds.
struct Draining {
  var graceEnds: Int64
  var deadline: Int64
  var whenDone: () -> Void
}
