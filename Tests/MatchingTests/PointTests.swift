import Testing

@testable import Matching

@Suite struct PointTests {
  /// Metres on the ellipsoid by the mid-latitude formula: an independent way to the same distance.
  private func ellipsoidal(_ one: GeographicPoint, _ two: GeographicPoint) -> Double {
    // With the radii of curvature of WGS 84 it is right to 1e-6 within 100 km.
    let radians = Double.pi / 180e6
    let middle = Double(one.latitudeE6 + two.latitudeE6) / 2 * radians
    let (sine, cosine) = (sin(middle), cos(middle))
    let squared = 0.006_694_379_990_14
    let factor = 1 - squared * sine * sine
    let meridian = 6_378_137 * (1 - squared) / (factor * factor.squareRoot())
    let normal = 6_378_137 / factor.squareRoot()
    let north = meridian * Double(two.latitudeE6 - one.latitudeE6) * radians
    let east = normal * cosine * Double(two.longitudeE6 - one.longitudeE6) * radians
    return (north * north + east * east).squareRoot()
  }

  private func cos(_ angle: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for order in stride(from: 2.0, through: 24, by: 2) {
      term *= -angle * angle / (order * (order - 1))
      sum += term
    }
    return sum
  }

  private func sin(_ angle: Double) -> Double { (1 - cos(angle) * cos(angle)).squareRoot() }

  @Test func `distances in a province are right to three in a thousand`() throws {
    let projection = Projection(
      origin: GeographicPoint(longitudeE6: 106_000_000, latitudeE6: 20_300_000))
    var dice = Dice(1)
    var worst = 0.0
    for _ in 0..<20_000 {
      let one = GeographicPoint(
        longitudeE6: 106_000_000 + dice.roll(-600_000...600_000),
        latitudeE6: 20_300_000 + dice.roll(-400_000...400_000))
      let two = GeographicPoint(
        longitudeE6: one.longitudeE6 + dice.roll(-90_000...90_000),
        latitudeE6: min(20_700_000, max(19_900_000, one.latitudeE6 + dice.roll(-90_000...90_000))))
      let truth = ellipsoidal(one, two)
      guard truth > 1000 else { continue }
      let from = try #require(projection.point(one))
      let to = try #require(projection.point(two))
      let metres = Double(from.metres(to: to, detourPercent: 100))
      worst = max(worst, (abs(metres - truth) - 2) / truth)
    }
    #expect(worst < 0.003 && worst > 0.001)
  }

  @Test func `a degree has its published length`() {
    // NGA's table of degree lengths: 20°N has 110,704 m and 104,647 m.
    let projection = Projection(origin: GeographicPoint(longitudeE6: 0, latitudeE6: 20_000_000))
    #expect(projection.latitudeDegree_mm / 1000 == 110_704)
    #expect(projection.longitudeDegree_mm / 1000 == 104_647)
  }

  @Test(arguments: [
    0, 1, 2, 3, 4, 15, 16, 17, 999_999, 1 << 40, 1 << 62, 4_611_686_014_132_420_609,
  ])
  func `the integer root is exact`(value: Int) {
    let root = integerSquareRoot(value)
    #expect(root * root <= value)
    #expect(
      (root + 1).multipliedReportingOverflow(by: root + 1).overflow
        || (root + 1) * (root + 1) > value)
  }

  @Test func `metres are rounded halves up, alike both ways`() {
    let here = Point(east_m: 0, north_m: 0)
    #expect(here.metres(to: Point(east_m: 3, north_m: 4), detourPercent: 100) == 5)
    #expect(here.metres(to: Point(east_m: 3, north_m: 4), detourPercent: 130) == 7)
    #expect(here.metres(to: Point(east_m: 1, north_m: 0), detourPercent: 150) == 2)
    #expect(Point(east_m: -9, north_m: 2).metres(to: here, detourPercent: 130) == 12)
  }

  @Test func `a place beyond reach has no point`() {
    let projection = Projection(
      origin: GeographicPoint(longitudeE6: 106_000_000, latitudeE6: 20_250_000))
    let swapped = GeographicPoint(longitudeE6: 20_250_000, latitudeE6: 80_000_000)
    #expect(projection.point(swapped) == nil)
  }

  @Test func `the fingerprint is FNV-1a`() {
    var print = Fingerprint()
    #expect("\(print)" == "6c62272e07bb014262b821756295c58d")
    print.add(UInt8(ascii: "a"))
    #expect("\(print)" == "d228cb696f1a8caf78912b704e4a8964")
  }
}
