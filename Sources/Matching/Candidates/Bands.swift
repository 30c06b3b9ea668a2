/// A volunteer as the spatial index sees one: 24 bytes, side by side in memory.
struct Anchor {
  let east_m, north_m: Int32
  let radius_m: Int32
  let volunteer: Int32
  let commune: Int32
  let roomy: UInt32
}

/// Volunteers of similar radius in bands of northing, each band in order of easting.
///
/// A disc of the widest radius meets a handful of bands; in each a binary search finds the first
/// anchor and the scan runs over neighbours in memory. Memory is O(n) whatever the extent.
struct Bands {
  private let anchors: [Anchor]
  private let start: [Int32]
  private let lowest_m: Int
  private let height_m: Int
  /// No anchor of these bands reaches farther, in metres of straight line.
  private let reach_m: Int

  /// Builds the bands.
  ///
  /// - Parameters:
  ///   - unsorted: Anchors in ascending order of volunteer.
  ///   - reach_m: The widest radius among them as a straight line.
  init(_ unsorted: [Anchor], reach_m: Int) {
    self.reach_m = reach_m
    let lowest = unsorted.reduce(Int.max) { min($0, Int($1.north_m)) }
    let highest = unsorted.reduce(Int.min) { max($0, Int($1.north_m)) }
    let extent = unsorted.isEmpty ? 0 : highest - lowest
    // At most 4096 bands, else an empty province of far-off points would cost memory.
    let height = max(reach_m / 2, extent / 4096 + 1, 200)
    lowest_m = unsorted.isEmpty ? 0 : lowest
    height_m = height
    let count = extent / height + 1
    let band = { (anchor: Anchor) in (Int(anchor.north_m) - lowest) / height }
    anchors = unsorted.sorted { left, right in
      (band(left), left.east_m, left.volunteer) < (band(right), right.east_m, right.volunteer)
    }
    var start = [Int32](repeating: 0, count: count + 1)
    for anchor in unsorted { start[band(anchor) + 1] += 1 }
    for index in 0..<count { start[index + 1] += start[index] }
    self.start = start
  }

  /// Calls `body` with every anchor in the square of half side `reach_m` about a point.
  @inline(__always)
  func visit(_ point: Point, _ body: (Anchor) -> Void) {
    guard !anchors.isEmpty else { return }
    let north = Int(point.north_m) - lowest_m
    let first = max(0, (north - reach_m) / height_m)
    let last = min(start.count - 2, (north + reach_m) / height_m)
    guard north + reach_m >= 0, first <= last else { return }
    let west = Int(point.east_m) - reach_m
    let east = Int(point.east_m) + reach_m
    anchors.withUnsafeBufferPointer { anchors in
      for band in first...last {
        var index = firstIndex(from: west, in: Int(start[band])..<Int(start[band + 1]), anchors)
        let end = Int(start[band + 1])
        while index < end, Int(anchors[index].east_m) <= east {
          body(anchors[index])
          index += 1
        }
      }
    }
  }

  private func firstIndex(
    from west: Int, in range: Range<Int>, _ anchors: UnsafeBufferPointer<Anchor>
  ) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(anchors[middle].east_m) < west { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
