/// One way to serve a demand: a volunteer's half days at one cost, in 8 bytes.
///
/// The cost stands highest, so ascending bits are ascending cost, then place, then half days.
package struct Arc: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Metres that the visit costs with everything the policy adds, below 2^20.
  package static let costBits: UInt64 = 20
  static let placeBits: UInt64 = 23
  static let maskBits: UInt64 = 21
  /// The most places a network can have.
  package static let placeLimit = 1 << 23

  let bits: UInt64

  /// Packs an arc.
  ///
  /// - Parameters:
  ///   - cost_m: 0 ..< 2^20.
  ///   - firstPlace: The first place of the volunteer.
  ///   - mask: Bit `i` stands for the place `firstPlace + i`; not empty.
  package init(cost_m: Int, firstPlace: Int, mask: UInt32) {
    bits =
      UInt64(cost_m) << (Arc.placeBits + Arc.maskBits) | UInt64(firstPlace) << Arc.maskBits
      | UInt64(mask)
  }

  /// Fills memory that is written later.
  static let nowhere = Arc(cost_m: 0, firstPlace: 0, mask: 0)

  @inline(__always) package var cost_m: Int { Int(bits >> (Arc.placeBits + Arc.maskBits)) }
  @inline(__always) package var firstPlace: Int {
    Int(bits >> Arc.maskBits & (1 << Arc.placeBits - 1))
  }
  @inline(__always) package var mask: UInt32 { UInt32(truncatingIfNeeded: bits) & (1 << 21 - 1) }

  package static func < (left: Arc, right: Arc) -> Bool { left.bits < right.bits }
}

extension Arc {
  /// Whether a place is one of the arc's.
  @inline(__always)
  func leads(to place: Int) -> Bool {
    let offset = place - firstPlace
    return offset >= 0 && offset < Int(Arc.maskBits) && mask >> UInt32(offset) & 1 == 1
  }

  /// The places of the arc, in order.
  var places: Places { Places(first: firstPlace, rest: mask) }

  /// The numbers of set bits, counted from the first place.
  struct Places: Sequence, IteratorProtocol {
    let first: Int
    var rest: UInt32

    @inline(__always)
    mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest &- 1 }
      return first + rest.trailingZeroBitCount
    }
  }
}

/// A team or commune that may make so many visits, perhaps inside another.
package struct Quota: Hashable, Sendable {
  /// Visits left.
  let limit: Int
  /// The quota around it.
  let parent: Int32?
}

/// The matching as numbers: what the solver reads, and all it reads.
///
/// Demands (one per person a request needs) go to places (a half day of a volunteer), places to weeks
/// (a volunteer), weeks to quotas or straight to the sink. Demands and weeks are numbered along a
/// Morton curve.
package struct Network: Hashable, Sendable {
  /// Visits left in each week.
  package var weekCap: [Int32] = []
  /// How many visits count before a week's first one, for fairness.
  package var weekBase: [Int32] = []
  /// Where each week's places start; one entry more than weeks.
  package var placeStart: [Int32] = [0]
  /// Visits each place can hold.
  package var seats: [UInt8] = []
  /// The week of each place.
  package var weekOf: [Int32] = []
  /// The innermost quota of each week; empty when there are none.
  package var quotaOf: [Int32?] = []
  /// Communes before teams.
  package var quotas: [Quota] = []
  /// What leaving a demand unserved weighs, at least 1.
  package var weight: [Int32] = []
  /// Where each demand's arcs start; one entry more than demands.
  package var arcStart: [Int] = [0]
  /// Ascending inside a demand.
  package var arcs: [Arc] = []
  /// What one metre costs.
  package var metreCost = 1
  /// What each further visit of a week costs more than the one before.
  package var unitStep = 0
  /// The price of one unit of weight, or `nil` where more weight goes before any travel.
  package var weightCost: Int?

  /// A network without anything.
  package init() {}

  package var weekCount: Int { weekCap.count }
  package var demandCount: Int { weight.count }
  package var placeCount: Int { seats.count }

  /// The cost of a week's visit number `index`, from 0.
  @inline(__always) func unitCost(_ week: Int, _ index: Int) -> Int {
    unitStep * (Int(weekBase[week]) + index)
  }

  /// The metres of cost of the arc from a demand to a place, or `nil` where there is none.
  package func cost(of demand: Int, at place: Int) -> Int? {
    arcs[arcStart[demand]..<arcStart[demand + 1]].first { $0.leads(to: place) }?.cost_m
  }
}
