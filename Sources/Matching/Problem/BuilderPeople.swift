/// Volunteers and requests.
extension Problem.Builder {
  func rankedVolunteers(
    _ ranks: Ranks, _ projection: Projection
  ) throws(MatchingError) -> [Volunteer] {
    var list: [Volunteer] = []
    list.reserveCapacity(volunteers.count)
    for row in ranks.volunteers.order {
      list.append(try volunteer(row, ranks, projection))
    }
    return list
  }

  private func volunteer(
    _ index: Int, _ ranks: Ranks, _ projection: Projection
  ) throws(MatchingError) -> Volunteer {
    let row = volunteers[index]
    let place = "/volunteers/\(index)"
    try check(row.radius_m, 0...200_000, at: "\(place)/radius_m")
    try check(row.weeklyCap, 0...63, at: "\(place)/weekly_cap")
    try check(row.recentLoad, 0...1000, at: "\(place)/recent_load")
    var languages: UInt64 = 0
    for language in row.languages {
      let rank = try ranks.languages.rank(
        of: language, kind: .language, at: "\(place)/languages")
      languages |= 1 << UInt64(rank)
    }
    return Volunteer(
      id: row.id,
      isActive: row.isActive,
      hasConsented: row.hasConsented,
      point: try projected(row.place, projection, at: place),
      commune: try ranks.communes.rank(of: row.commune, kind: .commune, at: "\(place)/commune"),
      village: try ranks.villages.rank(
        ofOptional: row.village, kind: .village, at: "\(place)/village"),
      team: try ranks.teams.rank(ofOptional: row.team, kind: .team, at: "\(place)/team"),
      alsoCommunes: try ranked(
        row.alsoCommunes, ranks.communes, .commune, at: "\(place)/also_communes"),
      alsoVillages: try ranked(
        row.alsoVillages, ranks.villages, .village, at: "\(place)/also_villages"),
      radius_m: row.radius_m,
      skills: try rankedSkills(row.skills, ranks, at: place),
      languages: languages,
      modes: row.modes.reduce(0) { $0 | $1.bit },
      gender: row.gender,
      seats: row.seats,
      weeklyCap: row.weeklyCap,
      recentLoad: row.recentLoad)
  }

  func rankedRequests(
    _ ranks: Ranks, _ projection: Projection
  ) throws(MatchingError) -> [HelpRequest] {
    var list: [HelpRequest] = []
    list.reserveCapacity(requests.count)
    for row in ranks.requests.order {
      list.append(try request(row, ranks, projection))
    }
    return list
  }

  private func request(
    _ index: Int, _ ranks: Ranks, _ projection: Projection
  ) throws(MatchingError) -> HelpRequest {
    let row = requests[index]
    let place = "/requests/\(index)"
    try check(row.minutes, 1...720, at: "\(place)/minutes")
    try check(row.people, 1...50, at: "\(place)/people")
    try check(row.waitingDays, 0...3650, at: "\(place)/waiting_days")
    try check(row.tries, 0...1000, at: "\(place)/tries")
    return HelpRequest(
      id: row.id,
      point: try projected(row.place, projection, at: place),
      commune: try ranks.communes.rank(of: row.commune, kind: .commune, at: "\(place)/commune"),
      village: try ranks.villages.rank(
        ofOptional: row.village, kind: .village, at: "\(place)/village"),
      service: try ranks.services.rank(of: row.service, kind: .service, at: "\(place)/service"),
      priorityClass: try ranks.classes.rank(
        of: row.priorityClass, kind: .priorityClass, at: "\(place)/class"),
      slots: row.slots,
      deadline: row.deadline,
      isOverdue: row.isOverdue,
      minutes: row.minutes,
      people: row.people,
      isTogether: row.isTogether,
      mode: row.mode,
      language: try ranks.languages.rank(
        ofOptional: row.language, kind: .language, at: "\(place)/language"),
      visitorGender: row.visitorGender,
      waitingDays: row.waitingDays,
      tries: row.tries,
      known: try ranks.volunteers.rank(
        ofOptional: row.known, kind: .volunteer, at: "\(place)/known"),
      hours: row.hours)
  }

  private func projected(
    _ place: GeographicPoint, _ projection: Projection, at pointer: String
  ) throws(MatchingError) -> Point {
    try checkPlace(place, at: "\(pointer)/point")
    guard let point = projection.point(place) else {
      throw .input(pointer: "\(pointer)/point", fault: .farFromOrigin)
    }
    return point
  }
}
