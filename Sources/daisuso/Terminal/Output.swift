internal import Glibc

/// Where text goes: standard output for results, standard error for everything said about them.
struct Output {
  private let descriptor: Int32

  /// Results.
  static let results = Output(descriptor: STDOUT_FILENO)
  /// Sentences, questions and progress.
  static let notes = Output(descriptor: STDERR_FILENO)

  /// Writes the bytes, all of them.
  ///
  /// A reader that has left (`| head`) ends the process without a word, and with the status that a
  /// shell gives to one that SIGPIPE ended.
  ///
  /// - Throws: ``FileFailure/output(_:)`` when the system takes no more: a full disk, a lost mount.
  func write(_ bytes: [UInt8]) throws(Trouble) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        exit(128 + SIGPIPE)
      } else if errno != EINTR {
        throw .file(.output(errno))
      }
    }
  }

  /// Writes a text.
  func write(_ text: String) throws(Trouble) {
    try write(Array(text.utf8))
  }

  /// Writes lines, each with its end.
  func write(lines: [String]) throws(Trouble) {
    try write(lines.map { $0 + "\n" }.joined())
  }

  /// What is known of the terminal behind it.
  var screen: Screen {
    Screen(descriptor: descriptor)
  }
}

/// What a person sees of an ``Output``.
struct Screen {
  /// Whether a terminal shows it.
  let isTerminal: Bool
  /// Columns: `COLUMNS`, else what the terminal says, else 80.
  let width: Int
  /// Whether letters may be coloured: a terminal that can, and no NO_COLOR (<https://no-color.org>).
  let hasColour: Bool

  init(descriptor: Int32) {
    isTerminal = isatty(descriptor) == 1
    width =
      Self.number(in: "COLUMNS") ?? Self.columns(of: descriptor) ?? Self.usualWidth
    hasColour = isTerminal && Self.text(in: "NO_COLOR") == nil && Self.text(in: "TERM") != "dumb"
  }

  /// The text in bold, where there is colour.
  func bold(_ text: String) -> String {
    hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// The text in red, where there is colour.
  func red(_ text: String) -> String {
    hasColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text
  }

  private static let usualWidth = 80

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func number(in name: String) -> Int? {
    text(in: name).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  private static func text(in name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
