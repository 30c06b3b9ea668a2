/// The outline of a commune: closed rings, islands and holes told apart by counting crossings.
public struct Outline: Sendable {
  /// The ends of the sides, in hundred-thousandths of a degree.
  private let sides: [(from: Place, to: Place)]
  let southWest: Place
  let northEast: Place

  /// Takes rings of at least three points, closed or not.
  ///
  /// - Parameter rings: Shells and holes alike: a point is inside when a ray crosses an odd number
  ///   of their sides.
  public init(rings: [[Place]]) {
    sides = rings.flatMap { ring in
      ring.indices.map { (ring[$0], ring[($0 + 1) % ring.count]) }
    }.filter { $0.0 != $0.1 }
    let lon = rings.joined().map(\.lon)
    let lat = rings.joined().map(\.lat)
    southWest = Place(lon: lon.min() ?? 0, lat: lat.min() ?? 0)
    northEast = Place(lon: lon.max() ?? 0, lat: lat.max() ?? 0)
  }

  /// Whether a point lies inside: exact, and what is on a side is not.
  ///
  /// A point on a side could fall to the neighbour once both are floating numbers elsewhere.
  public func contains(_ place: Place) -> Bool {
    guard place.lon >= southWest.lon, place.lon <= northEast.lon, place.lat >= southWest.lat,
      place.lat <= northEast.lat
    else { return false }
    var isInside = false
    for side in sides {
      if side.from == place { return false }
      guard (side.from.lat > place.lat) != (side.to.lat > place.lat) else {
        if side.from.lat == place.lat, side.to.lat == place.lat,
          (side.from.lon > place.lon) != (side.to.lon > place.lon)
        {
          return false
        }
        continue
      }
      let cross =
        (side.to.lon - side.from.lon) * (place.lat - side.from.lat)
        - (place.lon - side.from.lon) * (side.to.lat - side.from.lat)
      if cross == 0 { return false }
      if (cross > 0) == (side.to.lat > side.from.lat) { isInside.toggle() }
    }
    return isInside
  }

  /// Metres to the nearest side, rounded down: what lies nearer than this is on the same side.
  ///
  /// Additions, multiplications and divisions only, which round alike on every machine.
  func clearance(_ place: Place) -> Int {
    var least = Double.greatestFiniteMagnitude
    for side in sides {
      let (x1, y1) = Self.metres(side.from, from: place)
      let (x2, y2) = Self.metres(side.to, from: place)
      let (dx, dy) = (x2 - x1, y2 - y1)
      let along = min(1, max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)))
      let (x, y) = (x1 + along * dx, y1 + along * dy)
      least = min(least, x * x + y * y)
    }
    return Int(least.squareRoot())
  }

  private static func metres(_ place: Place, from origin: Place) -> (Double, Double) {
    (
      Double((place.lon - origin.lon) * Place.lonMillimetres) / 1000,
      Double((place.lat - origin.lat) * Place.latMillimetres) / 1000
    )
  }
}
