import Matching

extension Attributes {
  /// The instance as a problem of the engine: what a province would hand over.
  ///
  /// Places become degrees about a point of the delta. A request asks for one skill at one level, so
  /// each such pair is a service; each weight is a priority class.
  func problem() throws(MatchingError) -> Problem {
    var rows = Problem.Builder()
    rows.origin = GeographicPoint(longitudeE6: 106_000_000, latitudeE6: 20_250_000)
    let projection = Projection(origin: rows.origin)
    let communes = Set(volunteers.commune + requests.commune).sorted()
    rows.communes = communes.map { commune in
      var row = CommuneRow()
      row.id = "C\(commune)"
      return row
    }
    rows.teams = Set(volunteers.team).sorted().map { team in
      var row = TeamRow()
      row.id = "T\(team)"
      row.commune = "C\(team / 4)"
      return row
    }
    rows.skills = (0..<Attributes.skillCount).map { "S\($0)" }
    rows.services = (0..<Attributes.skillCount).flatMap { skill in
      (1...3).map { level in
        var row = ServiceRow()
        row.id = "S\(skill)-\(level)"
        row.skills = [SkillRow(skill: "S\(skill)", level: level)]
        return row
      }
    }
    rows.classes = (1...8).map { weight in
      var row = ClassRow()
      row.id = "W\(weight)"
      row.weight = weight
      return row
    }
    rows.volunteers = volunteers.place.indices.map { volunteer($0, projection) }
    rows.requests = requests.place.indices.map { request($0, projection) }
    return try rows.build()
  }

  private func volunteer(_ index: Int, _ projection: Projection) -> VolunteerRow {
    var row = VolunteerRow()
    row.id = "V\(index)"
    row.place = volunteers.place[index].degrees(projection)
    row.commune = "C\(volunteers.commune[index])"
    row.team = "T\(volunteers.team[index])"
    row.radius_m = Int(volunteers.radius[index])
    for skill in 0..<Attributes.skillCount {
      let level = Int(volunteers.levels[index * Attributes.skillCount + skill])
      if level > 0 { row.skills.append(SkillRow(skill: "S\(skill)", level: level)) }
    }
    if volunteers.language[index] > 0 { row.languages = ["L\(volunteers.language[index])"] }
    for slot in Slot.all where volunteers.slots[index] >> Int32(slot.index) & 1 == 1 {
      row.seats[slot] = Int(visitsPerHalfDay)
    }
    row.weeklyCap = Int(volunteers.cap[index])
    return row
  }

  private func request(_ index: Int, _ projection: Projection) -> RequestRow {
    var row = RequestRow()
    row.id = "R\(index)"
    row.place = requests.place[index].degrees(projection)
    row.commune = "C\(requests.commune[index])"
    row.service = "S\(requests.skill[index])-\(requests.level[index])"
    row.priorityClass = "W\(requests.weight[index])"
    row.slots = SlotSet(Slot.all.filter { requests.slots[index] >> Int32($0.index) & 1 == 1 })
    if requests.language[index] > 0 { row.language = "L\(requests.language[index])" }
    return row
  }
}

extension Place {
  /// The nearest millionth of a degree, about 0.1 m.
  fileprivate func degrees(_ projection: Projection) -> GeographicPoint {
    let origin = projection.origin
    return GeographicPoint(
      longitudeE6: origin.longitudeE6
        + Int((east * 1e9 / Double(projection.longitudeDegree_mm)).rounded()),
      latitudeE6: origin.latitudeE6
        + Int((north * 1e9 / Double(projection.latitudeDegree_mm)).rounded()))
  }
}
