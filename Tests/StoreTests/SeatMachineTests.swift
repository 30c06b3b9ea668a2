import Testing

@testable import Store

struct SeatMachineTests {
  typealias Event = SeatMachine.Event
  typealias State = SeatMachine.State

  static let events: [Event] = [
    .assigned, .flushed(all: true), .flushed(all: false), .answered(fit: true),
    .answered(fit: false), .broken, .late, .renewed, .mendingBegan, .mended, .mendingFailed,
    .closed,
  ]

  /// A shortest way from the beginning to each state.
  static let ways: [State: [Event]] = [
    .lost: [], .mending: [.mendingBegan], .idle: [.mendingBegan, .mended],
    .flushing: [.mendingBegan, .mended, .assigned],
    .busy: [.mendingBegan, .mended, .assigned, .flushed(all: true)], .closed: [.closed],
  ]

  /// All that may happen and does something; whatever is not here must do nothing.
  static let table: [State: [Event: (State, SeatMachine.Action)]] = [
    .lost: [.mendingBegan: (.mending, .none), .closed: (.closed, .none)],
    .mending: [
      .mended: (.idle, .adopt), .mendingFailed: (.lost, .none), .closed: (.closed, .none),
    ],
    .idle: [
      .assigned: (.flushing, .send), .broken: (.lost, .drop(nil)), .renewed: (.lost, .drop(nil)),
      .closed: (.closed, .drop(nil)),
    ],
    .flushing: [
      .flushed(all: true): (.busy, .waitToRead), .flushed(all: false): (.flushing, .waitToWrite),
      .answered(fit: true): (.lost, .deliverAndDrop),
      .answered(fit: false): (.lost, .deliverAndDrop), .broken: (.lost, .drop(.lost)),
      .late: (.lost, .drop(.lost)), .closed: (.closed, .drop(.lost)),
    ],
    .busy: [
      .answered(fit: true): (.idle, .deliver), .answered(fit: false): (.lost, .deliverAndDrop),
      .broken: (.lost, .drop(.unknown)), .late: (.lost, .drop(.unknown)),
      .closed: (.closed, .drop(.unknown)),
    ],
    .closed: [.mended: (.closed, .discard)],
  ]

  @Test(arguments: State.allCases, events)
  func `every event in every state does what the table says`(state: State, event: Event) throws {
    var machine = SeatMachine()
    for step in try #require(Self.ways[state]) { _ = machine.after(step) }
    #expect(machine.state == state)
    let action = machine.after(event)
    let (expectedState, expectedAction) = Self.table[state]?[event] ?? (state, .none)
    #expect(machine.state == expectedState)
    #expect(action == expectedAction)
  }

  @Test func `a seat renewed while it works is mended after its answer`() {
    for way in [[Event.flushed(all: true), .renewed], [.renewed, .flushed(all: true)]] {
      var machine = SeatMachine()
      for event in [.mendingBegan, .mended, .assigned] + way { _ = machine.after(event) }
      #expect(machine.state == .busy)
      #expect(machine.after(.answered(fit: true)) == .deliverAndDrop)
      // The new connection is not worn.
      for event in [Event.mendingBegan, .mended, .assigned, .flushed(all: true)] {
        _ = machine.after(event)
      }
      #expect(machine.after(.answered(fit: true)) == .deliver)
    }
  }

  /// What an outsider knows of a seat from the actions alone.
  struct Observer {
    var hasConnection = false
    var hasCall = false
    var wasSentWhole = false
    var isClosed = false

    /// Checks one action against what was known before it, and learns from it.
    mutating func see(_ event: Event, _ action: SeatMachine.Action) -> String? {
      if case .flushed(all: true) = event, hasCall { wasSentWhole = true }
      if event == .closed { isClosed = true }
      switch action {
      case .none, .discard: break
      case .waitToRead, .waitToWrite: if !hasCall { return "waits without a call" }
      case .send:
        if !hasConnection || hasCall { return "sends on a taken seat or without a connection" }
        (hasCall, wasSentWhole) = (true, false)
      case .adopt:
        if hasConnection || isClosed { return "takes a second connection, or one after the end" }
        hasConnection = true
      case .deliver, .deliverAndDrop:
        if !hasCall || !hasConnection { return "answers a call that is not there" }
        hasCall = false
        hasConnection = action == .deliver
      case .drop(let fate):
        if !hasConnection { return "drops a connection that is not there" }
        if (fate != nil) != hasCall { return "forgets a call, or ends one that is not there" }
        if fate == .lost, wasSentWhole { return "calls lost what may have happened" }
        if fate == .unknown, !wasSentWhole { return "calls unknown what cannot have happened" }
        (hasConnection, hasCall) = (false, false)
      }
      return nil
    }
  }

  @Test func `in every order of seven events each call ends once and rightly`() {
    var orders = 0
    func explore(_ machine: SeatMachine, _ observer: Observer, depth: Int) {
      guard depth > 0 else { return orders += 1 }
      for event in Self.events {
        var (machine, observer) = (machine, observer)
        let action = machine.after(event)
        if let wrong = observer.see(event, action) { Issue.record("\(event): \(wrong)") }
        explore(machine, observer, depth: depth - 1)
      }
    }
    // Of what the server and the clock can do after the two steps that give a connection.
    var machine = SeatMachine()
    var observer = Observer()
    for event in [Event.mendingBegan, .mended] {
      _ = observer.see(event, machine.after(event))
    }
    explore(machine, observer, depth: 5)
    #expect(orders == 248_832)
  }
}
