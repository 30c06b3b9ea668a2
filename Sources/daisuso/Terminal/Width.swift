/// How many terminal columns text takes.
///
/// The rule, after UAX #11 (East Asian Width) and UTS #51 (emoji):
/// - a scalar that only marks or steers its neighbours takes none: combining marks (Mn, Me), format
///   characters (Cf), the vowels and finals of conjoining Hangul;
/// - wide and fullwidth scalars and those drawn as emoji by default take two;
/// - everything else takes one, «ambiguous» included, as terminals outside East Asian locales do;
/// - a grapheme cluster takes the sum of its scalars, so «ễ» takes one however it is composed, but
///   an emoji sequence (joined, flagged, coloured or asked for by U+FE0F) is one picture of two.
///
/// Terminals that do not join emoji sequences draw them wider; no rule can know which one it is.
///
/// - SeeAlso: <https://www.unicode.org/reports/tr11/>, <https://www.unicode.org/reports/tr51/>.
extension StringProtocol {
  /// The columns of the whole text, which must hold no control characters (``printable(_:)``).
  ///
  /// - Complexity: O(n).
  var columns: Int {
    reduce(0) { $0 + $1.columns }
  }
}

extension Character {
  /// The columns of one grapheme cluster.
  var columns: Int {
    var sum = 0
    for scalar in unicodeScalars {
      if scalar == emojiSelector || scalar.properties.isEmojiPresentation { return 2 }
      sum += scalar.columns
    }
    return sum
  }
}

extension Unicode.Scalar {
  /// The columns of the scalar standing alone.
  var columns: Int {
    // Latin letters, the Vietnamese ones included, decide at once.
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if isConjoiningHangul { return 0 }
    return isWide ? 2 : 1
  }

  /// Medial vowels and finals, which join the initial before them.
  private var isConjoiningHangul: Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
  }

  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    return properties.isEmojiPresentation || wideRanges.contains { $0.contains(value) }
  }
}

private let emojiSelector: Unicode.Scalar = "\u{FE0F}"

/// East_Asian_Width W and F but for emoji, of Unicode 18; ranges run on across unassigned scalars, which
/// UAX #11 makes wide in the ideographic planes too, and across combining marks, which decide before.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
  0x3041...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
  0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x191D2, 0x1AFF0...0x1B2FB,
  0x1D300...0x1D376, 0x1F200...0x1F265, 0x1F3FB...0x1F3FF, 0x20000...0x3FFFD,
]
