internal import FoundationEssentials
internal import Glibc

/// The file that keeps the session: `daisuso/session.json` in the folder for settings.
///
/// Mode 0600 in a folder of mode 0700: the token is as good as a password.
struct SessionFile {
  /// Where it is.
  let path: String
  private let folder: String

  /// The place that the environment says: `$XDG_CONFIG_HOME`, else `~/.config`.
  ///
  /// - SeeAlso: <https://specifications.freedesktop.org/basedir-spec/latest/>.
  init(environment: [String: String]) throws(Trouble) {
    let settings: String
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      settings = folder
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      settings = home + "/.config"
    } else {
      throw .file(.noHome)
    }
    folder = settings + "/daisuso"
    path = folder + "/session.json"
  }

  /// The session, `nil` when nobody is signed in.
  ///
  /// - Throws: When the file is not ours alone, or not what ``write(_:)`` wrote.
  func read() throws(Trouble) -> Session? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      if errno == ELOOP { throw .file(.notAFile(path: path)) }
      throw .file(.system(errno, path: path))
    }
    defer { close(descriptor) }
    try check(descriptor)
    var bytes = [UInt8](repeating: 0, count: Self.limit + 1)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw .file(.system(errno, path: path)) }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard count <= Self.limit,
      let session = try? decoder.decode(Session.self, from: Data(bytes[..<count]))
    else { throw .file(.unreadable(path: path)) }
    return session
  }

  /// Stores the session in the place of the one before; no moment shows half of it.
  func write(_ session: Session) throws(Trouble) {
    try makeFolder()
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(session) else {
      throw .file(.unreadable(path: path))
    }
    // Ctrl-C waits until the file stands or is gone.
    var signals = sigset_t()
    var before = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let temporary = "\(path).\(getpid())"
    do throws(Trouble) {
      try fill(temporary, with: Array(bytes))
      guard rename(temporary, path) == 0 else { throw .file(.system(errno, path: path)) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Removes the session; `false` when there was none.
  func remove() throws(Trouble) -> Bool {
    if unlink(path) == 0 { return true }
    guard errno == ENOENT || errno == ENOTDIR else { throw .file(.system(errno, path: path)) }
    return false
  }

  /// The most bytes a session takes.
  private static let limit = 4096

  private func check(_ descriptor: Int32) throws(Trouble) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .file(.system(errno, path: path)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .file(.notAFile(path: path)) }
    guard status.st_uid == geteuid() else { throw .file(.foreignOwner(path: path)) }
    guard status.st_mode & 0o077 == 0 else { throw .file(.openToOthers(path: path)) }
  }

  private func makeFolder() throws(Trouble) {
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
        throw .file(.system(errno, path: made))
      }
    }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(.system(errno, path: folder)) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o700) == 0 else { throw .file(.system(errno, path: folder)) }
  }

  private func fill(_ path: String, with bytes: [UInt8]) throws(Trouble) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(.system(errno, path: path)) }
    defer { close(descriptor) }
    let count = Glibc.write(descriptor, bytes, bytes.count)
    guard count == bytes.count else { throw .file(.system(count < 0 ? errno : ENOSPC, path: path)) }
    guard fsync(descriptor) == 0 else { throw .file(.system(errno, path: path)) }
  }
}
