internal import FoundationEssentials
internal import Glibc
internal import HTTP

/// Writes one JSON object a line to standard error or a file: UTC time, level, event, and plain fields.
///
/// Fields are ids, codes and numbers, never text that people wrote. Lines are gathered and written
/// once a turn of the loop, so a busy service does not make a system call for each request.
final class Log {
  enum Level: String {
    case info, warning, error
  }

  /// A field's value; there is no case for free text.
  enum Value {
    case number(Int)
    /// A code, name or sentence of the program's own.
    case word(String)
  }

  private let descriptor: Int32
  private var lines = JSONLines()

  /// Writes to the end of `file`, or to standard error without one.
  init(file: String?) throws(Refusal) {
    guard let file else {
      descriptor = STDERR_FILENO
      return
    }
    descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw Refusal("Không ghi được nhật ký \(file): \(String(cString: strerror(errno))).")
    }
  }

  /// Adds a line; it is on its way after the next ``flush()``.
  func record(_ level: Level, _ event: String, _ fields: [(String, Value)] = []) {
    lines.begin(level, event)
    for (name, value) in fields {
      switch value {
      case .number(let number): lines.add(name, number)
      case .word(let word): lines.add(name, word)
      }
    }
    end()
  }

  /// Adds a line for one answered request.
  func record(_ access: Access) {
    lines.begin(access.status >= 500 ? .warning : .info, "request")
    lines.add("request_id", access.requestID)
    lines.add("method", access.method)
    lines.add("route", access.route ?? "none")
    lines.add("status", access.status)
    lines.add("microseconds", access.microseconds)
    lines.add("bytes", access.bytes)
    end()
  }

  /// Writes what has gathered; what cannot be written is dropped, as a log must not block.
  func flush() {
    guard !lines.bytes.isEmpty else { return }
    _ = lines.bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    lines.clear()
  }

  private func end() {
    lines.end()
    if lines.bytes.count > 65_536 { flush() }
  }
}

/// Log lines as bytes, put together without a text in between: there is one for each request.
struct JSONLines {
  private(set) var bytes: [UInt8] = []
  private var second = 0
  /// The present second as far as `2026-11-24T12:00:00.`.
  private var stamp = ""

  mutating func begin(_ level: Log.Level, _ event: String) {
    put(#"{"time":""#)
    putTime()
    put(#"Z","level":""#)
    put(level.rawValue.utf8)
    put(#"","event":""#)
    put(event.utf8)
    put(#"""#)
  }

  mutating func add(_ name: String, _ number: Int) {
    put(#",""#)
    put(name.utf8)
    put(#"":"#)
    put(String(number).utf8)
  }

  mutating func add(_ name: String, _ word: String) {
    put(#",""#)
    put(name.utf8)
    put(#"":""#)
    putEscaped(word.utf8.span)
    put(#"""#)
  }

  mutating func end() {
    put("}\n")
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func put(_ text: String.UTF8View) {
    bytes.append(contentsOf: text)
  }

  private mutating func put(_ text: Substring.UTF8View) {
    bytes.append(contentsOf: text)
  }

  private mutating func putTime() {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    if now.tv_sec != second || stamp.isEmpty {
      second = now.tv_sec
      stamp = Date(timeIntervalSince1970: Double(second)).ISO8601Format()
      stamp.removeLast()
      stamp += "."
    }
    put(stamp.utf8)
    // One digit more than is wanted keeps the zeros in front.
    put(String(1000 + now.tv_nsec / 1_000_000).utf8.dropFirst())
  }

  private mutating func putEscaped(_ word: Span<UInt8>) {
    for index in word.indices {
      switch word[index] {
      case UInt8(ascii: "\""): put(#"\""#)
      case UInt8(ascii: "\\"): put(#"\\"#)
      case UInt8(ascii: "\n"): put(#"\n"#)
      case ..<0x20: put(" ")
      case let byte: bytes.append(byte)
      }
    }
  }
}
