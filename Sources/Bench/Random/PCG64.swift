/// The permuted congruential generator PCG XSL RR 128/64, seeded and read as NumPy's `PCG64`.
///
/// - SeeAlso: O'Neill, *PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms*
///   (2014), <https://www.pcg-random.org/paper.html>.
struct PCG64: RandomNumberGenerator {
  private static let factor: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645

  private var state: UInt128
  private let increment: UInt128
  /// The upper half of a word whose lower half was given as 32 bits.
  private var half: UInt32?

  init(seed: UInt32) {
    let words = SeedSequence(seed).words(4)
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    state = increment &+ (UInt128(words[0]) << 64 | UInt128(words[1]))
    state = state &* PCG64.factor &+ increment
  }

  mutating func next() -> UInt64 {
    state = state &* PCG64.factor &+ increment
    let word = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return word >> turn | word << (64 &- turn & 63)
  }

  /// Half a word: the lower half first, the upper one the next time.
  mutating func next32() -> UInt32 {
    if let half {
      self.half = nil
      return half
    }
    let word: UInt64 = next()
    half = UInt32(word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  /// Uniform in [0, 1) with 53 bits.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
