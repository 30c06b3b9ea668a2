/// A volunteer as the spatial index sees one: 24 bytes, side by side in memory.
struct Anchor {
  let east_m, north_m: Int32
  /// The square of the longest straight line that is within their radius by road, in metres.
  let reach_m2: Int
  let volunteer: Int32
  let roomy: UInt32
}

/// Volunteers of similar radius in bands of northing, each band cut into cells of easting.
///
/// A disc of the widest radius meets a handful of bands, and in each of them some neighbouring cells,
/// which lie side by side in memory. Memory is O(n) whatever the extent.
struct Bands {
  private static let runLength = 256

  /// Cell by cell, those of one cell in ascending order of volunteer.
  private let anchors: [Anchor]
  /// Where each cell's anchors start; one entry more.
  private let start: [Int32]
  private let grid: Grid
  /// No anchor of these bands reaches farther, in metres of straight line.
  private let reach_m: Int

  /// Builds the bands.
  ///
  /// - Parameters:
  ///   - unsorted: Anchors in ascending order of volunteer.
  ///   - reach_m: The widest radius among them as a straight line.
  init(_ unsorted: [Anchor], reach_m: Int) {
    self.reach_m = reach_m
    let grid = Grid(unsorted, side_m: max(reach_m / 4, 100))
    let cells = Grouped(unsorted.map { Int32(grid.cell(of: $0)) }, count: grid.cellCount)
    self.grid = grid
    anchors = (0..<grid.cellCount).flatMap { cells[$0].map { unsorted[Int($0)] } }
    start = (0..<grid.cellCount).reduce(into: [0]) { start, cell in
      start.append(start[cell] + Int32(cells[cell].count))
    }
  }

  /// Calls `body` with every anchor that reaches a point and has one of some half days, in a fixed order.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - most_m2: The square of the longest straight line that is asked for, in metres.
  ///   - slots: Bits of the half days.
  ///   - body: Told each.
  @inline(__always)
  func visit(_ point: Point, within most_m2: Int, sharing slots: UInt32, _ body: (Anchor) -> Void) {
    let reach = min(reach_m, integerSquareRoot(most_m2) + 1)
    anchors.withUnsafeBufferPointer { anchors in
      for band in grid.bands(about: Int(point.north_m), reach) {
        let beside = grid.distance(from: Int(point.north_m), toBand: band)
        let half = integerSquareRoot(max(0, reach * reach - beside * beside)) + 1
        let cells = grid.cells(of: band, about: Int(point.east_m), half)
        var first = Int(start[cells.lowerBound])
        let end = Int(start[cells.upperBound])
        while first < end {
          let last = min(first + Bands.runLength, end)
          let run = UnsafeBufferPointer(rebasing: anchors[first..<last])
          Bands.visit(run, point, within: most_m2, sharing: slots, body)
          first = last
        }
      }
    }
  }

  /// The same for at most ``runLength`` anchors.
  ///
  /// Whether one is near is a coin toss, so all are noted without a branch, and looked at afterwards.
  @inline(__always)
  private static func visit(
    _ run: UnsafeBufferPointer<Anchor>, _ point: Point, within most_m2: Int, sharing slots: UInt32,
    _ body: (Anchor) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: runLength) { near in
      var count = 0
      for index in 0..<run.count {
        let anchor = run[index]
        let east = Int(anchor.east_m) &- Int(point.east_m)
        let north = Int(anchor.north_m) &- Int(point.north_m)
        let square = east &* east &+ north &* north
        near[count] = Int32(truncatingIfNeeded: index)
        let isNear = square <= min(anchor.reach_m2, most_m2) ? 1 : 0
        count &+= isNear & (anchor.roomy & slots == 0 ? 0 : 1)
      }
      for index in 0..<count { body(run[Int(near[index])]) }
    }
  }
}

/// How the plane is cut into bands and cells.
private struct Grid {
  private let bandCount, columnCount: Int
  private let west_m, south_m: Int
  private let height_m, width_m: Int

  var cellCount: Int { bandCount * columnCount }

  /// Cuts the extent of some anchors into cells of at least so many metres.
  ///
  /// There are about as many cells as anchors at most, else an empty province of far-off points would
  /// cost memory.
  init(_ anchors: [Anchor], side_m: Int) {
    let most = 2 * anchors.count + 1
    let (south, north) = Grid.extent(anchors.map(\.north_m))
    let (west, east) = Grid.extent(anchors.map(\.east_m))
    (south_m, west_m) = (south, west)
    height_m = max(side_m, (north - south) / most + 1)
    bandCount = (north - south) / height_m + 1
    width_m = max(side_m, (east - west) / max(1, most / bandCount) + 1)
    columnCount = (east - west) / width_m + 1
  }

  private static func extent(_ values: [Int32]) -> (Int, Int) {
    (Int(values.min() ?? 0), Int(values.max() ?? 0))
  }

  func cell(of anchor: Anchor) -> Int {
    (Int(anchor.north_m) - south_m) / height_m * columnCount
      + (Int(anchor.east_m) - west_m) / width_m
  }

  /// The bands that lie at most so many metres north or south.
  func bands(about north_m: Int, _ reach_m: Int) -> Range<Int> {
    let north = north_m - south_m
    guard north + reach_m >= 0 else { return 0..<0 }
    let first = min(bandCount, max(0, north - reach_m) / height_m)
    return first..<max(first, min(bandCount, (north + reach_m) / height_m + 1))
  }

  /// How far a band is in metres; 0 inside.
  func distance(from north_m: Int, toBand band: Int) -> Int {
    let low = south_m + band * height_m
    return max(0, low - north_m, north_m - low - height_m + 1)
  }

  /// The cells of a band that lie at most so many metres east or west.
  func cells(of band: Int, about east_m: Int, _ half_m: Int) -> Range<Int> {
    let first = band * columnCount
    let east = east_m - west_m
    guard east + half_m >= 0 else { return first..<first }
    let from = min(columnCount, max(0, east - half_m) / width_m)
    return first + from..<first + max(from, min(columnCount, (east + half_m) / width_m + 1))
  }
}
