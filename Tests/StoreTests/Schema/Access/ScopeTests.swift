import Domain
import Store
import TestSupport
import Testing

/// Invariant 11: `asking` against the plain meaning of grants, in worlds drawn from a seed.
@Suite(.sharedDatabase(filledBy: World.fillAll)) struct ScopeTests {
  /// Roles as the permit table would give them, from none to all.
  private static let roleSets: [[Role]] = [
    [], [.communeOfficer], [.communeOfficer, .teamLeader], [.ambassador],
    [.administrator, .provinceOfficer, .auditor], [.integration], Role.allCases,
  ]

  private struct Verdict: Equatable {
    var person: String?
    var isPermitted: Bool
    /// Places whose rows are seen, by commune and village.
    var seen: Set<World.Place>
  }

  @Test(arguments: World.seeds) func `a token sees what its grants cover today`(seed: UInt64) throws
  {
    let world = World(seed: seed)
    let service = try Connection(FreshDatabase.current, .seat)
    var permitted = 0
    for token in world.tokens.map(\.text) + ["không ai cấp", ""] {
      for roles in Self.roleSets {
        let expected = meaning(of: token, as: roles, in: world)
        #expect(
          try answer(to: token, as: roles, in: world, service) == expected, "\(token) \(roles)")
        if expected.isPermitted { permitted += 1 }
      }
    }
    // Worlds where nobody sees anything would prove nothing.
    #expect(permitted > 20)
  }

  /// What the grants say, read one by one: a place is seen when it, or a unit above it, is granted.
  private func meaning(of text: String, as roles: [Role], in world: World) -> Verdict {
    guard let token = world.tokens.first(where: { $0.text == text && $0.isAlive }),
      !world.erased.contains(token.person)
    else { return Verdict(isPermitted: false, seen: []) }
    let grants = world.grants.filter { grant in
      grant.person == token.person && roles.contains(grant.role) && grant.coversToday
        && (grant.role == .integration) == token.isIntegration
    }
    let seen = world.places.filter { place in
      grants.contains { grant in
        [world.province, place.commune, place.village].contains(grant.unit)
      }
    }
    return Verdict(person: token.person, isPermitted: !grants.isEmpty, seen: Set(seen))
  }

  /// The same by the schema: the predicate that every list has, over rows at all places.
  private func answer(
    to token: String, as roles: [Role], in world: World, _ service: borrowing Connection
  ) throws -> Verdict {
    let rows = try service.query(
      """
      select a.person_id::text, a.known::text, a.permitted::text, p.commune_id::text,
        p.village_id::text
      from asking($1, $2::text[]) a left join unnest($3::uuid[], $4::uuid[])
        as p (commune_id, village_id)
        on p.commune_id = any (a.communes) or p.village_id = any (a.villages)
      """,
      [
        token, "{\(roles.map(\.rawValue).joined(separator: ","))}",
        "{\(world.places.map(\.commune).joined(separator: ","))}",
        "{\(world.places.map { $0.village ?? "null" }.joined(separator: ","))}",
      ])
    let first = try #require(rows.first)
    #expect(first[1] == (first[0] == nil ? "false" : "true"))
    let seen = rows.compactMap { row in row[3].map { World.Place(commune: $0, village: row[4]) } }
    return Verdict(person: first[0], isPermitted: first[2] == "true", seen: Set(seen))
  }
}
