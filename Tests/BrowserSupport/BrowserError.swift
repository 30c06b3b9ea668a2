/// Why a browser could not do what a test asked of it.
public enum BrowserError: Error, Sendable, Equatable {
  /// A system call failed while the browser was started.
  case system(call: String, code: Int32)
  /// The browser ended or closed its pipe; `log` is the end of what it wrote to its standard error.
  case ended(log: String)
  /// Nothing came of `waitingFor` in time; `log` as in ``ended(log:)``.
  case deadline(waitingFor: String, log: String)
  /// The browser refused a command of the protocol.
  case refused(command: String, message: String)
  /// A script threw, or gave another type than the test asked for.
  case script(String)
}
