internal import Loop

/// A place at which at most one statement is under way; loop thread only.
final class Seat {
  private(set) var machine = SeatMachine()
  var session: Session?
  var call: Call?
  /// The socket that the loop watches, and for what.
  var watched: (descriptor: Int32, interest: Loop.Interest)?

  /// Whether it has a connection.
  var isConnected: Bool { session != nil }

  func after(_ event: SeatMachine.Event) -> SeatMachine.Action { machine.after(event) }

  /// Takes the call out, once: nothing can answer it twice.
  func takeCall() -> Call? {
    defer { call = nil }
    return call
  }
}
