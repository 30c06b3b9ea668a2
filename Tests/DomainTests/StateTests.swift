import Domain
import Testing

/// Every transition that is allowed; all others are not.
private let transitions: [Assignment.State: [Assignment.Event: Assignment.State]] = [
  .offered: [.accept: .accepted, .decline: .declined, .expire: .expired, .withdraw: .withdrawn],
  .accepted: [
    .start: .started, .report: .reported, .release: .released, .revoke: .revoked, .fail: .failed,
  ],
  .started: [.report: .reported, .release: .released, .revoke: .revoked, .fail: .failed],
  .reported: [.verify: .verified, .return: .started],
]

@Test(arguments: Assignment.State.allCases, Assignment.Event.allCases)
func `an assignment moves by its table alone`(state: Assignment.State, event: Assignment.Event) {
  #expect(state.after(event) == transitions[state]?[event])
}

@Test(arguments: Assignment.State.allCases)
func `exactly the live assignments can move`(state: Assignment.State) {
  #expect(state.isLive == Assignment.Event.allCases.contains { state.after($0) != nil })
}

@Test func `a request's state follows from its facts`() {
  var facts = HelpRequest.Facts(intake: .submitted, peopleNeeded: 2)
  #expect(facts.state == .submitted)
  facts.intake = .triaged
  #expect(facts.state == .triaged)
  facts.intake = .ready
  #expect(facts.state == .ready)
  facts.offered = 1
  #expect(facts.state == .offered)
  (facts.offered, facts.accepted) = (0, 1)
  #expect(facts.state == .offered)
  facts.accepted = 2
  #expect(facts.state == .assigned)
  facts.started = 1
  #expect(facts.state == .inProgress)
  (facts.started, facts.reported) = (2, 1)
  #expect(facts.state == .inProgress)
  facts.reported = 2
  #expect(facts.state == .resolved)
  facts.isOnHold = true
  #expect(facts.state == .onHold)
  facts.closing = .fulfilled
  #expect(facts.state == .closed)
  #expect(!facts.state.isOpen)
}

@Test(arguments: [false, true], [nil, HelpRequest.Closing.withdrawn])
func `what may happen to a request follows from its facts`(
  isOnHold: Bool, closing: HelpRequest.Closing?
) {
  var facts = HelpRequest.Facts(peopleNeeded: 2)
  (facts.isOnHold, facts.closing) = (isOnHold, closing)
  var allowed: Set<HelpRequest.Event> {
    Set(HelpRequest.Event.allCases.filter(facts.allows))
  }
  let open: Set<HelpRequest.Event> = isOnHold ? [.resume, .close] : [.hold, .close]
  #expect(allowed == (closing == nil ? open : [.reopen]))
  // Who offered, accepted or started is told that it ends; who reported is owed a verdict.
  (facts.offered, facts.accepted, facts.started, facts.reported) = (1, 2, 2, 1)
  #expect(allowed == (closing == nil ? open.subtracting([.close]) : [.reopen]))
  facts.verified = 1
  #expect(allowed == (closing == nil ? open : [.reopen]))
}
