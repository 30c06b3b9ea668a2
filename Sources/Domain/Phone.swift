/// A telephone number as it is kept: E.164, `+84912345678`.
///
/// Not an identity: a family often shares one.
///
/// - SeeAlso: ITU-T E.164; national forms of Vietnam: mobile `0` and nine digits from 3, 5, 7, 8, 9,
///   fixed `0` and ten digits from 2.
public struct Phone: Hashable, Sendable, CustomStringConvertible {
  /// `+`, country code and number.
  public let description: String

  /// Reads a number as people type it: spaces, dots, dashes, brackets, full-width digits, `84…`, `0…`.
  ///
  /// Numbers of other countries need their `+`. `nil` for what is no number, such as the eleven-digit
  /// mobile numbers that ended in 2018.
  public init?(_ text: String) {
    guard let typed = Self.digits(text) else { return nil }
    let (digits, isInternational) = typed
    if let national = Self.national(digits, isInternational) {
      guard Self.isVietnamese(national) else { return nil }
      description = "+84" + national
    } else {
      guard isInternational, (7...15).contains(digits.count), digits.first != "0" else {
        return nil
      }
      description = "+" + digits
    }
  }

  private static func digits(_ text: String) -> (digits: String, isInternational: Bool)? {
    var digits = ""
    var plus = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "\u{FF10}"..."\u{FF19}": digits += String(scalar.value - 0xFF10)
      case "+", "\u{FF0B}":
        guard digits.isEmpty, !plus else { return nil }
        plus = true
      case " ", ".", "-", "(", ")", "\u{A0}", "\u{2011}": continue
      default: return nil
      }
    }
    return digits.isEmpty ? nil : (digits, plus)
  }

  /// What follows +84 or the leading 0; `nil` for another country's number.
  private static func national(_ digits: String, _ isInternational: Bool) -> String? {
    if digits.hasPrefix("84"), isInternational || digits.count >= 11 {
      return String(digits.dropFirst(2))
    }
    return digits.hasPrefix("0") && !isInternational ? String(digits.dropFirst()) : nil
  }

  /// Numbers from 100 ring nowhere: a demonstration's people have those.
  private static func isVietnamese(_ national: String) -> Bool {
    switch national.first {
    case "3", "5", "7", "8", "9": national.count == 9
    case "2": national.count == 10
    default: national.hasPrefix("100") && (9...10).contains(national.count)
    }
  }
}
