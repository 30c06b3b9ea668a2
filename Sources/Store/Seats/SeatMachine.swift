/// The states of a seat as a value: what happens goes in, what to do comes out; no socket, no clock.
///
/// ```
/// lost ─ mendingBegan → mending ─ mended → idle ─ assigned → flushing ─ flushed → busy ─ answered → idle
///   ↑──── mendingFailed ───┘               every state with a connection ─ broken, late → lost
/// ```
struct SeatMachine: Equatable {
  enum State: CaseIterable {
    /// Without a connection, waiting to be mended.
    case lost
    /// The side thread is making a connection.
    case mending
    /// Free for a call.
    case idle
    /// A call's message has not left whole: the server cannot have committed it.
    case flushing
    /// A call's message has left whole: the server may have committed it.
    case busy
    /// For ever without a connection.
    case closed
  }

  enum Event: Hashable {
    /// A call was given to this seat.
    case assigned
    /// libpq tried to send: whether all is out.
    case flushed(all: Bool)
    /// The whole answer is here and the connection lives; unfit ones must be made anew.
    case answered(fit: Bool)
    /// libpq reports that the connection is gone.
    case broken
    /// The server has been silent for longer than its own limits allow.
    case late
    /// This connection's session is out of date: make it anew once it is free.
    case renewed
    /// The side thread took the seat; it made a connection; it could not.
    case mendingBegan, mended, mendingFailed
    /// The service ends.
    case closed
  }

  /// What became of the call under way when its connection was given up.
  enum Fate: Hashable {
    /// It was not sent whole: nothing happened.
    case lost
    /// It was: it may have happened.
    case unknown
  }

  enum Action: Hashable {
    case none
    /// Queue the call's message and flush.
    case send
    /// Watch the socket for reading; for writing too.
    case waitToRead, waitToWrite
    /// Hand the answer on; the seat is free.
    case deliver
    /// Hand the answer on, then close the connection and have the seat mended.
    case deliverAndDrop
    /// Close the connection, have the seat mended, and tell the call its fate if there is one.
    case drop(Fate?)
    /// Watch the connection that was made; the seat is free.
    case adopt
    /// Close the connection that was made: nobody wants it.
    case discard
  }

  private(set) var state = State.lost
  private var isWorn = false

  /// Moves on; an event that has no meaning in the present state (a late echo) changes nothing.
  mutating func after(_ event: Event) -> Action {
    switch state {
    case .lost: afterLost(event)
    case .mending: afterMending(event)
    case .idle: afterIdle(event)
    case .flushing, .busy: afterUnderway(event)
    case .closed: event == .mended ? .discard : .none
    }
  }

  private mutating func afterLost(_ event: Event) -> Action {
    switch event {
    case .mendingBegan: move(to: .mending, .none)
    case .closed: move(to: .closed, .none)
    default: .none
    }
  }

  private mutating func afterMending(_ event: Event) -> Action {
    switch event {
    case .mended: move(to: .idle, .adopt)
    case .mendingFailed: move(to: .lost, .none)
    case .closed: move(to: .closed, .none)
    default: .none
    }
  }

  private mutating func afterIdle(_ event: Event) -> Action {
    switch event {
    case .assigned: move(to: .flushing, .send)
    case .broken, .renewed: move(to: .lost, .drop(nil))
    case .closed: move(to: .closed, .drop(nil))
    default: .none
    }
  }

  private mutating func afterUnderway(_ event: Event) -> Action {
    let fate = state == .flushing ? Fate.lost : .unknown
    switch event {
    case .flushed(all: true): return state == .busy ? .none : move(to: .busy, .waitToRead)
    case .flushed(all: false): return state == .busy ? .none : .waitToWrite
    case .answered(let fit):
      // An answer before the message has left whole is against the protocol, but it is an answer.
      guard fit, !isWorn, state == .busy else { return move(to: .lost, .deliverAndDrop) }
      return move(to: .idle, .deliver)
    case .broken, .late: return move(to: .lost, .drop(fate))
    case .closed: return move(to: .closed, .drop(fate))
    case .renewed: isWorn = true
    case .assigned, .mendingBegan, .mended, .mendingFailed: break
    }
    return .none
  }

  private mutating func move(to next: State, _ action: Action) -> Action {
    state = next
    if next == .lost { isWorn = false }
    return action
  }
}
