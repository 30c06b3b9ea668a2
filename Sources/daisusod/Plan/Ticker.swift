internal import Glibc
internal import Matching
internal import Synchronization

/// What a long run is doing and for how long, on standard error while that is a terminal.
final class Ticker: Sendable {
  private let begun = ContinuousClock.now
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let shown = Atomic(0)

  /// Says what begins now.
  func say(_ what: String) {
    if isTerminal { tell("▸ \(what)…") }
  }

  /// A budget of so much time from now, which moves the clock on while it is asked.
  func budget(_ limit: Duration?, threads: Int) -> Budget {
    let end = limit.map { ContinuousClock.now + $0 }
    return Budget(parallel: .threads(threads)) { [self] in
      tick()
      guard let end else { return false }
      return ContinuousClock.now >= end
    }
  }

  /// Ends the line of the clock.
  func finish() {
    if isTerminal, shown.load(ordering: .relaxed) > 0 { tell("") }
  }

  private func tick() {
    guard isTerminal else { return }
    let seconds = Int((ContinuousClock.now - begun).components.seconds)
    guard seconds > shown.load(ordering: .relaxed) else { return }
    shown.store(seconds, ordering: .relaxed)
    let line = "\r▸ \(seconds) giây"
    _ = Glibc.write(STDERR_FILENO, line, line.utf8.count)
  }
}

/// Writes all bytes to standard output.
func writeOut(_ bytes: [UInt8]) throws(Refusal) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw Refusal("Không ghi được ra đầu ra chuẩn.") }
    rest = rest.dropFirst(count)
  }
}
