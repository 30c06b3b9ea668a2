internal import Glibc

/// A process that this one started, and must wait for.
struct Child {
  let pid: pid_t

  /// Starts `command` (program and arguments) with its output in a log file and no input.
  ///
  /// It gets its own process group, so Ctrl-C in a terminal reaches this process alone, and no
  /// blocked signals. `--pdeathsig` watches the thread that spawns: call it on the main thread.
  ///
  /// - SeeAlso: <https://man7.org/linux/man-pages/man3/posix_spawn.3.html>.
  static func start(_ command: [String], log: String) throws(Refusal) -> Child {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))

    // The locale fixes the language of messages, the path is for initdb's own children.
    let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]
    var pid: pid_t = 0
    let code = withCStrings(command) { arguments in
      withCStrings(environment) {
        posix_spawn(&pid, command[0], &actions, &attributes, arguments, $0)
      }
    }
    guard code == 0 else {
      throw Refusal("Không chạy được \(command[0]): \(String(cString: strerror(code))).")
    }
    return Child(pid: pid)
  }

  /// The exit status if the process has ended, else `nil`; the status is given once.
  func poll() -> Int32? {
    var status: Int32 = 0
    return waitpid(pid, &status, WNOHANG) == pid ? status : nil
  }

  /// Waits for the end and gives the exit status, 0 for success.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// Calls `body` with a NULL-terminated array of C strings that lives as long as the call.
private func withCStrings<Value>(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
  let pointers = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>
    .allocate(capacity: texts.count + 1)
  for (index, text) in texts.enumerated() { pointers[index] = strdup(text) }
  pointers[texts.count] = nil
  defer {
    for pointer in pointers { free(pointer) }
    pointers.deallocate()
  }
  // The capacity is at least one, so the buffer has an address.
  guard let first = pointers.baseAddress else { preconditionFailure("an empty allocation") }
  return body(first)
}
