/// Names one waiting timer of a ``Loop``.
public struct TimerID: Hashable, Sendable {
  let due: Int64
  let serial: UInt64
}

/// The timers that wait, soonest last, so that taking one is O(1).
struct Timers {
  private var waiting: [(id: TimerID, action: () -> Void)] = []
  private var serial: UInt64 = 0

  mutating func add(due: Int64, _ action: @escaping () -> Void) -> TimerID {
    serial += 1
    let id = TimerID(due: due, serial: serial)
    // Equal due times fire in the order they were set.
    let place = waiting.firstIndex { $0.id.due <= due } ?? waiting.endIndex
    waiting.insert((id, action), at: place)
    return id
  }

  mutating func remove(_ id: TimerID) {
    waiting.removeAll { $0.id == id }
  }

  /// Milliseconds until the soonest timer, 0 when it is due, −1 without one.
  func wait(now: Int64) -> Int32 {
    guard let next = waiting.last else { return -1 }
    return Int32(clamping: max(0, next.id.due - now))
  }

  /// The actions that are due, soonest first; they leave the list before any of them runs.
  mutating func takeDue(now: Int64) -> [() -> Void] {
    var due: [() -> Void] = []
    while let next = waiting.last, next.id.due <= now {
      due.append(next.action)
      waiting.removeLast()
    }
    return due
  }
}
