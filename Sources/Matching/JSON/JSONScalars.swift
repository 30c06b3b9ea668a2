/// Texts, numbers and words.
extension JSONReader {
  /// Reads `null` if it comes next, else what `read` reads.
  mutating func optional<Value>(
    _ read: (inout JSONReader) throws(MatchingError) -> Value
  ) throws(MatchingError) -> Value? {
    skipSpace()
    if peek == UInt8(ascii: "n") {
      try literal("null")
      return nil
    }
    return try read(&self)
  }

  /// Reads `true` or `false`.
  mutating func flag() throws(MatchingError) -> Bool {
    skipSpace()
    switch peek {
    case UInt8(ascii: "t"):
      try literal("true")
      return true
    case UInt8(ascii: "f"):
      try literal("false")
      return false
    default: throw wrong(.boolean)
    }
  }

  private mutating func literal(_ word: StaticString) throws(MatchingError) {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes[position..<end].elementsEqual("\(word)".utf8) else {
      throw fault(.notJSON(byte: position))
    }
    position = end
  }

  /// Reads a text that is one of the raw values of an enumeration.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _: Word.Type
  ) throws(MatchingError) -> Word where Word.RawValue == String {
    let raw = try text()
    guard let word = Word(rawValue: raw) else {
      throw fault(.unknownWord(allowed: Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// Reads a whole number written without fraction or exponent.
  mutating func integer() throws(MatchingError) -> Int {
    try decimal(places: 0)
  }

  /// Reads a number as a whole multiple of 10^-places; more places are rounded half away from zero.
  mutating func decimal(places: Int) throws(MatchingError) -> Int {
    skipSpace()
    let negative = peek == UInt8(ascii: "-")
    guard negative || digit != nil else { throw wrong(.number) }
    if negative { position += 1 }
    let start = position
    var value = try digits(0, limit: .max)
    guard position > start, bytes[start] != UInt8(ascii: "0") || position == start + 1 else {
      throw fault(.notJSON(byte: start))
    }
    var missing = places
    if peek == UInt8(ascii: ".") {
      guard places > 0 else { throw fault(.wrongType(expected: .wholeNumber)) }
      value = try fraction(value, &missing)
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      throw fault(.wrongType(expected: .plainNumber))
    }
    for _ in 0..<missing { value = try shifted(value, 0) }
    return negative ? -value : value
  }

  private mutating func fraction(_ whole: Int, _ missing: inout Int) throws(MatchingError) -> Int {
    position += 1
    let start = position
    var value = try digits(whole, limit: missing)
    missing -= position - start
    guard position > start else { throw fault(.notJSON(byte: position)) }
    guard let next = digit else { return value }
    if next >= 5 { value += 1 }
    while digit != nil { position += 1 }
    return value
  }

  private var digit: Int? {
    guard let peek, (0x30...0x39).contains(peek) else { return nil }
    return Int(peek) - 0x30
  }

  private mutating func digits(_ start: Int, limit: Int) throws(MatchingError) -> Int {
    var value = start
    var taken = 0
    while taken < limit, let next = digit {
      value = try shifted(value, next)
      position += 1
      taken += 1
    }
    return value
  }

  private func shifted(_ value: Int, _ digit: Int) throws(MatchingError) -> Int {
    let (tenfold, over) = value.multipliedReportingOverflow(by: 10)
    let (sum, overAgain) = tenfold.addingReportingOverflow(digit)
    // One below the largest, so that rounding up and the sign cannot overflow.
    guard !over, !overAgain, sum < .max else {
      throw fault(.outOfRange(lowest: -.max, highest: .max - 1))
    }
    return sum
  }

  /// Reads a text of at most the limit's bytes.
  mutating func text() throws(MatchingError) -> String {
    skipSpace()
    guard peek == UInt8(ascii: "\"") else { throw wrong(.string) }
    position += 1
    let start = position
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      guard byte >= 0x20 else { throw fault(.notJSON(byte: position)) }
      position += 1
    }
    var units = Array(bytes[start..<position])
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault(.notJSON(byte: position)) }
      position += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &units) } else { units.append(byte) }
    }
    guard peek != nil else { throw fault(.notJSON(byte: position)) }
    position += 1
    guard units.count <= limits.text else { throw fault(.badText) }
    guard let text = String(validating: units, as: UTF8.self) else {
      throw fault(.notJSON(byte: start))
    }
    return text
  }

  private mutating func escape(into units: inout [UInt8]) throws(MatchingError) {
    guard let kind = peek else { throw fault(.notJSON(byte: position)) }
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(kind)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "u"): units.append(contentsOf: String(try scalar()).utf8)
    default: throw fault(.notJSON(byte: position - 1))
    }
  }

  private mutating func scalar() throws(MatchingError) -> Unicode.Scalar {
    let start = position
    var value = try hexadecimal()
    if (0xD800...0xDBFF).contains(value) {
      guard bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
        throw fault(.notJSON(byte: start))
      }
      position += 2
      let low = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(low) else { throw fault(.notJSON(byte: start)) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard value != 0, let scalar = Unicode.Scalar(value) else {
      throw fault(.notJSON(byte: start))
    }
    return scalar
  }

  private mutating func hexadecimal() throws(MatchingError) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw fault(.notJSON(byte: position)) }
    position += 4
    return value
  }
}
