/// Reads outlines in TWKB, the bytes that the reference data keep.
///
/// Specification: <https://github.com/TWKB/Specification/blob/master/twkb.md>. Polygons and
/// multipolygons of two dimensions at 5 decimals, without bounding box, size or ids, are read.
struct TWKBReader {
  private var bytes: ArraySlice<UInt8>
  private var lon = 0
  private var lat = 0

  /// The rings of an outline in hexadecimal digits; `nil` when it is anything else.
  static func rings(hex: String) -> [[Place]]? {
    let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == hex.utf8.count, digits.count % 2 == 0 else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
    var reader = TWKBReader(bytes: bytes[...])
    return reader.outline()
  }

  private init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  private mutating func outline() -> [[Place]]? {
    guard let head = bytes.popFirst(), head >> 4 == 10, bytes.popFirst() == 0 else { return nil }
    switch head & 15 {
    case 3: return polygon()
    case 6:
      guard let count = unsigned() else { return nil }
      var rings: [[Place]] = []
      for _ in 0..<count {
        guard let polygon = polygon() else { return nil }
        rings += polygon
      }
      return bytes.isEmpty ? rings : nil
    default: return nil
    }
  }

  private mutating func polygon() -> [[Place]]? {
    guard let count = unsigned() else { return nil }
    var rings: [[Place]] = []
    for _ in 0..<count {
      guard let points = unsigned(), points >= 3 else { return nil }
      var ring: [Place] = []
      for _ in 0..<points {
        guard let east = signed(), let north = signed() else { return nil }
        (lon, lat) = (lon + east, lat + north)
        ring.append(Place(lon: lon, lat: lat))
      }
      rings.append(ring)
    }
    return rings
  }

  private mutating func unsigned() -> Int? {
    var (value, shift) = (0, 0)
    while let byte = bytes.popFirst(), shift < 56 {
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  private mutating func signed() -> Int? {
    unsigned().map { $0 >> 1 ^ -($0 & 1) }
  }
}
