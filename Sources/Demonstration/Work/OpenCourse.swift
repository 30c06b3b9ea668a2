/// How far requests have come that are open now.
extension Storyteller {
  private enum Stage { case submitted, triaged, ready, held, offered, assigned, underway, resolved }

  private static let young = Weighted<Stage>([
    (.submitted, 30), (.triaged, 12), (.ready, 50), (.offered, 8),
  ])
  private static let grown = Weighted<Stage>([
    (.submitted, 2), (.triaged, 2), (.ready, 58), (.held, 6), (.offered, 9), (.assigned, 12),
    (.underway, 5), (.resolved, 6),
  ])

  /// Brings a request to where it stands now.
  mutating func unfold(_ request: inout Request, _ number: Int, _ draws: inout Draws) {
    let age = clock.today - Calendar.day(ofMinute: Int(request.received))
    let stage = (age < 6 ? Self.young : Self.grown).drawn(&draws)
    let readied = min(Int(request.received) + draws.between(5, 900), clock.now)
    request.ready = draws.happens(perMille: 650) ? request.received : Int32(readied)
    switch stage {
    case .submitted: (request.intake, request.ready) = (.submitted, 0)
    case .triaged: (request.intake, request.ready) = (.triaged, Int32(readied))
    case .ready: if draws.happens(perMille: 30) { request.peopleNeeded = 2 }
    case .held:
      request.hold = [.citizenAway, .noDevice, .noSim, .dataMismatch, .referred][draws.below(5)]
      request.held = Int32(min(Int(request.ready) + draws.between(100, 4000), clock.now - 1))
      request.heldUntil = Int32(clock.today + draws.between(1, 20))
    case .offered: offer(request: &request, number, &draws)
    case .assigned: assign(request, number, &draws)
    case .underway:
      visit(request, number, days: clock.today - 3..<clock.today, reports: false, &draws)
    case .resolved:
      visit(request, number, days: clock.today - 4..<clock.today, reports: true, &draws)
    }
  }

  /// An offer of the last day, sometimes two at once.
  private mutating func offer(request: inout Request, _ number: Int, _ draws: inout Draws) {
    let offered = max(Int(request.ready), clock.now - draws.between(30, 1400))
    let days = clock.today + 1..<clock.today + 8
    guard let slot = market.slot(need(request, number, days: days), &draws) else { return }
    book(assignment(request, number, slot, offered: offered))
    guard draws.happens(perMille: 150),
      let second = market.slot(
        need(request, number, days: days, except: slot.ambassador), &draws)
    else { return }
    request.overOffers = 1
    book(assignment(request, number, second, offered: offered))
  }

  private mutating func assign(_ request: Request, _ number: Int, _ draws: inout Draws) {
    let offered = max(Int(request.ready), clock.now - draws.between(1500, 5000))
    let days = clock.today + 1..<clock.today + 8
    guard let slot = market.slot(need(request, number, days: days), &draws) else { return }
    var assignment = assignment(request, number, slot, offered: offered)
    assignment.agreed = draws.happens(perMille: 450)
    assignment.accepted = Int32(
      assignment.agreed ? offered : min(offered + draws.between(10, 1200), clock.now - 1))
    assignment.state = .accepted
    book(assignment)
  }

  /// A visit of the last days, not reported or not confirmed yet.
  private mutating func visit(
    _ request: Request, _ number: Int, days: Range<Int>, reports: Bool, _ draws: inout Draws
  ) {
    guard let slot = market.slot(need(request, number, days: days), &draws) else { return }
    let dayBefore = Calendar.minute(ofDay: slot.day - 1, clock: 1000)
    var assignment = assignment(
      request, number, slot,
      offered: max(Int(request.ready), dayBefore - draws.between(0, 1000)))
    begin(&assignment, &draws)
    if reports { report(&assignment, &draws) }
    book(assignment)
  }
}
