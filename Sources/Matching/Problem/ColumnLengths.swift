extension ProblemColumns {
  /// Refuses tables whose arrays differ in length.
  func checkLengths() throws(MatchingError) {
    try even("communes", communes.id.count, ["quota": communes.quota.count])
    try even("villages", villages.id.count, ["commune": villages.commune.count])
    try even(
      "teams", teams.id.count, ["commune": teams.commune.count, "quota": teams.quota.count])
    try even("neighbours", neighbours.first.count, ["second": neighbours.second.count])
    try even("classes", classes.count, ["weight": classWeights.count])
    try even("service_skills", serviceSkills.owner.count, serviceSkills.lengths)
    try even("volunteer_skills", volunteerSkills.owner.count, volunteerSkills.lengths)
    try even(
      "volunteer_languages", volunteerLanguages.first.count,
      ["second": volunteerLanguages.second.count])
    try even("also_communes", alsoCommunes.first.count, ["second": alsoCommunes.second.count])
    try even("also_villages", alsoVillages.first.count, ["second": alsoVillages.second.count])
    try even("volunteers", volunteers.id.count, volunteers.lengths)
    try even("requests", requests.id.count, requests.lengths)
    try even(
      "bars", bars.first.count, ["second": bars.second.count, "reason": barReasons.count])
    try even("pins", pins.request.count, pins.lengths)
    try even("current", current.request.count, current.lengths)
  }

  private func even(
    _ table: String, _ expected: Int, _ found: KeyValuePairs<String, Int>
  ) throws(MatchingError) {
    for (column, count) in found where count != expected {
      throw .input(
        pointer: "/\(table)/\(column)", fault: .unevenColumn(expected: expected, found: count))
    }
  }
}

extension ProblemColumns.Skills {
  var lengths: KeyValuePairs<String, Int> { ["skill": skill.count, "level": level.count] }
}

extension ProblemColumns.Volunteers {
  var lengths: KeyValuePairs<String, Int> {
    [
      "commune": commune.count, "village": village.count, "team": team.count,
      "longitude": longitudeE6.count, "latitude": latitudeE6.count, "radius_m": radius_m.count,
      "modes": modes.count, "gender": gender.count, "seats": seats.count,
      "weekly_cap": weeklyCap.count, "recent_load": recentLoad.count, "active": isActive.count,
      "consented": hasConsented.count,
    ]
  }
}

extension ProblemColumns.Requests {
  var lengths: KeyValuePairs<String, Int> {
    [
      "commune": commune.count, "village": village.count, "service": service.count,
      "class": priorityClass.count, "longitude": longitudeE6.count,
      "latitude": latitudeE6.count, "slots": slots.count, "deadline": deadline.count,
      "overdue": isOverdue.count, "minutes": minutes.count, "people": people.count,
      "together": isTogether.count, "mode": mode.count, "language": language.count,
      "visitor_gender": visitorGender.count, "waiting_days": waitingDays.count,
      "tries": tries.count, "known": known.count,
    ]
  }
}

extension ProblemColumns.Pins {
  var lengths: KeyValuePairs<String, Int> { ["volunteer": volunteer.count, "slot": slot.count] }
}
