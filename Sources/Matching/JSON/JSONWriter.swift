/// Writes JSON as bytes; what is written is the same for the same calls.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func separate() {
    if needsComma { raw(",") }
    needsComma = true
  }

  /// Writes an object whose fields `body` writes.
  mutating func object(_ body: (inout JSONWriter) -> Void) {
    separate()
    raw("{")
    needsComma = false
    body(&self)
    raw("}")
    needsComma = true
  }

  /// Writes an array, one element a line where `isTall`.
  mutating func array<Element>(
    _ elements: some Sequence<Element>, isTall: Bool = false,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    separate()
    raw("[")
    needsComma = false
    for element in elements {
      if isTall {
        if needsComma { raw(",") }
        raw("\n  ")
        needsComma = false
      }
      write(&self, element)
    }
    raw(isTall && needsComma ? "\n]" : "]")
    needsComma = true
  }

  /// Writes the name of the field that comes next.
  mutating func name(_ name: StaticString) {
    separate()
    raw("\"\(name)\":")
    needsComma = false
  }

  mutating func number(_ value: Int) {
    separate()
    raw(String(value))
  }

  mutating func flag(_ value: Bool) {
    separate()
    raw(value ? "true" : "false")
  }

  mutating func null() {
    separate()
    raw("null")
  }

  mutating func text(_ value: String) {
    separate()
    raw("\"")
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
    raw("\"")
  }

  /// Ends the file.
  mutating func line() { raw("\n") }
}
