import Foundation

/// What a run of the built client left behind.
struct Run {
  var status: Int32
  /// Whether a signal ended it; ``status`` is the signal's number then.
  var isSignalled: Bool
  var outputBytes: [UInt8]
  var output: String { String(decoding: outputBytes, as: UTF8.self) }
  var notes: String
}

/// A home folder that nobody else uses, removed at the end.
final class Home {
  let path: String
  init() throws {
    path = NSTemporaryDirectory() + "daisuso-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
  var sessionPath: String { path + "/.config/daisuso/session.json" }
  var opsPath: String { path + "/.local/state/daisuso/ops" }
  /// The files of the writes that wait.
  var ops: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: opsPath)) ?? []).sorted()
  }
  var environment: [String: String] { ["HOME": path, "PATH": "/usr/bin:/bin", "TERM": "xterm"] }
}

/// The built client, beside the test program.
let clientPath: String = {
  let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  return program.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/daisuso"
}()

/// Runs the client to its end, its output going to files.
func daisuso(
  _ arguments: [String], _ home: Home, environment: [String: String] = [:], input: String = ""
) throws -> Run {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: clientPath)
  process.arguments = arguments
  process.environment = home.environment.merging(environment) { $1 }
  let names = ["in", "out", "err"].map { "\(home.path)/\($0)-\(UUID().uuidString)" }
  for name in names { try Data(input.utf8).write(to: URL(fileURLWithPath: name)) }
  process.standardInput = FileHandle(forReadingAtPath: names[0])
  for name in names[1...] { truncate(name, 0) }
  process.standardOutput = FileHandle(forWritingAtPath: names[1])
  process.standardError = FileHandle(forWritingAtPath: names[2])
  try process.run()
  process.waitUntilExit()
  let read = { (name: String) in Array(FileManager.default.contents(atPath: name) ?? Data()) }
  return Run(
    status: process.terminationStatus, isSignalled: process.terminationReason == .uncaughtSignal,
    outputBytes: read(names[1]), notes: String(decoding: read(names[2]), as: UTF8.self))
}

/// Runs the client on a terminal of its own, types `keys`, and answers all that the terminal showed.
func onTerminal(
  _ arguments: [String], _ home: Home, columns: UInt16 = 80,
  environment: [String: String] = [:], typing keys: String = "", isUnseen: Bool = true
) throws -> (status: Int32, shown: String, echoes: Bool) {
  // Swift's Glibc leaves posix_openpt(3) out; these are the steps it takes (pts(4), ioctl_tty(2)).
  let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
  var number: CInt = 0
  var isLocked: CInt = 0
  let getNumber: UInt = 0x8004_5430
  let setLock: UInt = 0x4004_5431
  guard terminal >= 0, ioctl(terminal, setLock, &isLocked) == 0,
    ioctl(terminal, getNumber, &number) == 0
  else { throw POSIXError(.ENOTTY) }
  let client = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
  var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
  _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: clientPath)
  process.arguments = arguments
  process.environment = home.environment.merging(environment) { $1 }
  let handle = FileHandle(fileDescriptor: client, closeOnDealloc: false)
  process.standardInput = handle
  process.standardOutput = handle
  process.standardError = handle
  try process.run()
  var shown: [UInt8] = []
  var isTyped = keys.isEmpty
  var buffer = [UInt8](repeating: 0, count: 4096)
  var settings = termios()
  let deadline = Date(timeIntervalSinceNow: 60)
  while process.isRunning || hasInput(terminal) {
    if Date() > deadline { kill(process.processIdentifier, SIGKILL) }
    guard hasInput(terminal) else { continue }
    let count = read(terminal, &buffer, buffer.count)
    guard count > 0 else { break }
    shown += buffer[..<count]
    // The question is the sign that echo is off already or about to be: wait until it is.
    if !isTyped, shown.contains(UInt8(ascii: ":")) {
      while isUnseen, tcgetattr(client, &settings) == 0, settings.c_lflag & tcflag_t(ECHO) != 0,
        Date() < deadline
      {}
      write(terminal, keys, keys.utf8.count)
      isTyped = true
    }
  }
  process.waitUntilExit()
  tcgetattr(client, &settings)
  close(client)
  close(terminal)
  return (
    process.terminationStatus, String(decoding: shown, as: UTF8.self),
    settings.c_lflag & tcflag_t(ECHO) != 0
  )
}

/// Waits up to 20 ms for something to read.
private func hasInput(_ descriptor: Int32) -> Bool {
  var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return Glibc.poll(&poll, 1, 20) > 0 && poll.revents & Int16(POLLIN) != 0
}

/// A stream of numbers that is the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
