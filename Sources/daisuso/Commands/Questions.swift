internal import Glibc

/// Asks a person for what a command needs and was not told.
enum Questions {
  /// Whether somebody is there to answer.
  static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 }

  /// Asks until the answer makes sense to `read`.
  ///
  /// - Throws: ``Trouble/interrupted`` when the input ends; Ctrl-C ends the process as always.
  static func ask<Value>(
    _ question: String, _ read: (String) -> Value?
  ) throws(Trouble) -> Value {
    while true {
      try Output.notes.write(question + " ")
      guard let line = line() else {
        try Output.notes.write("\n")
        throw .interrupted
      }
      if let value = read(line.split(whereSeparator: \.isWhitespace).joined(separator: " ")) {
        return value
      }
      try note(texts.answerAgain)
    }
  }

  /// Asks for one of several values: its number, or Enter for the first where that is `usual`.
  static func choose<Value>(
    _ question: String, among values: [(name: String, value: Value)], isFirstUsual: Bool = false
  ) throws(Trouble) -> Value {
    try note(question)
    try Output.notes.write(
      lines: values.enumerated().map { "  \($0.offset + 1)  \($0.element.name)" })
    return try ask(texts.choice(isFirstUsual)) { line in
      if line.isEmpty { return isFirstUsual ? values.first?.value : nil }
      return Int(line).flatMap { values.indices.contains($0 - 1) ? values[$0 - 1].value : nil }
    }
  }

  /// Asks for a whole number; Enter gives `usual`.
  static func number(
    _ question: String, in range: ClosedRange<Int>, usual: Int?
  ) throws(Trouble) -> Int {
    try ask(question) { line in
      line.isEmpty ? usual : Int(line).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A line of standard input, `nil` at its end.
  private static func line() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(STDIN_FILENO, &byte, 1) == 1 {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
