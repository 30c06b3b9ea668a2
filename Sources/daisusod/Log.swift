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
  private var pending: [UInt8] = []
  private var second = 0
  private var stamp = ""

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
    var line = "{\"time\":\"\(time())\",\"level\":\"\(level.rawValue)\",\"event\":\"\(event)\""
    for (name, value) in fields {
      switch value {
      case .number(let number): line += ",\"\(name)\":\(number)"
      case .word(let word): line += ",\"\(name)\":\"\(Self.escaped(word))\""
      }
    }
    pending += line.utf8
    pending += "}\n".utf8
    if pending.count > 65_536 { flush() }
  }

  /// Adds a line for one answered request.
  func record(_ access: Access) {
    record(
      access.status >= 500 ? .warning : .info, "request",
      [
        ("request_id", .word(access.requestID)), ("method", .word(access.method)),
        ("route", .word(access.route ?? "none")), ("status", .number(access.status)),
        ("microseconds", .number(access.microseconds)), ("bytes", .number(access.bytes)),
      ])
  }

  /// Writes what has gathered; what cannot be written is dropped, as a log must not block.
  func flush() {
    guard !pending.isEmpty else { return }
    _ = pending.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    pending.removeAll(keepingCapacity: true)
  }

  private func time() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    if now.tv_sec != second {
      second = now.tv_sec
      stamp = Date(timeIntervalSince1970: Double(second)).ISO8601Format()
      stamp.removeLast()
    }
    let milliseconds = now.tv_nsec / 1_000_000
    let padding = milliseconds < 10 ? "00" : milliseconds < 100 ? "0" : ""
    return "\(stamp).\(padding)\(milliseconds)Z"
  }

  private static func escaped(_ word: String) -> String {
    var text = ""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case _ where scalar.value < 0x20: text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
