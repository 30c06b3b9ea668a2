import FoundationEssentials
public import Glibc

/// A program that the build made, running as a user would run it.
///
/// Its standard error is a pipe that this process reads; standard output goes to a file. Foundation's
/// own Process can wait for ever in `waitUntilExit` outside the main thread, so this spawns itself.
public final class RunningProgram {
  /// The process, until it was waited for.
  public let pid: pid_t
  /// What it has written to standard error, as far as it was read.
  public private(set) var log = ""
  private let reader: Int32
  private var unread: [UInt8] = []
  private var status: Int32?

  /// Where the build puts its programs: beside the test bundle.
  public static var folder: String {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (bundle ?? "").split(separator: "/").dropLast().map { "/" + $0 }.joined()
  }

  /// Starts `name` with arguments and nothing but this environment; `input` and `output` are the files
  /// that standard input comes from and standard output goes to.
  public init(
    _ name: String, _ arguments: [String], environment: [String: String],
    input: String = "/dev/null", output: String = "/dev/null"
  ) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw RunningProgramError.system(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A program that says much is not to wait for a test that listens later. (F_SETPIPE_SZ of
    // <linux/fcntl.h>, which the module Glibc leaves out.)
    _ = fcntl(ends[0], 1031, 1 << 20)
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    let command = ["\(Self.folder)/\(name)"] + arguments
    var argv = command.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, command[0], &actions, nil, &argv, &envp)
    guard code == 0 else {
      close(ends[0])
      throw RunningProgramError.system(code)
    }
    self.pid = pid
    reader = ends[0]
  }

  deinit {
    if status == nil {
      kill(pid, SIGKILL)
      wait()
    }
    close(reader)
  }

  /// The next line of standard error; `nil` when it was closed, or said nothing for half a minute.
  public func nextLine() -> String? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeSubrange(...end)
        log += line + "\n"
        return line
      }
      var wanted = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, 30_000) == 1 else { return nil }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(reader, &chunk, chunk.count)
      guard count > 0 else { return nil }
      unread += chunk.prefix(count)
    }
  }

  /// Waits for the end, reading what it still says; gives the exit status, or minus the signal.
  @discardableResult
  public func wait() -> Int32 {
    if let status { return status }
    while nextLine() != nil {}
    var raw: Int32 = 0
    while waitpid(pid, &raw, 0) < 0, errno == EINTR {}
    let ended = raw & 0x7f == 0 ? (raw >> 8) & 0xff : -(raw & 0x7f)
    status = ended
    return ended
  }

  /// Sends a signal; a process that was waited for gets none.
  public func send(_ signal: Int32) {
    if status == nil { kill(pid, signal) }
  }
}

/// Why a program could not be started: the `errno` of the call that failed.
public enum RunningProgramError: Error {
  /// The number.
  case system(Int32)
}
