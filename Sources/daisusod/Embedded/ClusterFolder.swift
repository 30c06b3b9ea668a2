internal import FoundationEssentials
internal import Glibc

/// Where a private cluster lives, and who runs it: paths, owners and modes, no process.
struct ClusterFolder {
  /// Holds everything below; made when missing.
  let root: String
  /// PostgreSQL's data directory.
  var data: String { root + "/postgres" }
  /// Where initdb works, until its result is whole.
  var unfinished: String { root + "/postgres.new" }
  /// What the server says.
  var log: String { root + "/postgres.log" }
  /// Where the server's socket is.
  let sockets: String
  /// The user who runs the server: PostgreSQL refuses to run as root.
  let user: uid_t
  let group: gid_t

  /// The URL of the service's database.
  var url: String { url(of: Self.databaseName) }

  /// The URL of one of the cluster's databases.
  func url(of database: String) -> String {
    let host = sockets.utf8.map { byte -> String in
      let plain =
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
        || (byte < 128
          && (Character(UnicodeScalar(byte)).isLetter
            || Character(UnicodeScalar(byte)).isNumber))
      let digits = String(byte, radix: 16)
      return plain ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
    return "postgresql:///\(database)?host=\(host)&user=daisuso"
  }

  /// The database that the service makes for itself.
  static let databaseName = "daisuso"
  /// The version this program is made for, as PG_VERSION says it.
  static let version = "15"
  static let programs = "/usr/lib/postgresql/\(version)/bin"

  /// Makes the folders that are missing.
  init(root: String) throws(Refusal) {
    self.root = root
    if geteuid() == 0 {
      guard let postgres = getpwnam("postgres") else { throw Self.notInstalled }
      (user, group) = (postgres.pointee.pw_uid, postgres.pointee.pw_gid)
    } else {
      (user, group) = (geteuid(), getegid())
    }
    guard access(Self.programs + "/postgres", X_OK) == 0 else { throw Self.notInstalled }
    try Self.make(root, mode: geteuid() == 0 ? 0o755 : 0o700)
    try Self.checkTheWay(to: root, asRoot: geteuid() == 0)
    sockets = try Self.socketFolder(root)
    try makeOwn(sockets)
    if access(log, F_OK) != 0 {
      close(open(log, O_CREAT | O_WRONLY, 0o600))
    }
  }

  /// Makes a folder that belongs to the server's user alone.
  func makeOwn(_ path: String) throws(Refusal) {
    try Self.make(path, mode: 0o700)
    guard chown(path, user, group) == 0, chmod(path, 0o700) == 0 else {
      throw Refusal("Thư mục \(path) thuộc người khác: hãy chọn thư mục khác bằng --data.")
    }
  }

  /// The major version of the data here; `nil` when there is none yet.
  func foundVersion() -> String? {
    guard let bytes = FileManager.default.contents(atPath: data + "/PG_VERSION") else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }

  /// Why the server ended, from the last lines of its log, for a sentence to a person.
  func lastWords() -> String {
    let bytes = FileManager.default.contents(atPath: log) ?? Data()
    let lines = String(decoding: bytes.suffix(4096), as: UTF8.self).split(separator: "\n")
    let fullDisk = ["No space left on device", "wrote only"]
    if lines.contains(where: { line in fullDisk.contains { line.contains($0) } }) {
      return "hết chỗ trên đĩa chứa \(root); hãy dọn bớt rồi chạy lại"
    }
    // Whoever knocked meanwhile was told to wait; that is not why it ended.
    let named = lines.last { line in
      ["FATAL", "PANIC", "ERROR", "error"].contains { line.contains($0) }
        && !line.contains("the database system is")
    }
    return named.map(String.init) ?? "xem \(log)"
  }

  private static let notInstalled = Refusal(
    """
    Chưa cài PostgreSQL \(version). Hãy cài: \
    apt-get install -y postgresql-\(version) postgresql-\(version)-postgis-3; \
    hoặc đặt DATABASE_URL để dùng máy chủ có sẵn.
    """)

  private static func make(_ path: String, mode: mode_t) throws(Refusal) {
    var sofar = ""
    for part in path.split(separator: "/") {
      sofar += "/" + part
      let isLast = sofar == path
      if mkdir(sofar, isLast ? mode : 0o755) != 0, errno != EEXIST {
        let why = String(cString: strerror(errno))
        throw Refusal("Không tạo được thư mục \(sofar): \(why). Hãy chọn thư mục khác bằng --data.")
      }
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw Refusal("Không ghi được vào thư mục \(path): hãy chọn thư mục khác bằng --data.")
    }
  }

  /// As root the server runs as another user, who must be able to come to the folder.
  private static func checkTheWay(to path: String, asRoot: Bool) throws(Refusal) {
    guard asRoot else { return }
    var sofar = ""
    for part in path.split(separator: "/") {
      sofar += "/" + part
      var status = stat()
      guard stat(sofar, &status) == 0, status.st_mode & S_IXOTH != 0 else {
        throw Refusal(
          """
          Người dùng postgres không vào được \(sofar). Hãy chạy bằng người dùng thường, hoặc chọn \
          thư mục khác bằng --data.
          """)
      }
    }
  }

  /// A socket's path has at most 107 bytes, so a deep folder keeps its sockets in a short one.
  private static func socketFolder(_ root: String) throws(Refusal) -> String {
    let usual = root + "/run"
    func fits(_ folder: String) -> Bool { "\(folder)/.s.PGSQL.5432".utf8.count <= 107 }
    if fits(usual) { return usual }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in root.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let name = "daisuso-\(geteuid())-\(String(hash, radix: 36))"
    let runtime = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? ""
    let short = runtime.hasPrefix("/") && fits("\(runtime)/\(name)") ? runtime : "/tmp"
    return "\(short)/\(name)"
  }
}
