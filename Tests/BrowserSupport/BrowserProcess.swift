import FoundationEssentials
import Glibc

/// A running Chromium and what leads to it; killed with all its children when released.
///
/// `--remote-debugging-pipe`: it reads commands on descriptor 3 and answers on 4, each a JSON text
/// that ends in NUL. No port is opened. Both are one socket here.
final class BrowserProcess {
  private let identifier: pid_t
  private let channel: Int32
  private let log: Int32
  private let profile: String
  private var unread: [UInt8] = []
  private var logTail: [UInt8] = []

  /// Starts `program` with an empty profile of its own.
  init(program: String) throws(BrowserError) {
    guard access(program, X_OK) == 0 else { throw .system(call: "access \(program)", code: errno) }
    var folder = Array("/tmp/daisuso-browser-XXXXXX".utf8CString)
    guard mkdtemp(&folder) != nil else { throw .system(call: "mkdtemp", code: errno) }
    profile = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let channelEnds = try makeSocketPair()
    let logEnds = try makeSocketPair()
    defer { for end in [channelEnds.child, logEnds.child] { close(end) } }
    identifier = try spawn(
      [program] + browserArguments(profile: profile), home: profile,
      descriptors: [2: logEnds.child, 3: channelEnds.child, 4: channelEnds.child])
    channel = channelEnds.own
    log = logEnds.own
    _ = fcntl(log, F_SETFL, O_NONBLOCK)
  }

  deinit {
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    waitpid(identifier, &status, 0)
    // Every child holds the log's other end: its end of file says that the profile is free.
    let deadline = ContinuousClock.now + .seconds(5)
    while drainLog(), wait(for: [log], until: deadline) {}
    for descriptor in [channel, log] { close(descriptor) }
    try? FileManager.default.removeItem(atPath: profile)
  }

  func send(_ message: [UInt8]) throws(BrowserError) {
    var rest = (message + [0])[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        Glibc.send(channel, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 || errno == EINTR else { throw .ended(log: logText()) }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  /// The next message without its NUL.
  func receive(
    until deadline: ContinuousClock.Instant, for reason: String
  ) throws(BrowserError) -> [UInt8] {
    while true {
      if let end = unread.firstIndex(of: 0) {
        defer { unread.removeFirst(end + 1) }
        return Array(unread[..<end])
      }
      guard wait(for: [channel, log], until: deadline) else {
        throw .deadline(waitingFor: reason, log: logText())
      }
      _ = drainLog()
      guard wait(for: [channel], until: .now) else { continue }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = read(channel, &chunk, chunk.count)
      guard count > 0 else { throw .ended(log: logText()) }
      unread += chunk.prefix(count)
    }
  }

  /// Keeps the pipe of the log from filling; false once nobody can write to it any more.
  private func drainLog() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while case let count = read(log, &chunk, chunk.count), count >= 0 {
      if count == 0 { return false }
      logTail = (logTail + chunk.prefix(count)).suffix(4_096)
    }
    return true
  }

  private func logText() -> String {
    _ = drainLog()
    return String(decoding: logTail, as: UTF8.self)
  }
}

/// Whether one of the descriptors has something to read before the deadline.
private func wait(for descriptors: [Int32], until deadline: ContinuousClock.Instant) -> Bool {
  while true {
    let rest = max(ContinuousClock.now.duration(to: deadline), .zero)
    let milliseconds = Int((rest / .milliseconds(1)).rounded(.up))
    var waits = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let ready = poll(&waits, nfds_t(waits.count), Int32(clamping: milliseconds))
    if ready > 0 { return true }
    if ready == 0 || errno != EINTR { return false }
  }
}

private func makeSocketPair() throws(BrowserError) -> (own: Int32, child: Int32) {
  var ends: [Int32] = [0, 0]
  let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
  guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
    throw .system(call: "socketpair", code: errno)
  }
  // Above 9, so that none stands where the child wants another one.
  let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
  for end in ends { close(end) }
  guard high.allSatisfy({ $0 >= 0 }) else { throw .system(call: "fcntl", code: errno) }
  return (high[0], high[1])
}

private func browserArguments(profile: String) -> [String] {
  [
    "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(profile)/profile",
    // The sandbox refuses root and needs user namespaces; the tests open their own pages only.
    "--no-sandbox",
    "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-breakpad",
    "--disable-gpu", "--disable-dev-shm-usage", "--lang=vi", "about:blank",
  ]
}

/// Starts a process group of its own, its home in `home`, its descriptors as said, the rest closed.
private func spawn(
  _ arguments: [String], home: String, descriptors: [Int32: Int32]
) throws(BrowserError) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  for (wanted, own) in descriptors { posix_spawn_file_actions_adddup2(&actions, own, wanted) }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

  let environment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(home)", "XDG_CONFIG_HOME=\(home)",
    "XDG_CACHE_HOME=\(home)", "LANG=C.UTF-8", "TZ=America/New_York",
  ]
  var identifier = pid_t()
  var words = arguments.map { strdup($0) } + [nil]
  var settings = environment.map { strdup($0) } + [nil]
  defer { for text in words + settings { free(text) } }
  let code = posix_spawn(&identifier, arguments[0], &actions, &attributes, &words, &settings)
  guard code == 0 else { throw .system(call: "posix_spawn \(arguments[0])", code: code) }
  return identifier
}
