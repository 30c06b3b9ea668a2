/// What the villages of one former commune are called: each had its own custom, so a merged commune
/// may hold «Xóm 5» twice.
struct VillageNames {
  private let style: Style
  private let start: Int

  private enum Style { case ward, hamlet, numbered, compass, compound }

  init(isUrban: Bool, _ draws: inout Draws) {
    let rural = Weighted<Style>([(.hamlet, 45), (.numbered, 15), (.compass, 15), (.compound, 25)])
    let drawn = rural.drawn(&draws)
    style = isUrban ? .ward : drawn
    start = draws.below(Self.firsts.count * Self.seconds.count)
  }

  /// What stands before the name, and the name, of the village `number`, from 1.
  func name(_ number: Int) -> (designation: String, name: String) {
    switch style {
    case .ward: return ("tổ dân phố", "số \(number)")
    case .hamlet: return ("xóm", "\(number)")
    case .numbered: return ("thôn", "\(number)")
    case .compass:
      return number <= Self.sides.count ? ("thôn", Self.sides[number - 1]) : ("xóm", "\(number)")
    case .compound:
      // A step without a common factor visits every pair once before it repeats.
      let pairs = Self.firsts.count * Self.seconds.count
      let pair = (start + number * 11) % pairs
      return (
        "thôn",
        Self.firsts[pair / Self.seconds.count] + " " + Self.seconds[pair % Self.seconds.count]
      )
    }
  }

  private static let sides = [
    "Đông", "Đoài", "Nam", "Bắc", "Trung", "Thượng", "Hạ", "Nội", "Ngoại", "Tiền", "Hậu", "Chùa",
  ]
  private static let firsts = [
    "An", "Phú", "Tân", "Đồng", "Văn", "Yên", "Hòa", "Thanh", "Quang", "Bình", "Xuân", "Mỹ", "Đức",
    "Trung",
  ]
  private static let seconds = [
    "Lạc", "Thịnh", "Cư", "Lợi", "Ninh", "Thượng", "Trại", "Lộc", "Thái", "Khê", "Nội", "Phong",
    "Tiến", "Vượng",
  ]
}
