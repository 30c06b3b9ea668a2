/// Classes in the villages' halls, held and to come.
extension Storyteller {
  /// One class for every fourth village in three months, where a teacher was found; of those to
  /// come some still look for theirs.
  mutating func holdClasses() {
    let villages = residents.settlement.villages.count
    let count = villages * (clock.historyDays + 14) / 368 + 1
    for number in 0..<count {
      var draws = seed.draws(.activity, number)
      let village = draws.below(villages)
      // In order of time, so that ids are in order too.
      let day = clock.today - clock.historyDays + 5 + number * (clock.historyDays + 8) / count
      let days = day < clock.today ? day..<min(day + 7, clock.today) : day..<day + 7
      let need = Market.Need(
        commune: residents.settlement.villages[village].commune, service: topics.drawn(&draws),
        modes: .station, place: residents.settlement.villages[village].centre, minutes: 90,
        days: days, parts: 7)
      let created = Int32(min(Calendar.minute(ofDay: day - 6, clock: 600), clock.now - 1))
      let isAhead = day >= clock.today
      if !isAhead || draws.happens(perMille: 700), let slot = market.slot(need, &draws) {
        hold(village, need.service, slot, created: created)
      } else if isAhead {
        story.activities.append(
          Activity(
            village: UInt16(village), service: UInt8(need.service), day: Int32(day),
            part: UInt8(draws.below(3)), created: created))
      }
    }
  }

  /// Ninety minutes, taught by an ambassador of the commune.
  private mutating func hold(
    _ village: Int, _ service: Int, _ slot: Market.Slot, created: Int32
  ) {
    var assignment = Assignment(
      target: -1 - Int32(story.activities.count), ambassador: slot.ambassador, state: .accepted,
      part: UInt8(slot.part), minutes: 18, agreed: true, day: Int32(slot.day), offered: created,
      accepted: created)
    if slot.day < clock.today {
      let start = Calendar.minute(ofDay: slot.day, clock: Self.hours[slot.part])
      assignment.state = .verified
      assignment.started = Int32(start)
      assignment.reported = Int32(start + 95)
      assignment.ended = Int32(start + 110)
    }
    story.activities.append(
      Activity(
        village: UInt16(village), service: UInt8(service), day: Int32(slot.day),
        part: UInt8(slot.part), created: created, assignments: 1,
        firstAssignment: Int32(story.assignments.count)))
    book(assignment)
  }

  /// When a class of each part of the day begins, in minutes after midnight.
  static let hours = [480, 840, 1170]
}
