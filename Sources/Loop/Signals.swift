internal import CLinux
internal import Glibc

extension Loop {
  /// Turns these signals of the process into calls of `react` on the loop's thread.
  ///
  /// They are blocked for every thread started later, so call it before the first one is.
  ///
  /// - SeeAlso: <https://man7.org/linux/man-pages/man2/signalfd.2.html>.
  public func onSignals(_ signals: [Int32], _ react: @escaping (Int32) -> Void)
    throws(LoopError)
  {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let descriptor = signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
    guard descriptor >= 0 else { throw .system(call: "signalfd", code: errno) }
    watch(descriptor, for: .read) { _ in
      var info = signalfd_siginfo()
      while read(descriptor, &info, MemoryLayout.size(ofValue: info)) > 0 {
        react(Int32(bitPattern: info.ssi_signo))
      }
    }
  }
}
