internal import FoundationEssentials
internal import Glibc
internal import Loop
internal import Store

/// A private PostgreSQL of this service: a Unix socket, no TCP port, gone when the service goes.
///
/// The server is started with `--pdeathsig`, so it stops even when this process is killed. After a
/// crash of either the next start recovers by itself.
///
/// - SeeAlso: <https://www.postgresql.org/docs/15/server-start.html>,
///   <https://www.postgresql.org/docs/15/server-shutdown.html>.
final class EmbeddedPostgres {
  private let folder: ClusterFolder
  private let settings: [String]
  /// Held as long as this process lives: two services on one folder would fight.
  private let lock: Int32
  /// `nil` while no server of ours runs.
  private var server: Child?

  /// Where to connect.
  var url: String { folder.url }

  /// Why the server ended, if it did.
  var lastWords: String { folder.lastWords() }

  /// A recovery after a crash reads the log since the last checkpoint.
  private static let startMilliseconds: Int64 = 60_000

  /// Makes the cluster when there is none, starts it, and makes its database.
  static func start(
    dataFolder: String, for use: Use = .service, progress: (String) -> Void
  ) throws -> EmbeddedPostgres {
    let folder = try ClusterFolder(root: dataFolder)
    let postgres = try EmbeddedPostgres(folder, use.settings)
    switch folder.foundVersion() {
    case nil:
      progress("Tạo cơ sở dữ liệu PostgreSQL riêng trong \(folder.root)")
      try postgres.initialise()
    case ClusterFolder.version: break
    case let other?:
      throw Refusal(
        """
        \(folder.data) là dữ liệu của PostgreSQL \(other), chương trình này dùng bản \
        \(ClusterFolder.version). Hãy chuyển dữ liệu bằng pg_upgrade hoặc chọn thư mục khác bằng --data.
        """)
    }
    progress("Khởi động PostgreSQL riêng")
    try postgres.startServer()
    try postgres.makeDatabase()
    return postgres
  }

  /// The URL of the cluster that another process of ours is running in this folder, if one is.
  static func running(dataFolder: String) -> String? {
    let lock = open(dataFolder + "/lock", O_RDWR | O_CLOEXEC)
    guard lock >= 0 else { return nil }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) != 0 else { return nil }
    return try? ClusterFolder(root: dataFolder).url
  }

  private init(_ folder: ClusterFolder, _ settings: [String]) throws(Refusal) {
    self.folder = folder
    self.settings = settings + ["unix_socket_directories=\(folder.sockets)"]
    lock = open(folder.root + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw Refusal(
        "Thư mục \(folder.root) đang được một daisusod khác dùng. Hãy dừng nó, hoặc chọn --data khác."
      )
    }
  }

  deinit {
    stop()
    close(lock)
  }

  /// Whether the server has ended without being asked to; it is then to be started by ``restart()``.
  func reap() -> Bool {
    guard let ended = server, ended.poll() != nil else { return false }
    server = nil
    return true
  }

  /// Starts the server again and does not wait until it answers.
  ///
  /// The backends of a killed server need a second to go, and until then a new one ends at once:
  /// ``reap()`` tells, and the next try follows.
  func restart() throws(Refusal) {
    if server == nil { server = try spawn() }
  }

  /// Stops the server (SIGINT: open transactions are rolled back) and waits for its end.
  func stop() {
    guard let server else { return }
    self.server = nil
    kill(server.pid, SIGINT)
    server.wait()
  }
}

// What it is started for.
extension EmbeddedPostgres {
  enum Use {
    case service
    /// One transaction that fills empty tables: they are written to their files alone, as nobody
    /// has a copy of this database to keep up.
    ///
    /// <https://www.postgresql.org/docs/15/populate.html>
    case bulkLoad

    /// No port, no personal data in the log, and plans for a disk without a head.
    fileprivate var settings: [String] {
      let always = [
        "listen_addresses=", "unix_socket_permissions=0700", "max_connections=60",
        "shared_buffers=256MB", "max_wal_size=1GB", "wal_compression=on", "jit=off",
        "random_page_cost=1.1", "effective_cache_size=1GB", "timezone=UTC", "log_timezone=UTC",
        "log_error_verbosity=terse", "log_parameter_max_length_on_error=0",
        "log_min_error_statement=panic", "log_checkpoints=off",
      ]
      switch self {
      case .service: return always
      case .bulkLoad:
        return always + ["wal_level=minimal", "max_wal_senders=0", "maintenance_work_mem=256MB"]
      }
    }
  }
}

