internal import Glibc

/// A small file of one user: mode 0600 in a folder of mode 0700, replaced as a whole.
///
/// No moment shows half of it, and what another user made or may read is not believed.
struct PrivateFile {
  /// Where it is.
  let path: String
  /// The folder it is in.
  var folder: String { path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } }
  /// The most bytes it takes.
  var limit = 4096

  /// The bytes, `nil` when there is no such file.
  ///
  /// - Throws: When the file is not ours alone, or longer than ``limit``.
  func read() throws(Trouble) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      if errno == ELOOP { throw .file(.notAFile(path: path)) }
      throw .file(.system(errno, path: path))
    }
    defer { close(descriptor) }
    try check(descriptor)
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw .file(.system(errno, path: path)) }
    guard count <= limit else { throw .file(.unreadable(path: path)) }
    return Array(bytes[..<count])
  }

  /// Puts the bytes in the place of those before, safe from a power cut once this returns.
  func write(_ bytes: [UInt8]) throws(Trouble) {
    try makeFolder()
    // Ctrl-C waits until the file stands or is gone.
    var signals = sigset_t()
    var before = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let temporary = "\(path).\(getpid())"
    do throws(Trouble) {
      try fill(temporary, with: bytes)
      guard rename(temporary, path) == 0 else { throw .file(.system(errno, path: path)) }
    } catch {
      unlink(temporary)
      throw error
    }
    try withFolder { folder throws(Trouble) in
      guard fsync(folder) == 0 else { throw .file(.system(errno, path: path)) }
    }
  }

  /// Removes the file; `false` when there was none.
  func remove() throws(Trouble) -> Bool {
    if unlink(path) == 0 { return true }
    guard errno == ENOENT || errno == ENOTDIR else { throw .file(.system(errno, path: path)) }
    return false
  }

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
    try withFolder { descriptor throws(Trouble) in
      guard fchmod(descriptor, 0o700) == 0 else { throw .file(.system(errno, path: folder)) }
    }
  }

  private func withFolder(_ body: (Int32) throws(Trouble) -> Void) throws(Trouble) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(.system(errno, path: folder)) }
    defer { close(descriptor) }
    try body(descriptor)
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
