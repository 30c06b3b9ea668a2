/// Places in order along a Morton curve over 65,536 × 65,536 cells, as the best peer has them.
func curveOrder(_ places: [Place]) -> [Int] {
  let west = places.map(\.east).min() ?? 0
  let south = places.map(\.north).min() ?? 0
  let east = places.map(\.east).max() ?? 0
  let north = places.map(\.north).max() ?? 0
  let extent = max(east - west, north - south, 1)
  let keys = places.map { place in
    spread(UInt32((place.east - west) / extent * 65_535))
      | spread(UInt32((place.north - south) / extent * 65_535)) << 1
  }
  return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
}

/// Bit `i` of 16 moves to bit `2i`.
private func spread(_ value: UInt32) -> UInt32 {
  var bits = value
  bits = (bits | bits << 8) & 0x00FF_00FF
  bits = (bits | bits << 4) & 0x0F0F_0F0F
  bits = (bits | bits << 2) & 0x3333_3333
  return (bits | bits << 1) & 0x5555_5555
}
