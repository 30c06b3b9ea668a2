/// What people ask for and how they reach the service: shares for made-up data, not findings.
enum Demand {
  /// How often each service of the province is asked for, in thousandths; an unknown one a little.
  static func services(_ province: Province) -> [Int] {
    province.services.map { service in topics.first { $0.0 == service.code }?.1 ?? 5 }
  }

  /// How much of a service's share ambassadors can serve, in percent: some skills are scarce.
  static func supplyPercent(_ province: Province, _ service: Int) -> Int {
    scarce.first { $0.0 == province.services[service].code }?.1 ?? 100
  }

  /// Identity and public services lead; tax, signature and selling are rare.
  private static let topics = [
    ("vneid_activation", 140), ("vneid_use", 80), ("public_service_online", 200),
    ("phone_basics", 80), ("zalo_basics", 60), ("online_safety", 110), ("cashless_payment", 90),
    ("stall_qr_payment", 20), ("social_insurance", 50), ("health_record", 30),
    ("mooc_signup", 30), ("skill_confirmation", 20), ("digital_signature", 30),
    ("household_business_tax", 30), ("online_selling", 30),
  ]
  private static let scarce = [
    ("digital_signature", 45), ("household_business_tax", 35), ("online_selling", 50),
    ("public_service_online", 80), ("stall_qr_payment", 60),
  ]

  /// The services that a stall asks for.
  static let ofStalls = ["stall_qr_payment", "online_selling", "household_business_tax"]

  /// The way a request comes, by the word of its row.
  enum Source: Sendable {
    case villageHead, oneStopDesk, phone, zalo, lesson, web

    var word: StaticString {
      switch self {
      case .villageHead: "village_head"
      case .oneStopDesk: "one_stop_desk"
      case .phone: "phone"
      case .zalo: "zalo"
      case .lesson: "class"
      case .web: "web"
      }
    }
  }

  static let sources = Weighted<Source>([
    (.villageHead, 35), (.oneStopDesk, 25), (.phone, 15), (.zalo, 15), (.lesson, 7), (.web, 3),
  ])

  /// Where help is given.
  static let modes = Weighted<Ambassador.Modes>([(.home, 45), (.station, 50), (.phone, 5)])

  /// The hour of a request; mornings and evenings dominate.
  static let hours = Weighted([
    (6, 2), (7, 6), (8, 15), (9, 16), (10, 10), (11, 5), (12, 2), (13, 3), (14, 6), (15, 6),
    (16, 5), (17, 3), (18, 3), (19, 8), (20, 8), (21, 2),
  ])

  /// The weight of a day for requests, in percent: October doubles, summer brings enrolments, Tết
  /// brings rest.
  static func percent(ofDay day: Int, isNewYear: Bool) -> Int {
    let season =
      switch Calendar.civil(day).month {
      case 10: 200
      case 6...8: 150
      default: 100
      }
    let week = [100, 100, 100, 100, 100, 60, 40][Calendar.weekday(day)]
    return season * week * (isNewYear ? 40 : 100) / 10_000
  }

  /// The parts of the day that suit: sum of 1 morning, 2 afternoon, 4 evening.
  static let parts = Weighted([(7, 40), (1, 18), (4, 22), (3, 12), (6, 8)])
}
