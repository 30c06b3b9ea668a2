/// What the process says to the shell when it ends; never renumbered, scripts rely on it.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  /// The server answered, and refused.
  case refused = 1
  /// The command was typed wrong.
  case usage = 2
  /// No server, no network, or something that is no Đại sứ số server answered.
  case network = 3
  /// Nobody is signed in, or the token is worth nothing (any more).
  case signIn = 4
  /// A file of this machine could not be read, trusted or written.
  case files = 5
  /// Ctrl-C: 128 + SIGINT, as shells count it.
  case interrupted = 130
}
