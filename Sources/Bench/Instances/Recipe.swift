/// What an instance is drawn from; equal recipes give equal bytes.
struct Recipe: Hashable {
  /// How many there are of everything: 10 requests a volunteer, about 1550 requests a commune.
  enum Size: String, CaseIterable {
    case S, M, L

    var counts: (volunteers: Int, requests: Int, communes: Int) {
      switch self {
      case .S: (200, 2000, 1)
      case .M: (2000, 20_000, 13)
      case .L: (20_000, 200_000, 129)
      }
    }
  }

  /// How much room the volunteers have.
  enum Regime: String, CaseIterable {
    /// One visit a half day, about 0.5 visits a request in all.
    case scarce
    /// Three visits a half day, about 1.2 visits a request.
    case ample
  }

  /// How people and wishes are spread.
  enum Family: String, CaseIterable {
    /// Villages of a delta: the instances of the published comparison.
    case villages
    /// One or two hamlets a commune, a few steps wide, and communes of very unequal size.
    case clustered
    /// Nine in ten ask for one skill, mostly at its highest level, which one in a hundred has.
    case shortage
    /// Everybody at one point: every visit costs the same.
    case ties
  }

  var size: Size
  var regime: Regime
  var family = Family.villages
  var seed: UInt32
  /// The most half days of volunteers that a request keeps, the nearest first.
  var arcLimit = 64

  /// As in `M_scarce` or `M_scarce_ties`.
  var instance: String {
    let plain = "\(size.rawValue)_\(regime.rawValue)"
    return family == .villages ? plain : "\(plain)_\(family.rawValue)"
  }

  var visitsPerHalfDay: Int { regime == .scarce ? 1 : 3 }
}
