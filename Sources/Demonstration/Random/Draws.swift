/// A stream of pseudo-random bits that depends on a seed alone.
///
/// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// <https://doi.org/10.1145/2714064.2660195>. Every derived draw uses integers, so that a seed
/// gives the same province on any machine; no library function whose last bit may differ takes
/// part.
struct Draws {
  private var state: UInt64

  init(state: UInt64) {
    self.state = state
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A number from 0 up to, not including, `bound`; the bias is under bound / 2⁶⁴.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number of the range, both ends included.
  mutating func between(_ low: Int, _ high: Int) -> Int {
    low + below(max(high - low, 0) + 1)
  }

  /// True `share` times in a thousand.
  mutating func happens(perMille share: Int) -> Bool {
    below(1000) < share
  }

  /// A bell-shaped deviation of mean 0: four uniform numbers summed, so never beyond 3.46
  /// deviations.
  mutating func bell(deviation: Int) -> Int {
    let bits = next()
    let sum =
      Int(bits & 0xFFFF) + Int(bits >> 16 & 0xFFFF) + Int(bits >> 32 & 0xFFFF) + Int(bits >> 48)
    return (sum - 131_070) * deviation / 37_837
  }

  /// A factor in thousandths whose logarithm is bell-shaped: median 1000, `deviation` in
  /// thousandths.
  ///
  /// e^x is taken as (1 + x/1024)^1024 by ten squarings: IEEE multiplications round alike
  /// everywhere.
  mutating func logNormal(deviation: Int) -> Int {
    var power = 1 + Double(bell(deviation: deviation)) / 1000 / 1024
    for _ in 0..<10 { power *= power }
    return max(1, Int(power * 1000))
  }

  /// SplitMix64's finaliser, a bijection of 64 bits.
  static func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What a stream of draws is about; each has its own, so that one more draw here moves nothing
/// there.
enum Subject: UInt64 {
  case village = 1, supply, household, place, person, staff, team, member, ambassador
  case availability, competence, site, request, requestPerson, assignment, visit, verification
  case referral, activity, attendance, consent, grant, event, contact, exclusion, campaign, day
}

/// The seed of a province, from which each row's own stream is drawn.
struct Seed {
  let number: UInt64

  /// The draws of one row: row `index` can be made again at any time, alone and in any order.
  func draws(_ subject: Subject, _ index: Int) -> Draws {
    Draws(state: Draws.mixed(Draws.mixed(number ^ subject.rawValue << 56) &+ UInt64(index)))
  }

  /// A UUIDv7 of this row, made at a minute; its last digit is a letter, see ``RowID``.
  func id(_ subject: Subject, _ index: Int, minute: Int) -> RowID {
    var draws = Draws(state: Draws.mixed(~number ^ subject.rawValue << 48 ^ UInt64(index) << 4))
    return RowID(
      milliseconds: minute * 60_000 + index % 60_000, high: draws.next(), low: draws.next())
  }
}
