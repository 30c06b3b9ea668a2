import Demonstration
import Domain
import Foundation

/// Provinces that the tests make, and their tables read back.
enum Sample {
  /// 2026-11-24 08:15 UTC, a Tuesday afternoon in Vietnam.
  static let now = 1_795_508_100

  static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../sql/reference").standardized

  static func text(_ name: String) throws(ProvinceError) -> String {
    let file = reference.appending(path: name + ".csv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw .empty(file: name)
    }
    return text
  }

  /// The real province.
  static let province = Result { try Province(reference: text) }

  /// 4,000 households of the real province, read back once for all tests.
  static let small = Result {
    Contents(
      Demonstration(
        province: try province.get(), size: Size(households: 4000), seed: 20_251_010, now: now))
  }

  /// Two made-up communes, so that what is expected of them moves with the code alone.
  static func tiny(seed: UInt64) throws -> Demonstration {
    Demonstration(
      province: Province(
        unit: try unit("00037", "Ninh Bình"),
        communes: [
          try commune(
            "90001", "Xã Đồng Mới", lon: 10_600_000,
            [unit("90011", "Đồng Cũ"), unit("90012", "Phố Cũ", isUrban: true)]),
          try commune("90002", "Xã Sông Vắng", lon: 10_604_000, []),
        ],
        services: [
          Province.Service(
            code: "vneid_activation", name: "Kích hoạt", minutes: 40, dueDays: 10,
            skills: [("vneid", 3), ("identity", 2)]),
          Province.Service(
            code: "zalo_basics", name: "Zalo", minutes: 30, dueDays: 21, skills: [("phone", 3)]),
        ],
        calendar: (["urgent", "deadline", "home_visit", "ordinary"], []), names: names),
      size: Size(households: 300), seed: seed, now: now)
  }

  private static let names = [
    NameFrequency(part: .surname, gender: nil, cohort: nil, value: "Nguyễn", weight: 60),
    NameFrequency(part: .localSurname, gender: nil, cohort: nil, value: "Đinh", weight: 40),
    NameFrequency(part: .middle, gender: .female, cohort: nil, value: "Thị", weight: 9),
    NameFrequency(part: .middle, gender: .male, cohort: nil, value: "Văn", weight: 9),
    NameFrequency(part: .given, gender: nil, cohort: nil, value: "Hữu Thủy", weight: 5),
    NameFrequency(part: .given, gender: nil, cohort: nil, value: "Ước", weight: 5),
  ]

  private static func unit(
    _ code: String, _ name: String, isUrban: Bool = false
  ) throws -> Province.Unit {
    guard let id = ID<Province.Unit>("0197c1c8-0000-7000-8000-0000000\(code)") else {
      throw ProvinceError.malformed(file: "tiny", line: 1)
    }
    return Province.Unit(id: id, code: code, name: name, fullName: name, isUrban: isUrban)
  }

  /// An L of some four kilometres: the inner corner is outside.
  private static func commune(
    _ code: String, _ name: String, lon: Int, _ former: [Province.Unit]
  ) throws -> Province.Commune {
    let corners = [(0, 0), (4000, 0), (4000, 2000), (2000, 2000), (2000, 4000), (0, 4000)]
    let ring = corners.map { Place(lon: lon + $0.0, lat: 2_025_000 + $0.1) }
    return Province.Commune(
      unit: try unit(code, name), population: 8000, outline: Outline(rings: [ring]),
      inside: Place(lon: lon + 1000, lat: 2_026_000), formerCommunes: former)
  }
}
