/// Stretches a small seed into the state of a generator, word for word as NumPy's `SeedSequence`.
///
/// - SeeAlso: O'Neill, *Developing a seed_seq Alternative*,
///   <https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html>.
struct SeedSequence {
  private var pool: [UInt32] = []

  init(_ seed: UInt32) {
    var hash: UInt32 = 0x43B0_D7E5
    for word in [seed, 0, 0, 0] { pool.append(SeedSequence.hashed(word, &hash, 0x931E_8875)) }
    for source in pool.indices {
      for target in pool.indices where target != source {
        let mixed = SeedSequence.hashed(pool[source], &hash, 0x931E_8875)
        pool[target] = SeedSequence.mixed(pool[target], mixed)
      }
    }
  }

  /// The first words of 64 bits that the pool gives, low halves first.
  func words(_ count: Int) -> [UInt64] {
    var hash: UInt32 = 0x8B51_F9DD
    var halves: [UInt64] = []
    for index in 0..<2 * count {
      halves.append(UInt64(SeedSequence.hashed(pool[index % 4], &hash, 0x58F3_8DED)))
    }
    return (0..<count).map { halves[2 * $0] | halves[2 * $0 + 1] << 32 }
  }

  private static func hashed(_ word: UInt32, _ hash: inout UInt32, _ factor: UInt32) -> UInt32 {
    var value = word ^ hash
    hash = hash &* factor
    value = value &* hash
    return value ^ value >> 16
  }

  private static func mixed(_ one: UInt32, _ two: UInt32) -> UInt32 {
    let value = one &* 0xCA01_F9DD &- two &* 0x4973_F715
    return value ^ value >> 16
  }
}
