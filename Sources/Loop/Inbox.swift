internal import CLinux
internal import Glibc
internal import Synchronization

/// The one way from other threads into a ``Loop``: jobs run on the loop's thread, in order.
public final class Inbox: Sendable {
  let descriptor: Int32
  private let jobs = Mutex<[@Sendable () -> Void]>([])

  init() throws(LoopError) {
    descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
  }

  deinit {
    close(descriptor)
  }

  /// Hands `job` to the loop and wakes it; callable from any thread, never blocks.
  public func post(_ job: @escaping @Sendable () -> Void) {
    jobs.withLock { $0.append(job) }
    var one: UInt64 = 1
    // It can only fail when 2^64 − 2 wake-ups are pending; then the loop wakes anyway.
    _ = write(descriptor, &one, 8)
  }

  func drain() {
    var count: UInt64 = 0
    _ = read(descriptor, &count, 8)
    let taken = jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in taken { job() }
  }
}
