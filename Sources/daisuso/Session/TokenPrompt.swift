internal import Glibc

/// Asks for the token without showing it.
enum TokenPrompt {
  /// The first line of standard input, typed unseen after `question` when that is a terminal.
  ///
  /// - Throws: ``Trouble/interrupted`` on Ctrl-C.
  static func line(asking question: String) throws(Trouble) -> String {
    var before = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &before) == 0 else {
      return String(decoding: firstLine(), as: UTF8.self)
    }
    try Output.notes.write(question)
    // Without ISIG the keys that would end the process arrive as bytes, so the echo comes back.
    var unseen = before
    unseen.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen)
    let typed = typedLine()
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
    try Output.notes.write("\n")
    guard let typed else { throw .interrupted }
    return String(decoding: typed, as: UTF8.self)
  }

  /// The bytes up to the first line end, as far as they can be a token's.
  private static func firstLine() -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < limit, read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A { line.append(byte) }
    return line
  }

  /// More than any token has.
  private static let limit = 1024

  /// The bytes up to Enter or Ctrl-D; `nil` on Ctrl-C.
  private static func typedLine() -> [UInt8]? {
    var typed: [UInt8] = []
    var byte: UInt8 = 0
    while typed.count < limit, read(STDIN_FILENO, &byte, 1) == 1 {
      switch byte {
      case 0x0A, 0x0D, 0x04: return typed
      case 0x03: return nil
      case 0x08, 0x7F: _ = typed.popLast()
      case 0x15: typed = []
      default: typed.append(byte)
      }
    }
    return typed
  }
}
