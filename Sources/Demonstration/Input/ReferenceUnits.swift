import Domain

/// The units of the reference data, by what they are.
struct ReferenceUnits {
  let province: Province.Unit
  private var today: [(unit: Province.Unit, inside: Place)] = []
  private var former: [String: Province.Unit] = [:]

  init(_ file: CSV) throws(ProvinceError) {
    var province: Province.Unit?
    let lines = try file.columns(
      "id", "code", "kind", "designation", "name", "full_name", "lon", "lat")
    for (index, line) in lines.enumerated() {
      guard let id = ID<Province.Unit>(line[0]) else {
        throw .malformed(file: file.name, line: index + 2)
      }
      let unit = Province.Unit(
        id: id, code: line[1], name: line[4], fullName: line[5],
        isUrban: line[3] == "phường" || line[3] == "thị trấn")
      switch UnitKind(rawValue: line[2]) {
      case .province: province = unit
      case .commune:
        guard let lon = Self.degrees(line[6]), let lat = Self.degrees(line[7]) else {
          throw .malformed(file: file.name, line: index + 2)
        }
        today.append((unit, Place(lon: lon, lat: lat)))
      case .formerCommune: former[unit.code] = unit
      default: break
      }
    }
    guard let province, !today.isEmpty else { throw .empty(file: file.name) }
    self.province = province
    today.sort { $0.unit.code < $1.unit.code }
  }

  func communes(
    outlines: CSV, published: CSV, succession: CSV
  ) throws(ProvinceError) -> [Province.Commune] {
    let shapes = Dictionary(
      try outlines.columns("code", "twkb").map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    let people = Dictionary(
      try published.columns("code", "population").map { ($0[0], Int($0[1]) ?? 0) },
      uniquingKeysWith: { $1 })
    let merged = try succession.columns("from_code", "to_code")
    var communes: [Province.Commune] = []
    for (unit, inside) in today {
      guard let hex = shapes[unit.code], let rings = TWKBReader.rings(hex: hex) else {
        throw .outline(code: unit.code)
      }
      communes.append(
        Province.Commune(
          unit: unit, population: people[unit.code] ?? 10_000, outline: Outline(rings: rings),
          inside: inside,
          formerCommunes: merged.filter { $0[1] == unit.code }.compactMap { former[$0[0]] }))
    }
    return communes
  }

  /// `105.930817` in hundred-thousandths, cut; read without a floating number.
  private static func degrees(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let whole = Int(parts[0]) else { return nil }
    var digits = Array(parts[1].utf8.prefix(5))
    while digits.count < 5 { digits.append(UInt8(ascii: "0")) }
    return Int(String(decoding: digits, as: UTF8.self)).map { whole * 100_000 + $0 }
  }
}