// Making and starting.
extension EmbeddedPostgres {
  /// initdb works under another name, so a half-made folder never looks finished.
  private func initialise() throws {
    if access(folder.unfinished, F_OK) == 0 {
      try FileManager.default.removeItem(atPath: folder.unfinished)
    }
    try folder.makeOwn(folder.unfinished)
    let initdb = try Child.start(
      asServerUser([
        ClusterFolder.programs + "/initdb", "-D", folder.unfinished, "-A", "trust", "-U", "daisuso",
        "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums",
      ]), log: folder.log)
    guard initdb.wait() == 0 else {
      throw Refusal("Không tạo được cơ sở dữ liệu: \(folder.lastWords()).")
    }
    guard rename(folder.unfinished, folder.data) == 0 else {
      let why = String(cString: strerror(errno))
      throw Refusal("Không đặt được \(folder.data): \(why). Hãy dọn thư mục rồi chạy lại.")
    }
  }

  private func startServer() throws {
    let deadline = Loop.nowMilliseconds + Self.startMilliseconds
    waitForAnEndingServer()
    server = try spawn()
    while true {
      if answers() { return }
      if server?.poll() != nil {
        server = nil
        // The backends of a killed server hold its memory for a second: once more.
        guard folder.lastWords().contains("shared memory block"), Loop.nowMilliseconds < deadline
        else { throw Refusal("PostgreSQL riêng không khởi động được: \(folder.lastWords()).") }
        pause(milliseconds: 500)
        server = try spawn()
      }
      guard Loop.nowMilliseconds < deadline else {
        throw Refusal("PostgreSQL riêng không trả lời sau một phút: \(folder.lastWords()).")
      }
      pause(milliseconds: 10)
    }
  }

  private func spawn() throws(Refusal) -> Child {
    removeForeignPidFile()
    return try Child.start(
      asServerUser(
        [ClusterFolder.programs + "/postgres", "-D", folder.data]
          + settings.flatMap { ["-c", $0] }), log: folder.log)
  }

  /// setpriv becomes the program, so the pid is the server's own, and the death of this process
  /// reaches it as SIGINT.
  private func asServerUser(_ command: [String]) -> [String] {
    var setpriv = ["/usr/bin/setpriv", "--pdeathsig", "INT"]
    if geteuid() == 0 {
      setpriv += ["--reuid=\(folder.user)", "--regid=\(folder.group)", "--init-groups"]
    }
    return setpriv + ["--"] + command
  }

  private func answers() -> Bool {
    guard let schema = try? Schema("public"),
      let connection = try? Connection(
        Database(url: folder.url(of: "postgres"), schema: schema), .owner)
    else { return false }
    return (try? connection.query("select 1")) != nil
  }

  private func makeDatabase() throws {
    let database = Database(url: folder.url(of: "postgres"), schema: try Schema("public"))
    let connection = try Connection(database, .owner)
    let found = try connection.query(
      "select 1 from pg_database where datname = $1", [ClusterFolder.databaseName])
    if found.isEmpty { try connection.execute("create database \(ClusterFolder.databaseName)") }
  }
}

// What a crash leaves behind.
extension EmbeddedPostgres {
  /// The pid in postmaster.pid, `nil` without the file.
  private var notedPid: pid_t? {
    let bytes = FileManager.default.contents(atPath: folder.data + "/postmaster.pid") ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.flatMap { pid_t($0) }
  }

  private func isServer(_ pid: pid_t) -> Bool? {
    let files = FileManager.default
    guard let program = try? files.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe"),
      let place = try? files.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
    else { return nil }
    return program.hasSuffix("/postgres") && place == folder.data
  }

  /// After a reboot the noted pid may belong to any process, and PostgreSQL would not start.
  private func removeForeignPidFile() {
    guard let pid = notedPid, isServer(pid) == false else { return }
    unlink(folder.data + "/postmaster.pid")
  }

  /// A server whose service was just killed is on its way out: let it finish.
  private func waitForAnEndingServer() {
    let deadline = Loop.nowMilliseconds + 15_000
    while let pid = notedPid, isServer(pid) == true, Loop.nowMilliseconds < deadline {
      kill(pid, SIGINT)
      pause(milliseconds: 20)
    }
  }

  private func pause(milliseconds: Int32) {
    _ = poll(nil, 0, milliseconds)
  }
}
