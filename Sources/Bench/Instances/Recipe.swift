/// What an instance is drawn from; equal recipes give equal bytes.
struct Recipe: Hashable {
  /// A published size: 10 requests a volunteer, about 1550 requests a commune.
  enum Size: String, CaseIterable {
    case S, M, L

    var counts: Counts {
      switch self {
      case .S: Counts(volunteers: 200, requests: 2000, communes: 1)
      case .M: Counts(volunteers: 2000, requests: 20_000, communes: 13)
      case .L: Counts(volunteers: 20_000, requests: 200_000, communes: 129)
      }
    }
  }

  /// How many there are of everything.
  struct Counts: Hashable {
    let volunteers, requests, communes: Int
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

  var counts: Counts
  var regime: Regime
  var family = Family.villages
  var seed: UInt32
  /// The most half days of volunteers that a request keeps, the nearest first.
  var arcLimit = 64

  var visitsPerHalfDay: Int { regime == .scarce ? 1 : 3 }
}
