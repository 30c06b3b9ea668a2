internal import Glibc

/// One line of progress on standard error: a bar that moves on a terminal, a line each tenth
/// elsewhere.
struct Progress {
  private let what: String
  private let total: Int
  private var done = 0
  private var shown = -1
  private let isTerminal = isatty(STDERR_FILENO) == 1

  /// Begins at nothing done of `total`.
  init(_ what: String, total: Int) {
    self.what = what
    self.total = max(1, total)
    show()
  }

  /// Adds what was done since.
  mutating func add(_ count: Int) {
    done += count
    show()
  }

  /// Ends the line.
  mutating func finish() {
    done = total
    show()
    if isTerminal { say("\n") }
  }

  private mutating func show() {
    let percent = min(100, done * 100 / total)
    let step = isTerminal ? percent : percent / 10 * 10
    guard step > shown else { return }
    shown = step
    if isTerminal {
      let bar = String(repeating: "█", count: percent / 4)
      let rest = String(repeating: "░", count: 25 - percent / 4)
      say("\r▸ \(what) \(bar)\(rest) \(percent) %")
    } else {
      say("▸ \(what): \(step) %\n")
    }
  }

  private func say(_ text: String) {
    _ = write(STDERR_FILENO, text, text.utf8.count)
  }
}
