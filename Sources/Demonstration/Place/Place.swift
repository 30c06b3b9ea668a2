/// A point in hundred-thousandths of a degree, about a metre, as outlines are kept.
public struct Place: Sendable, Hashable {
  /// East of Greenwich, 10⁻⁵ degrees.
  public let lon: Int
  /// North of the equator, 10⁻⁵ degrees.
  public let lat: Int

  /// A point; longitude first.
  public init(lon: Int, lat: Int) {
    (self.lon, self.lat) = (lon, lat)
  }

  /// One unit of longitude in thousandths of a metre at 20.25° north, the middle of the province.
  static let lonMillimetres = 1044
  /// One unit of latitude in thousandths of a metre.
  static let latMillimetres = 1107

  /// The point on the lattice of thousandths of a degree that rows carry, about 100 m apart.
  var snapped: Place { Place(lon: longitudeThousandths * 100, lat: latitudeThousandths * 100) }
  var longitudeThousandths: Int { (lon + 50) / 100 }
  var latitudeThousandths: Int { (lat + 50) / 100 }

  /// The point so many metres to the east and north.
  func moved(east: Int, north: Int) -> Place {
    Place(
      lon: lon + east * 1000 / Self.lonMillimetres, lat: lat + north * 1000 / Self.latMillimetres)
  }

  /// The squared distance in square metres; good to a percent within a province.
  func squaredMetres(to other: Place) -> Int {
    let east = (lon - other.lon) * Self.lonMillimetres / 1000
    let north = (lat - other.lat) * Self.latMillimetres / 1000
    return east * east + north * north
  }
}
