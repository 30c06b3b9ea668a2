/// The two lines in which calls wait for a seat: first in, first out, each of a bounded length.
struct WaitingLines {
  /// The most calls a line takes.
  let capacity: Int
  private var fast = Line()
  private var slow = Line()
  private var orders: UInt64 = 0

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { fast.count + slow.count }

  /// Puts a new call at the end of its line; false when that line is full.
  ///
  /// Each line has a bound of its own, so that slow calls cannot keep fast ones out.
  mutating func add(_ call: Call) -> Bool {
    guard (call.statement.lane == .fast ? fast : slow).count < capacity else { return false }
    orders += 1
    call.order = orders
    withLine(of: call) { $0.append(call) }
    return true
  }

  /// Puts a call that was already under way back to the front; it has waited enough.
  mutating func putBack(_ call: Call) {
    withLine(of: call) { $0.prepend(call) }
  }

  /// The call asked first, among the fast ones alone when no slow one may start.
  mutating func next(slowMayStart: Bool) -> Call? {
    guard slowMayStart, let slowOrder = slow.first?.order else { return fast.popFirst() }
    guard let fastOrder = fast.first?.order, fastOrder < slowOrder else { return slow.popFirst() }
    return fast.popFirst()
  }

  /// Takes out all calls that have waited since before `moment`.
  mutating func takeOlder(than moment: Int64) -> [Call] {
    fast.takeOlder(than: moment) + slow.takeOlder(than: moment)
  }

  private mutating func withLine(of call: Call, _ change: (inout Line) -> Void) {
    switch call.statement.lane {
    case .fast: change(&fast)
    case .slow: change(&slow)
    }
  }

  /// A queue in an array: taken places at the front are given back when they are the greater part.
  private struct Line {
    private var calls: [Call?] = []
    private var head = 0

    var count: Int { calls.count - head }
    var first: Call? { head < calls.count ? calls[head] : nil }

    mutating func append(_ call: Call) { calls.append(call) }

    mutating func prepend(_ call: Call) {
      if head == 0 {
        calls.insert(call, at: 0)
      } else {
        head -= 1
        calls[head] = call
      }
    }

    mutating func popFirst() -> Call? {
      guard let call = first else { return nil }
      calls[head] = nil
      head += 1
      if head > 64, head * 2 > calls.count {
        calls.removeFirst(head)
        head = 0
      }
      return call
    }

    mutating func takeOlder(than moment: Int64) -> [Call] {
      let waiting = calls[head...].compactMap(\.self)
      let old = waiting.filter { $0.since < moment }
      if !old.isEmpty {
        calls = waiting.filter { $0.since >= moment }
        head = 0
      }
      return old
    }
  }
}
