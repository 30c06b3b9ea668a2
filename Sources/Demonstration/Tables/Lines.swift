/// Text as it stands in a COPY line: UTF-8, escaped once.
struct Text: Sendable {
  let bytes: [UInt8]

  init(_ string: String) {
    var bytes: [UInt8] = []
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
      default: bytes.append(byte)
      }
    }
    self.bytes = bytes
  }
}

/// Rows in PostgreSQL's COPY text format, written field by field.
///
/// Format: <https://www.postgresql.org/docs/15/sql-copy.html#id-1.9.3.55.9.2>.
struct Lines {
  private(set) var bytes: [UInt8] = []
  private(set) var rows = 0
  private var isAtStart = true

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Ends the row.
  mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    rows += 1
    isAtStart = true
  }

  /// Begins a field; what follows by ``add(_:)`` belongs to it.
  mutating func begin() {
    if isAtStart { isAtStart = false } else { bytes.append(UInt8(ascii: "\t")) }
  }

  mutating func null() {
    begin()
    add("\\N")
  }

  mutating func field(_ word: StaticString?) {
    begin()
    add(word ?? "\\N")
  }

  mutating func field(_ text: Text) {
    begin()
    add(text)
  }

  mutating func field(_ number: Int) {
    begin()
    add(number)
  }

  mutating func field(_ id: RowID?) {
    begin()
    if let id { add(id) } else { add("\\N") }
  }

  mutating func field(day: Int?) {
    begin()
    if let day { add(day: day) } else { add("\\N") }
  }

  /// An instant, as minutes since 1970 in UTC.
  mutating func field(minute: Int?) {
    begin()
    if let minute { add(minute: minute) } else { add("\\N") }
  }

  /// The days from the first up to, not including, the last; without one for good.
  mutating func field(days first: Int, _ end: Int?) {
    begin()
    add("[")
    add(day: first)
    add(",")
    if let end { add(day: end) }
    add(")")
  }

  mutating func field(minutes first: Int, _ end: Int) {
    begin()
    add("[")
    add(minute: first)
    add(",")
    add(minute: end)
    add(")")
  }

  mutating func add(_ text: Text) { bytes += text.bytes }

  mutating func add(_ word: StaticString) {
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var (rest, scale) = (number.magnitude, UInt(1))
    while rest / scale >= 10 { scale *= 10 }
    while scale > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / scale))
      rest %= scale
      scale /= 10
    }
  }

  /// A number with leading zeros.
  mutating func add(_ number: Int, digits: Int) {
    var scale = 1
    for _ in 1..<digits { scale *= 10 }
    while scale > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
      scale /= 10
    }
  }

  mutating func add(day: Int) {
    let civil = Calendar.civil(day)
    add(civil.year, digits: 4)
    add("-")
    add(civil.month, digits: 2)
    add("-")
    add(civil.day, digits: 2)
  }

  mutating func add(minute: Int) {
    add(day: minute / 1440)
    add(" ")
    add(minute % 1440 / 60, digits: 2)
    add(":")
    add(minute % 60, digits: 2)
    add("Z")
  }

  mutating func add(_ id: RowID) {
    add(hex: id.high >> 32, digits: 8)
    add("-")
    add(hex: id.high >> 16 & 0xFFFF, digits: 4)
    add("-")
    add(hex: id.high & 0xFFFF, digits: 4)
    add("-")
    add(hex: id.low >> 48, digits: 4)
    add("-")
    add(hex: id.low & 0xFFFF_FFFF_FFFF, digits: 12)
  }

  private mutating func add(hex word: UInt64, digits: Int) {
    var shift = digits * 4 - 4
    while shift >= 0 {
      let nibble = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
      bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") - 10 + nibble)
      shift -= 4
    }
  }
}
