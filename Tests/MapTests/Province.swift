import BrowserSupport
import FoundationEssentials

/// A made-up province of 129 square communes, as the server would describe it.
///
/// Drawn here, in the test's own hand, rather than from the real outlines: those belong to the
/// database, and the page must not care. That the page reads what PostGIS writes is shown apart.
enum Province {
  static let count = 129

  /// The communes that tests speak of; the rest is numbered.
  static let names = [
    "Xã Gia Viễn", "Phường Phủ Lý", "Phường Hà Nam", "Xã Đồng Thịnh", "Xã Ý Yên",
    "Xã <img src=x onerror=alert(1)>",
  ]

  static func code(_ index: Int) -> String { String(37_000 + index) }

  static func fullName(_ index: Int) -> String {
    index < names.count ? names[index] : "Xã Thử Nghiệm \(index)"
  }

  static func unit(_ index: Int) -> [String: JSON] {
    let fullName = fullName(index)
    let name = fullName.drop { $0 != " " }.dropFirst()
    return [
      "code": .string(code(index)), "kind": "commune", "full_name": .string(fullName),
      "name": .string(String(name)),
      "point": .array([.number(west(index) + 0.02), .number(south(index) + 0.02)]),
    ]
  }

  /// A unit as lists and searches of the API give it.
  static func found(_ index: Int, match: JSON = nil, choose: Bool = false) -> JSON {
    let rest: [String: JSON] = [
      "parent": ["code": "37", "kind": "province", "full_name": "Tỉnh Ninh Bình"],
      "population": .number(Double(8_000 + 100 * index)), "area_km2": 12.5,
      "match": match, "choose": .bool(choose),
    ]
    return .object(unit(index).merging(rest) { $1 })
  }

  static var outlines: [UInt8] {
    encoded([
      "attribution": "Ranh giới: nguồn thử", "note": "Bản đồ tham khảo.",
      "units": .array(
        (0..<count).map { index in
          .object(unit(index).merging(["twkb": .string(twkb(index))]) { $1 })
        }),
    ])
  }

  private static func west(_ index: Int) -> Double { 105.6 + 0.05 * Double(index % 13) }
  private static func south(_ index: Int) -> Double { 19.9 + 0.05 * Double(index / 13) }

  /// A square of 0.04° as Tiny WKB in base64: a Polygon of one ring at 5 decimals.
  private static func twkb(_ index: Int) -> String {
    let side = 4_000
    let start = [Int((west(index) * 1e5).rounded()), Int((south(index) * 1e5).rounded())]
    let steps = start + [side, 0, 0, side, -side, 0, 0, -side]
    return Data([0xa3, 0, 1, 5] + steps.flatMap(varint)).base64EncodedString()
  }

  private static func varint(_ step: Int) -> [UInt8] {
    var rest = step >= 0 ? 2 * step : -2 * step - 1
    var bytes: [UInt8] = []
    while rest > 127 {
      bytes.append(UInt8(rest % 128 + 128))
      rest /= 128
    }
    return bytes + [UInt8(rest)]
  }
}

/// The same bytes for the same value.
func encoded(_ value: JSON) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  return Array((try? encoder.encode(value)) ?? Data())
}
