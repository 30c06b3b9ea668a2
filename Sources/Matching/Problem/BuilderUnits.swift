/// The tables that people and requests refer to.
extension Problem.Builder {
  func rankedCommunes(_ ranks: Ranks) throws(MatchingError) -> [Commune] {
    var touching = [Set<Int32>](repeating: [], count: communes.count)
    for (own, row) in ranks.communes.order.enumerated() {
      var said: Set<Int32> = []
      for (position, id) in communes[row].neighbours.enumerated() {
        let pointer = "/communes/\(row)/neighbours/\(position)"
        let other = try ranks.communes.rank(of: id, kind: .commune, at: pointer)
        guard said.insert(other).inserted else {
          throw .input(pointer: pointer, fault: .duplicate(id: id))
        }
        // Who is touched touches: it need not be said twice.
        touching[own].insert(other)
        touching[Int(other)].insert(Int32(own))
      }
      try checkQuota(communes[row].quota, at: "/communes/\(row)")
    }
    return zip(ranks.communes.order, touching).map { row, neighbours in
      Commune(
        id: communes[row].id, neighbours: neighbours.sorted(), quota: communes[row].quota)
    }
  }

  func rankedVillages(_ ranks: Ranks) throws(MatchingError) -> [Village] {
    var list: [Village] = []
    for row in ranks.villages.order {
      let village = villages[row]
      let commune = try ranks.communes.rank(
        of: village.commune, kind: .commune, at: "/villages/\(row)/commune")
      list.append(Village(id: village.id, commune: commune))
    }
    return list
  }

  func rankedTeams(_ ranks: Ranks) throws(MatchingError) -> [Team] {
    var list: [Team] = []
    for row in ranks.teams.order {
      let team = teams[row]
      let commune = try ranks.communes.rank(
        of: team.commune, kind: .commune, at: "/teams/\(row)/commune")
      try checkQuota(team.quota, at: "/teams/\(row)")
      list.append(Team(id: team.id, commune: commune, quota: team.quota))
    }
    return list
  }

  private func checkQuota(_ quota: Int?, at place: String) throws(MatchingError) {
    guard let quota else { return }
    try check(quota, 0...100_000_000, at: "\(place)/quota")
  }

  func rankedServices(_ ranks: Ranks) throws(MatchingError) -> [Service] {
    var list: [Service] = []
    for row in ranks.services.order {
      let service = services[row]
      let skills = try rankedSkills(service.skills, ranks, at: "/services/\(row)")
      var parts: [Int32] = []
      for part in service.parts {
        parts.append(
          try ranks.services.rank(of: part, kind: .service, at: "/services/\(row)"))
      }
      list.append(Service(id: service.id, skills: skills, parts: parts))
    }
    return list
  }

  func rankedClasses(_ ranks: Ranks) throws(MatchingError) -> [PriorityClass] {
    var list: [PriorityClass] = []
    for row in ranks.classes.order {
      let entry = classes[row]
      try check(entry.weight, 1...1000, at: "/classes/\(row)/weight")
      list.append(PriorityClass(id: entry.id, weight: entry.weight))
    }
    return list
  }

  /// Skills in ascending order, each at most once.
  func rankedSkills(
    _ rows: [SkillRow], _ ranks: Ranks, at place: String
  ) throws(MatchingError) -> [SkillLevel] {
    var list: [SkillLevel] = []
    for row in rows {
      let pointer = "\(place)/skills/\(escaped(row.skill))"
      let skill = try ranks.skills.rank(of: row.skill, kind: .skill, at: pointer)
      try check(row.level, 1...4, at: pointer)
      guard !list.contains(where: { $0.skill == skill }) else {
        throw .input(pointer: pointer, fault: .duplicate(id: row.skill))
      }
      list.append(SkillLevel(skill: skill, level: row.level))
    }
    return list.sorted { $0.skill < $1.skill }
  }
}

/// A field's name as a JSON pointer writes it (RFC 6901 §3).
func escaped(_ name: String) -> String {
  var text = ""
  for character in name {
    switch character {
    case "~": text += "~0"
    case "/": text += "~1"
    default: text.append(character)
    }
  }
  return text
}
