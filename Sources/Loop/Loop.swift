internal import CLinux
internal import Glibc

/// One thread's event loop: descriptors, timers, signals, and jobs from other threads.
///
/// Everything but ``inbox`` is used on the loop's own thread alone, so nothing here locks. A
/// descriptor is watched level-triggered: what is not drained is reported again.
///
/// - SeeAlso: <https://man7.org/linux/man-pages/man7/epoll.7.html>.
public final class Loop {
  /// What a watcher waits for.
  public struct Interest: OptionSet, Sendable {
    /// The epoll bits.
    public let rawValue: UInt32
    /// Takes epoll bits as they are.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// There is something to read, or the other side has closed.
    public static let read = Interest(rawValue: EPOLLIN.rawValue)
    /// There is room to write.
    public static let write = Interest(rawValue: EPOLLOUT.rawValue)
  }

  /// What epoll reports of a descriptor; `read` is also set on error and hang-up, as a read tells.
  public typealias Readiness = Interest

  private struct Watch {
    var key: UInt64
    var react: (Readiness) -> Void
  }

  /// Where other threads put jobs for this loop.
  public let inbox: Inbox

  private let epoll: Int32
  private var watches: [Int32: Watch] = [:]
  private var generation: UInt64 = 0
  private var timers = Timers()
  private var turns: [() -> Int32] = []
  private var running = false

  /// Makes the loop; ``run()`` starts it.
  public init() throws(LoopError) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw .system(call: "epoll_create1", code: errno) }
    do {
      inbox = try Inbox()
    } catch {
      close(epoll)
      throw error
    }
    watch(inbox.descriptor, for: .read) { [inbox] _ in inbox.drain() }
  }

  deinit {
    close(epoll)
  }

  /// Calls `react` whenever `descriptor` is ready, until ``unwatch(_:)``; the caller keeps owning it.
  ///
  /// Watching a descriptor again replaces its watcher.
  public func watch(
    _ descriptor: Int32, for interest: Interest, _ react: @escaping (Readiness) -> Void
  ) {
    generation += 1
    // The generation tells a late event of a closed descriptor from one of its successor.
    let key = generation << 32 | UInt64(UInt32(bitPattern: descriptor))
    let operation = watches[descriptor] == nil ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
    watches[descriptor] = Watch(key: key, react: react)
    let outcome = clinux_epoll_ctl(epoll, operation, descriptor, interest.rawValue, key)
    precondition(outcome == 0, "epoll refuses descriptor \(descriptor): errno \(errno)")
  }

  /// Changes what a watched descriptor waits for; the watcher stays.
  public func rewatch(_ descriptor: Int32, for interest: Interest) {
    guard let watch = watches[descriptor] else { return }
    _ = clinux_epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, interest.rawValue, watch.key)
  }

  /// Forgets `descriptor`; call it before closing.
  public func unwatch(_ descriptor: Int32) {
    guard watches.removeValue(forKey: descriptor) != nil else { return }
    _ = clinux_epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, 0, 0)
  }

  /// Calls `action` once after a delay of at least `milliseconds`; the id cancels it.
  ///
  /// - Complexity: O(n) in the timers waiting, of which a service has a few dozen.
  @discardableResult
  public func schedule(afterMilliseconds milliseconds: Int64, _ action: @escaping () -> Void)
    -> TimerID
  {
    timers.add(due: Self.nowMilliseconds + max(0, milliseconds), action)
  }

  /// Forgets a timer; one that has fired or was cancelled is ignored.
  public func cancel(_ timer: TimerID) {
    timers.remove(timer)
  }

  /// Calls `turn` before each wait; it answers how many milliseconds the wait may last at most,
  /// −1 for no limit.
  public func eachTurn(_ turn: @escaping () -> Int32) {
    turns.append(turn)
  }

  /// Monotonic milliseconds since some start that does not change while the machine is up.
  public static var nowMilliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Runs until ``stop()``.
  public func run() {
    running = true
    var events = [epoll_event](repeating: epoll_event(), count: 256)
    while running {
      var wait: Int32 = -1
      for turn in turns { wait = Self.shorter(wait, turn()) }
      wait = Self.shorter(wait, timers.wait(now: Self.nowMilliseconds))
      guard running else { break }
      let count = epoll_wait(epoll, &events, Int32(events.count), wait)
      // EINTR and a stop give nothing to do; the next turn comes at once.
      for index in 0..<max(0, Int(count)) { dispatch(&events[index]) }
      for action in timers.takeDue(now: Self.nowMilliseconds) { action() }
    }
  }

  /// Lets ``run()`` return at the end of the present turn.
  public func stop() {
    running = false
  }

  private func dispatch(_ event: inout epoll_event) {
    let key = clinux_event_key(&event)
    guard let watch = watches[Int32(truncatingIfNeeded: key)], watch.key == key else { return }
    var readiness = Readiness(rawValue: event.events)
    if event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { readiness.insert(.read) }
    watch.react(readiness)
  }

  private static func shorter(_ one: Int32, _ other: Int32) -> Int32 {
    if one < 0 { return other }
    return other < 0 ? one : min(one, other)
  }
}
