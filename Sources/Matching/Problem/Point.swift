/// A place on Earth in millionths of a degree (WGS 84), longitude first.
public struct GeographicPoint: Hashable, Sendable {
  /// Millionths of a degree east of Greenwich.
  public let longitudeE6: Int
  /// Millionths of a degree north of the equator.
  public let latitudeE6: Int

  /// Takes millionths of a degree; the ranges are checked when a problem is built.
  public init(longitudeE6: Int, latitudeE6: Int) {
    self.longitudeE6 = longitudeE6
    self.latitudeE6 = latitudeE6
  }
}

/// A place on the plane of the problem, in whole metres from its origin.
public struct Point: Hashable, Sendable {
  /// Metres east of the origin.
  public let east_m: Int32
  /// Metres north of the origin.
  public let north_m: Int32

  /// Takes whole metres.
  public init(east_m: Int32, north_m: Int32) {
    self.east_m = east_m
    self.north_m = north_m
  }

  /// The straight line to another place times a detour, in whole metres, halves rounded up.
  ///
  /// - Parameters:
  ///   - other: The other end.
  ///   - detourPercent: 100 for the straight line, 130 for common roads; 0…1000.
  /// - Returns: The exactly rounded root of an integer, so equal input gives equal metres anywhere.
  public func metres(to other: Point, detourPercent: Int) -> Int {
    let east = Int(east_m) - Int(other.east_m)
    let north = Int(north_m) - Int(other.north_m)
    let square = (east * east + north * north) * detourPercent * detourPercent
    return (integerSquareRoot(square) + 50) / 100
  }
}

/// The largest integer whose square is not above a value of 0…2^62.
///
/// The hardware's root is within one of it; the two corrections make it exact.
func integerSquareRoot(_ value: Int) -> Int {
  var root = Int(Double(value).squareRoot())
  if root * root > value { root -= 1 }
  if (root + 1) * (root + 1) <= value { root += 1 }
  return root
}

/// The one way from degrees to the plane: equirectangular about the problem's origin.
///
/// A degree of latitude and of longitude has the length it has at the origin, on the WGS 84
/// ellipsoid. Going north the true length of a degree of longitude changes by tan φ · Δφ, so at 20°N
/// a distance is wrong by at most 0.3 % within 0.4° of the origin (a province; the tests measure it),
/// far less than what any detour factor leaves open.
///
/// - SeeAlso: The length series is equation 4-21 and its neighbours in Snyder, *Map Projections: A
///   Working Manual*, USGS Professional Paper 1395 (1987), <https://doi.org/10.3133/pp1395>.
public struct Projection: Hashable, Sendable {
  /// The farthest a place may lie from the origin, in millionths of a degree either way.
  public static let reachE6 = 3_000_000

  /// The place that becomes (0, 0).
  public let origin: GeographicPoint
  /// Millimetres in a degree of longitude at the origin.
  public let longitudeDegree_mm: Int
  /// Millimetres in a degree of latitude at the origin.
  public let latitudeDegree_mm: Int

  /// Prepares the plane about an origin at most 80° from the equator.
  public init(origin: GeographicPoint) {
    self.origin = origin
    let latitude = Double(origin.latitudeE6) / 1e6 * Double.pi / 180
    let north =
      111_132.92 - 559.82 * cosine(2 * latitude) + 1.175 * cosine(4 * latitude)
      - 0.0023 * cosine(6 * latitude)
    let east =
      111_412.84 * cosine(latitude) - 93.5 * cosine(3 * latitude) + 0.118 * cosine(5 * latitude)
    latitudeDegree_mm = Int((north * 1000).rounded())
    longitudeDegree_mm = Int((east * 1000).rounded())
  }

  /// The place on the plane, or `nil` beyond the reach of this origin.
  public func point(_ place: GeographicPoint) -> Point? {
    let east = place.longitudeE6 - origin.longitudeE6
    let north = place.latitudeE6 - origin.latitudeE6
    guard abs(east) <= Projection.reachE6, abs(north) <= Projection.reachE6 else { return nil }
    return Point(
      east_m: Int32(rounded(east * longitudeDegree_mm)),
      north_m: Int32(rounded(north * latitudeDegree_mm)))
  }

  private func rounded(_ product: Int) -> Int {
    (product + (product < 0 ? -500_000_000 : 500_000_000)) / 1_000_000_000
  }
}

/// The cosine by its power series, for arguments up to 6 · 90° in size.
///
/// Only basic operations, so every machine rounds it alike.
private func cosine(_ angle: Double) -> Double {
  let turn = 2 * Double.pi
  let reduced = angle - (angle / turn).rounded() * turn
  var term = 1.0
  var sum = 1.0
  for step in 1...15 {
    let order = Double(2 * step)
    term *= -reduced * reduced / (order * (order - 1))
    sum += term
  }
  return sum
}
