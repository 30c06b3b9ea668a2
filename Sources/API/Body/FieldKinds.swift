internal import Domain

/// The kinds of value that bodies have.
extension Fields {
  /// Takes a text of 1 to `most` characters that is not blank.
  mutating func text(_ name: String, most: Int) throws(Fault) -> String? {
    try take(name, "Phải là văn bản từ 1 đến \(most) ký tự, không để trống.") { value in
      guard case .text(let text) = value, text.unicodeScalars.count <= most,
        text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
      else { return nil }
      return text
    }
  }

  /// Takes a code, such as a service's: ASCII letters, digits, `_` and `-`.
  mutating func code(_ name: String) throws(Fault) -> String? {
    try take(name, "Phải là mã gồm chữ, số, gạch nối, dài nhất 40.") { value in
      guard case .text(let text) = value, (1...40).contains(text.utf8.count),
        text.utf8.allSatisfy(Self.isCodeByte)
      else { return nil }
      return text
    }
  }

  /// Takes a list of different codes, at least one.
  mutating func codes(_ name: String, most: Int) throws(Fault) -> [String]? {
    try take(name, "Phải là danh sách 1 đến \(most) mã khác nhau.") { value in
      guard case .list(let list) = value, (1...most).contains(list.count) else { return nil }
      let codes = list.compactMap { element in
        if case .text(let text) = element, (1...40).contains(text.utf8.count),
          text.utf8.allSatisfy(Self.isCodeByte)
        {
          text
        } else {
          nil
        }
      }
      return codes.count == list.count && Set(codes).count == list.count ? codes : nil
    }
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// Takes a text that `Value` reads.
  mutating func parsed<Value: LosslessStringConvertible>(
    _ name: String, _ complaint: String
  ) throws(Fault) -> Value? {
    try take(name, complaint) { value in
      guard case .text(let text) = value else { return nil }
      return Value(text)
    }
  }

  mutating func id<Entity>(_ name: String, _: Entity.Type) throws(Fault) -> ID<Entity>? {
    try parsed(name, "Phải là UUID.")
  }

  mutating func ids<Entity>(_ name: String, _: Entity.Type, most: Int) throws(Fault) -> [ID<
    Entity
  >]? {
    try take(name, "Phải là danh sách không quá \(most) UUID.") { value in
      guard case .list(let list) = value, list.count <= most else { return nil }
      let ids = list.compactMap { element in
        if case .text(let text) = element { ID<Entity>(text) } else { nil }
      }
      return ids.count == list.count ? ids : nil
    }
  }

  mutating func day(_ name: String) throws(Fault) -> Day? {
    try parsed(name, "Phải là ngày dạng 2026-11-24, từ năm 1900 đến 2100.")
  }

  mutating func instant(_ name: String) throws(Fault) -> Instant? {
    try parsed(name, "Phải là thời điểm dạng 2026-11-24T08:30:00Z.")
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(Fault) -> Int? {
    let complaint = "Phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)."
    return try take(name, complaint) { value in
      guard case .number(let text) = value, let number = Int(text), range.contains(number) else {
        return nil
      }
      return number
    }
  }

  mutating func flag(_ name: String) throws(Fault) -> Bool? {
    try take(name, "Phải là true hoặc false.") { value in
      if case .flag(let flag) = value { flag } else { nil }
    }
  }

  /// Takes one of the words of an enumeration.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _: Word.Type
  ) throws(Fault) -> Word? where Word.RawValue == String {
    try take(name, Self.complaint(Word.self)) { value in
      if case .text(let text) = value { Word(rawValue: text) } else { nil }
    }
  }

  /// Takes a list of different words, at least one.
  mutating func words<Word: RawRepresentable & CaseIterable & Hashable>(
    _ name: String, _: Word.Type
  ) throws(Fault) -> [Word]? where Word.RawValue == String {
    let complaint = "Phải là danh sách không rỗng, không lặp. " + Self.complaint(Word.self)
    return try take(name, complaint) { value in
      guard case .list(let list) = value, !list.isEmpty else { return nil }
      let words = list.compactMap { element in
        if case .text(let text) = element { Word(rawValue: text) } else { nil }
      }
      return words.count == list.count && Set(words).count == list.count ? words : nil
    }
  }

  private static func complaint<Word: RawRepresentable & CaseIterable>(
    _: Word.Type
  ) -> String where Word.RawValue == String {
    "Phải là một trong: " + Word.allCases.map(\.rawValue).joined(separator: ", ") + "."
  }

  /// Takes `[longitude, latitude]`; the two swapped are told so.
  mutating func point(_ name: String) throws(Fault) -> GeoPoint? {
    let pair = try take(name, "Phải là [kinh độ, vĩ độ].") { value -> (Double, Double)? in
      guard case .list(let list) = value, list.count == 2, case .number(let first) = list[0],
        case .number(let second) = list[1], let first = Double(first), let second = Double(second)
      else { return nil }
      return (first, second)
    }
    guard let pair else { return nil }
    if let point = GeoPoint(longitude: pair.0, latitude: pair.1) { return point }
    let isSwapped = GeoPoint(longitude: pair.1, latitude: pair.0) != nil
    throw fault(
      name,
      isSwapped
        ? "Kinh độ và vĩ độ bị đảo: phải viết kinh độ trước." : "Tọa độ nằm ngoài Việt Nam.")
  }
}

extension Fields {
  /// Takes a language's code, ISO 639: two or three small letters.
  mutating func language(_ name: String) throws(Fault) -> String? {
    try take(name, "Phải là mã ngôn ngữ hai hoặc ba chữ cái thường (ISO 639).") { value in
      guard case .text(let text) = value, (2...3).contains(text.utf8.count),
        text.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
      else { return nil }
      return text
    }
  }
}

extension Incoming {
  /// The body through `read`, which must take all its fields.
  func decoded<Body>(_ read: (inout Fields) throws(Fault) -> Body) throws(Fault) -> Body {
    var fields = try Fields(self)
    let body = try read(&fields)
    try fields.finish()
    return body
  }
}
