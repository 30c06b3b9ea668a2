extension ProblemColumns {
  /// Makes the problem.
  ///
  /// - Returns: The same problem that ``ProblemFile`` makes of the same rows.
  /// - Throws: ``MatchingError/input(pointer:fault:)``: the pointer names table, row and field;
  ///   ``MatchingError/pinsBeyondCapacity(_:)``.
  public func problem() throws(MatchingError) -> Problem {
    try checkLengths()
    var rows = Problem.Builder()
    rows.origin = origin
    addUnits(to: &rows)
    try addServices(to: &rows)
    rows.volunteers = try volunteers.rows()
    rows.requests = try requests.rows()
    try addAbilities(to: &rows)
    rows.bars = bars.first.indices.map { index in
      var row = BarRow()
      row.request = bars.first[index]
      row.volunteer = bars.second[index]
      row.reason = barReasons[index]
      return row
    }
    rows.pins = try pins.rows("pins")
    rows.current = try current.rows("current")
    return try rows.build()
  }

  private func addUnits(to rows: inout Problem.Builder) {
    var near: [String: [String]] = [:]
    for (one, two) in zip(neighbours.first, neighbours.second) {
      near[one, default: []].append(two)
      near[two, default: []].append(one)
    }
    rows.communes = communes.id.indices.map { index in
      var row = CommuneRow()
      row.id = communes.id[index]
      row.neighbours = Set(near[row.id, default: []]).sorted(by: isBefore)
      row.quota = communes.quota[index]
      return row
    }
    rows.villages = villages.id.indices.map { index in
      var row = VillageRow()
      row.id = villages.id[index]
      row.commune = villages.commune[index]
      return row
    }
    rows.teams = teams.id.indices.map { index in
      var row = TeamRow()
      row.id = teams.id[index]
      row.commune = teams.commune[index]
      row.quota = teams.quota[index]
      return row
    }
  }

  private func addServices(to rows: inout Problem.Builder) throws(MatchingError) {
    rows.skills = skills
    rows.services = services.map { id in
      var row = ServiceRow()
      row.id = id
      return row
    }
    rows.classes = classes.indices.map { index in
      var row = ClassRow()
      row.id = classes[index]
      row.weight = classWeights[index]
      return row
    }
    let place = places(of: services)
    for index in serviceSkills.owner.indices {
      let row = try owner(
        serviceSkills.owner[index], place, at: "/service_skills/\(index)/owner")
      rows.services[row].skills.append(serviceSkills.row(index))
    }
  }

  private func addAbilities(to rows: inout Problem.Builder) throws(MatchingError) {
    let place = places(of: volunteers.id)
    for index in volunteerSkills.owner.indices {
      let row = try owner(
        volunteerSkills.owner[index], place, at: "/volunteer_skills/\(index)/owner")
      rows.volunteers[row].skills.append(volunteerSkills.row(index))
    }
    let lists: [(String, Pairs, WritableKeyPath<VolunteerRow, [String]>)] = [
      ("volunteer_languages", volunteerLanguages, \.languages),
      ("also_communes", alsoCommunes, \.alsoCommunes),
      ("also_villages", alsoVillages, \.alsoVillages),
    ]
    for (table, pairs, field) in lists {
      for index in pairs.first.indices {
        let row = try owner(pairs.first[index], place, at: "/\(table)/\(index)/first")
        rows.volunteers[row][keyPath: field].append(pairs.second[index])
      }
    }
  }

  private func places(of ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, ids.indices)) { first, _ in first }
  }

  private func owner(
    _ id: String, _ place: [String: Int], at pointer: @autoclosure () -> String
  ) throws(MatchingError) -> Int {
    guard let row = place[id] else {
      throw .input(pointer: pointer(), fault: .unknownReference(kind: .owner, id: id))
    }
    return row
  }
}

extension ProblemColumns.Skills {
  func row(_ index: Int) -> SkillRow { SkillRow(skill: skill[index], level: level[index]) }
}

extension ProblemColumns.Volunteers {
  func rows() throws(MatchingError) -> [VolunteerRow] {
    var rows: [VolunteerRow] = []
    for index in id.indices {
      let pointer = "/volunteers/\(index)"
      try check(seats[index], 0...Int.max, at: "\(pointer)/seats")
      try check(modes[index], 0...7, at: "\(pointer)/modes")
      var row = VolunteerRow()
      row.id = id[index]
      row.commune = commune[index]
      row.village = village[index]
      row.team = team[index]
      row.place = GeographicPoint(
        longitudeE6: longitudeE6[index], latitudeE6: latitudeE6[index])
      row.radius_m = radius_m[index]
      row.modes = Mode.allCases.filter { UInt8(modes[index]) & $0.bit != 0 }
      row.gender = gender[index]
      row.seats = Seats(packed: UInt64(seats[index]))
      row.weeklyCap = weeklyCap[index]
      row.recentLoad = recentLoad[index]
      row.isActive = isActive[index]
      row.hasConsented = hasConsented[index]
      rows.append(row)
    }
    return rows
  }
}

extension ProblemColumns.Requests {
  func rows() throws(MatchingError) -> [RequestRow] {
    var rows: [RequestRow] = []
    for index in id.indices {
      let pointer = "/requests/\(index)"
      try check(slots[index], 0...Int(SlotSet.all.bits), at: "\(pointer)/slots")
      var row = RequestRow()
      row.id = id[index]
      row.commune = commune[index]
      row.village = village[index]
      row.service = service[index]
      row.priorityClass = priorityClass[index]
      row.place = GeographicPoint(
        longitudeE6: longitudeE6[index], latitudeE6: latitudeE6[index])
      row.slots = SlotSet(bits: UInt32(slots[index]))
      row.deadline = try slot(deadline[index], at: "\(pointer)/deadline")
      row.isOverdue = isOverdue[index]
      row.minutes = minutes[index]
      row.people = people[index]
      row.isTogether = isTogether[index]
      row.mode = mode[index]
      row.language = language[index]
      row.visitorGender = visitorGender[index]
      row.waitingDays = waitingDays[index]
      row.tries = tries[index]
      row.known = known[index]
      rows.append(row)
    }
    return rows
  }
}

extension ProblemColumns.Pins {
  func rows(_ table: String) throws(MatchingError) -> [PinRow] {
    var rows: [PinRow] = []
    for index in request.indices {
      var row = PinRow()
      row.request = request[index]
      row.volunteer = volunteer[index]
      row.slot = try Matching.slot(slot[index], at: "/\(table)/\(index)/slot")
      rows.append(row)
    }
    return rows
  }
}

/// The half day at a position, where there is one.
private func slot(_ index: Int?, at pointer: String) throws(MatchingError) -> Slot? {
  guard let index else { return nil }
  try check(index, 0...Slot.count - 1, at: pointer)
  return Slot(index: index)
}
