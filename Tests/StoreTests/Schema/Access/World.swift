import Domain
import Store

/// A few units, people, grants and tokens, drawn from a seed.
///
/// Ids hold the seed, so that several worlds fit into one cell.
struct World: Sendable {
  /// Where a row about somebody stands.
  struct Place: Hashable {
    var commune: String
    var village: String?
  }

  struct Grant {
    var id: String
    var person: String
    var role: Role
    var unit: String
    /// Days from today, the end excluded; `nil` is without end.
    var from: Int?
    var until: Int?

    var coversToday: Bool { (from ?? 0) <= 0 && (until ?? 1) > 0 }
  }

  struct Token {
    var id: String
    var text: String
    var person: String
    var isIntegration: Bool
    var isExpired: Bool
    var isRevoked: Bool

    var isAlive: Bool { !isExpired && !isRevoked }
  }

  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  @Sendable static func fillAll(_ database: Database) throws {
    for seed in seeds { try World(seed: seed).fill(database) }
  }

  /// Ninh Bình, of the reference data.
  let province = "0197c1c8-0281-78b6-930a-5586d4135a0c"
  private(set) var units: [(id: String, kind: UnitKind, parent: String?, isEnded: Bool)] = []
  private(set) var places: [Place] = []
  private(set) var people: [String] = []
  private(set) var erased: Set<String> = []
  private(set) var grants: [Grant] = []
  private(set) var tokens: [Token] = []

  private let seed: UInt64
  private var random: SplitMix

  init(seed: UInt64) {
    self.seed = seed
    random = SplitMix(state: seed)
    drawUnits()
    drawPeople()
    drawGrants()
    drawTokens()
  }

  private func id(_ kind: Int, _ number: Int) -> String {
    let tail = String(1_000_000_000_000 + Int(seed) * 10_000 + number).dropFirst()
    return "22222222-0000-7000-800\(kind)-\(tail)"
  }

  /// Communes with and without villages, some of the past; rows stand in all of them.
  private mutating func drawUnits() {
    for number in 1...5 {
      let commune = id(1, number)
      units.append((commune, .commune, province, random.chance(5)))
      places.append(Place(commune: commune))
      for _ in 0..<random.below(4) {
        let village = id(2, units.count)
        units.append((village, .village, commune, random.chance(5)))
        places.append(Place(commune: commune, village: village))
      }
    }
    units.append((id(1, 90), .formerDistrict, nil, true))
    units.append((id(1, 91), .formerCommune, id(1, 90), true))
  }

  private mutating func drawPeople() {
    people = (1...12).map { id(3, $0) }
    erased = Set(people.filter { _ in random.chance(8) })
  }

  private mutating func drawGrants() {
    var drawn: Set<[String]> = []
    for number in 1...60 {
      let person = random.pick(people)
      let role = random.pick(Role.allCases)
      let unit = random.chance(8) ? province : random.pick(units).id
      // The same role twice over the same unit must not overlap; that is another test's matter.
      guard drawn.insert([person, role.rawValue, unit]).inserted else { continue }
      let from = random.chance(4) ? nil : random.below(6) - 4
      let until = random.chance(3) ? nil : (from ?? -3) + 1 + random.below(6)
      grants.append(
        Grant(id: id(4, number), person: person, role: role, unit: unit, from: from, until: until))
    }
  }

  private mutating func drawTokens() {
    for (number, person) in (people + people).enumerated() {
      tokens.append(
        Token(
          id: id(5, number), text: "thẻ \(seed)-\(number)", person: person,
          isIntegration: random.chance(4), isExpired: random.chance(6),
          isRevoked: random.chance(6)))
    }
  }

  /// Writes it into a cell, as the owner.
  func fill(_ database: Database) throws {
    let owner = try Connection(database, .owner)
    for (number, unit) in units.enumerated() {
      _ = try owner.query(
        """
        insert into unit (id, code, kind, designation, name, full_name, parent_id, valid)
        values ($1, $2, $3, 'xóm', 'Ổ', 'Xóm Ổ', $4, daterange('2001-01-01',
          case when $5::boolean then local_day(now()) end))
        """,
        [
          unit.id, "\(90_000 + Int(seed) * 100 + number)", unit.kind.rawValue,
          unit.parent, "\(unit.isEnded)",
        ])
    }
    for person in people {
      _ = try owner.query(
        """
        insert into person (id, display_name, commune_id, status)
        values ($1, 'Vũ Thị Ước', $2, case when $3::boolean then 'erased' else 'active' end)
        """, [person, province, "\(erased.contains(person))"])
    }
    for grant in grants {
      _ = try owner.query(
        """
        insert into role_grant (id, person_id, role, unit_id, valid) values ($1, $2, $3, $4,
          daterange(local_day(now()) + $5::integer, local_day(now()) + $6::integer))
        """,
        [
          grant.id, grant.person, grant.role.rawValue, grant.unit, grant.from?.description,
          grant.until?.description,
        ])
    }
    for token in tokens {
      _ = try owner.query(
        """
        insert into token (id, sha256, kind, person_id, label, last_four, created_at, expires_at,
          revoked_at)
        values ($1, sha256(convert_to($2, 'UTF8')), $3, $4, 'Máy', 'abcd',
          now() - interval '2 days', now() + interval '1 day' * case when $5::boolean then -1
          else 1 end, case when $6::boolean then now() end)
        """,
        [
          token.id, token.text, token.isIntegration ? "integration" : "personal", token.person,
          "\(token.isExpired)", "\(token.isRevoked)",
        ])
    }
  }
}

/// A generator that gives the same numbers for the same seed everywhere.
///
/// - SeeAlso: Steele, Lea, Flood, *OOPSLA* (2014), <https://doi.org/10.1145/2660193.2660195>.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True once in so many times.
  mutating func chance(_ times: Int) -> Bool { below(times) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
