/// The order of points along a Morton curve: neighbours on the map become neighbours in memory.
///
/// Points that share a cell of 16 m keep their order, so the result depends on nothing else.
func mortonOrder(_ points: [Point]) -> [Int] {
  let west = points.reduce(Int32.max) { min($0, $1.east_m) }
  let south = points.reduce(Int32.max) { min($0, $1.north_m) }
  let keys = points.enumerated().map { index, point in
    let east = UInt64(Int(point.east_m) - Int(west)) >> 4
    let north = UInt64(Int(point.north_m) - Int(south)) >> 4
    return (curve: spread(east) | spread(north) << 1, index: index)
  }
  return keys.sorted { ($0.curve, $0.index) < ($1.curve, $1.index) }.map(\.index)
}

/// Bit `i` of the low half moves to bit `2i`.
private func spread(_ value: UInt64) -> UInt64 {
  var bits = value & 0xFFFF_FFFF
  bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
  bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
  bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
  bits = (bits | bits << 2) & 0x3333_3333_3333_3333
  return (bits | bits << 1) & 0x5555_5555_5555_5555
}
