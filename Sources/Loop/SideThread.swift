internal import CLinux
internal import Glibc
internal import Synchronization

/// One thread for work that blocks: connecting, files, password hashes, solving.
///
/// Jobs run in the order they were posted. What they find out goes back through ``Loop/inbox``.
public final class SideThread: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var finishing = false
  }

  private let name: String
  private let semaphore: Int32
  private let state = Mutex(State())

  /// Starts the thread; it ends after ``finish()``.
  ///
  /// - Parameter name: Shown by `top -H`; the kernel keeps 15 bytes.
  /// - Throws: ``LoopError/system(call:code:)`` when the system has no thread or descriptor left.
  public init(name: String) throws(LoopError) {
    self.name = name
    semaphore = eventfd(0, Int32(EFD_CLOEXEC | EFD_SEMAPHORE))
    guard semaphore >= 0 else { throw .system(call: "eventfd", code: errno) }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let code = pthread_create(&thread, nil, runSideThread, context.toOpaque())
    guard code == 0 else {
      context.release()
      throw .system(call: "pthread_create", code: code)
    }
    pthread_detach(thread)
  }

  deinit {
    close(semaphore)
  }

  /// Queues `job`, from any thread.
  ///
  /// After ``finish()`` jobs are dropped.
  public func post(_ job: @escaping @Sendable () -> Void) {
    let taken = state.withLock { state in
      if !state.finishing { state.jobs.append(job) }
      return !state.finishing
    }
    if taken { signal() }
  }

  /// Lets the thread end once the jobs that wait are done.
  public func finish() {
    state.withLock { $0.finishing = true }
    signal()
  }

  private func signal() {
    var one: UInt64 = 1
    _ = write(semaphore, &one, 8)
  }

  fileprivate func work() {
    clinux_name_thread(name)
    while true {
      var count: UInt64 = 0
      guard read(semaphore, &count, 8) == 8 || errno == EINTR else { return }
      let (job, ended) = state.withLock { state in
        state.jobs.isEmpty
          ? (nil, state.finishing) : (Optional(state.jobs.removeFirst()), false)
      }
      job?()
      if ended { return }
    }
  }
}

private func runSideThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<SideThread>.fromOpaque(context).takeRetainedValue().work()
  return nil
}
