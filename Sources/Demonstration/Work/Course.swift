/// How requests that are closed by now went.
extension Storyteller {
  /// Minutes since 1970 at which a visit of a half day begins.
  static func beginning(_ day: Int, part: Int, _ draws: inout Draws) -> Int {
    let windows = [(450, 630), (810, 960), (1110, 1200)]
    return Calendar.minute(
      ofDay: day, clock: draws.between(windows[part].0 / 5, windows[part].1 / 5) * 5)
  }

  /// Brings a request to its end before the last day.
  mutating func settle(
    _ request: inout Request, _ number: Int, repeating earlier: Int32, _ draws: inout Draws
  ) {
    let latest = Calendar.minute(ofDay: clock.today, clock: 0) - 1
    request.ready = min(
      draws.happens(perMille: 650)
        ? request.received : request.received + Int32(draws.between(20, 1500)),
      Int32(latest) - 60)
    let lot = draws.below(1000)
    if lot < 30, earlier >= 0 {
      request.duplicateOf = earlier
      return close(&request, .duplicate, after: draws.between(10, 2000), latest)
    }
    if lot < 60 {
      (request.intake, request.ready) = (.submitted, 0)
      return close(&request, .rejected, after: draws.between(10, 2800), latest)
    }
    if lot < 120 { return close(&request, .withdrawn, after: draws.between(60, 9000), latest) }
    if lot < 150 { return close(&request, .alreadyHelped, after: draws.between(60, 9000), latest) }
    if lot < 180 { return refer(&request, latest, &draws) }
    guard let offered = discourage(&request, number, &draws) else {
      return close(&request, .unfulfilled, after: draws.between(4000, 20_000), latest)
    }
    guard let end = serve(&request, number, from: offered, &draws) else {
      let ending: Request.Ending = draws.happens(perMille: 700) ? .unfulfilled : .alreadyHelped
      return close(&request, ending, after: draws.between(4000, 20_000), latest)
    }
    (request.ending, request.ended) = (.fulfilled, Int32(end))
  }

  private func close(
    _ request: inout Request, _ ending: Request.Ending, after minutes: Int, _ latest: Int
  ) {
    let begun = max(request.received, request.ready, lastEnd(request))
    request.ending = ending
    request.ended = max(min(begun + Int32(minutes), Int32(latest)), begun + 1)
  }

  private func lastEnd(_ request: Request) -> Int32 {
    story.assignments[Int(request.firstAssignment)...].map(\.ended).max() ?? 0
  }

  /// What an ambassador cannot solve goes to the police, a bank or an office.
  private func refer(_ request: inout Request, _ latest: Int, _ draws: inout Draws) {
    request.held = min(request.ready + Int32(draws.between(60, 4000)), Int32(latest) - 30)
    request.hold = .referred
    request.ending = draws.happens(perMille: 600) ? .alreadyHelped : .unfulfilled
    request.ended = min(request.held + Int32(draws.between(1000, 9000)), Int32(latest))
  }

  /// Offers that came to nothing; the minute from which the next may go out, `nil` when days ran
  /// out.
  private mutating func discourage(
    _ request: inout Request, _ number: Int, _ draws: inout Draws
  ) -> Int? {
    var minute = Int(request.ready) + draws.between(30, 1800)
    let lot = draws.below(1000)
    guard lot < 160 else { return minute }
    let days = visitDays(after: minute, within: 10)
    guard let slot = market.slot(need(request, number, days: days), &draws) else { return minute }
    var assignment = assignment(request, number, slot, offered: minute)
    let begin = Self.beginning(slot.day, part: slot.part, &draws)
    if lot < 100 {
      // Declined, or seen and left to run out.
      assignment.state = lot < 75 ? .declined : .expired
      assignment.ended = Int32(min(minute + draws.between(60, 700), begin - 10))
      if lot >= 75 { assignment.ended = Int32(min(minute + 2880, begin - 10)) }
    } else {
      // Nobody at home, no SIM card …: another try.
      assignment.state = .failed
      assignment.accepted = Int32(min(minute + draws.between(10, 600), begin - 10))
      assignment.ended = Int32(begin + draws.between(5, 25))
      request.attempt += 1
    }
    book(assignment)
    minute = Int(assignment.ended) + draws.between(20, 900)
    return Calendar.day(ofMinute: minute) < clock.today - 1 ? minute : nil
  }

  /// Offer, visit, report, word of the citizen; the minute of the last, `nil` where nobody was
  /// found.
  private mutating func serve(
    _ request: inout Request, _ number: Int, from minute: Int, _ draws: inout Draws
  ) -> Int? {
    let asked =
      story.assignments.count > Int(request.firstAssignment)
      ? story.assignments[story.assignments.count - 1].ambassador : -1
    let days = visitDays(after: minute, within: 16)
    guard
      let slot = market.slot(need(request, number, days: days, except: asked), &draws)
    else { return nil }
    var assignment = assignment(request, number, slot, offered: minute)
    assignment.agreed = draws.happens(perMille: 450)
    begin(&assignment, &draws)
    report(&assignment, &draws)
    assignment.state = .verified
    assignment.ended = min(
      assignment.reported + Int32(draws.between(20, 4000)), Int32(clock.now - 1))
    book(assignment)
    return Int(assignment.ended)
  }

  /// Accepted and begun at the slot's hour.
  func begin(_ assignment: inout Assignment, _ draws: inout Draws) {
    let start = Self.beginning(Int(assignment.day), part: Int(assignment.part), &draws)
    assignment.accepted =
      assignment.agreed
      ? assignment.offered
      : max(
        assignment.offered,
        min(assignment.offered + Int32(draws.between(10, 1200)), Int32(start) - 10))
    assignment.started = Int32(start)
    assignment.state = .started
  }

  /// Reported after the visit; one in eight took a second one two days later.
  func report(_ assignment: inout Assignment, _ draws: inout Draws) {
    let done = assignment.started + Int32(assignment.minutes) * 5 + Int32(draws.below(50))
    let again = done + 2 * 1440
    let isLate = draws.happens(perMille: 120) && again < Int32(clock.now) - 60
    assignment.reported = isLate ? again : done
    assignment.state = .reported
  }

  func assignment(
    _ request: Request, _ number: Int, _ slot: Market.Slot, offered: Int
  ) -> Assignment {
    Assignment(
      target: Int32(number), ambassador: slot.ambassador, state: .offered, part: UInt8(slot.part),
      minutes: request.minutes, day: Int32(slot.day), offered: Int32(offered))
  }

  mutating func book(_ assignment: Assignment) {
    var assignment = assignment
    market.book(&assignment)
    story.assignments.append(assignment)
  }

  /// The days on which a visit arranged at a minute may have taken place by yesterday.
  private func visitDays(after minute: Int, within days: Int) -> Range<Int> {
    let first = Calendar.day(ofMinute: minute) + 1
    return first..<max(first, min(first + days, clock.today))
  }
}
