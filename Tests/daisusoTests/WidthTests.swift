import Foundation
import Testing

@testable import daisuso

@Test(arguments: [
  ("Nguyễn", 6), ("Nguyễn".decomposedStringWithCanonicalMapping, 6), ("Đặng Thị Ỷ", 10),
  ("a\u{301}\u{323}", 1), ("", 0), ("日本語", 6), ("한국어", 6),
  ("한국".decomposedStringWithCanonicalMapping, 4), ("ｘ", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("❤️", 2),
  ("❤", 1), ("1️⃣", 2), ("🇻🇳", 2), ("…", 1), ("«–»", 3), ("km²", 3), ("\u{200B}", 0), ("क्षि", 3),
])
func `text takes the columns that terminals give it`(text: String, columns: Int) {
  #expect(text.columns == columns, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
}

/// Where glibc 2.36 (Unicode 15) and this client part, each for a reason.
private let knownDifferences: [ClosedRange<UInt32>] = [
  // Wide since Unicode 16: trigrams, monograms, Tai Xuan Jing symbols, counting rods.
  0x2630...0x2637, 0x268A...0x268F, 0x1D300...0x1D376,
  // Circled numbers: ambiguous in UAX #11, wide to glibc alone.
  0x3248...0x324F,
  // A spacing mark since Unicode 16.
  0x1171E...0x1171E,
  // Regional signs come in pairs; alone they are counted as two, which is never too few.
  0x1F1E6...0x1F1FF,
]

@Test func `every assigned letter and sign is as wide as the C library says`() throws {
  typealias Width = @convention(c) (wchar_t) -> CInt
  // Swift's Glibc leaves wcwidth(3) out.
  let wcwidth = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: Width.self)
  let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
  let before = uselocale(locale)
  defer {
    uselocale(before)
    freelocale(locale)
  }
  var differences: [String] = []
  for value in UInt32(0x20)...0x3FFFF {
    guard let scalar = Unicode.Scalar(value) else { continue }
    switch scalar.properties.generalCategory {
    // Not shown, unassigned, private or never left by `printable`.
    case .control, .surrogate, .unassigned, .privateUse, .format: continue
    default: break
    }
    let theirs = wcwidth(wchar_t(bitPattern: value))
    let isNewerThanTheirs = theirs < 0
    let isKnown = knownDifferences.contains { $0.contains(value) }
    if !isNewerThanTheirs, !isKnown, Int(theirs) != scalar.columns {
      differences.append("U+\(String(value, radix: 16)) \(theirs) \(scalar.columns)")
    }
  }
  #expect(differences == [])
}
