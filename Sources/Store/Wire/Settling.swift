internal import Glibc
internal import Loop

// What a thread that may block does with a connection that never blocks: wait on its socket, but
// never past a deadline of our own, for a frozen server keeps its TCP connections alive.
extension PostgresConnection {
  /// Sends all that is queued and waits for the whole answer.
  ///
  /// `deadline` is in ``Loop/nowMilliseconds``, `nil` waits for ever; past it the connection is of
  /// no further use.
  ///
  /// - Throws: ``StoreError/lost`` before all was sent, ``StoreError/unknown`` after.
  func settle(until deadline: Int64?) throws(StoreError) -> Answer {
    try sendAll(until: deadline)
    var answer = Answer()
    while true {
      guard try waitForResult(until: deadline) else { throw .unknown }
      guard let result = nextResult() else { break }
      answer.take(result)
      if answer.awaitsCopy { return answer }
    }
    guard isAlive else { throw .unknown }
    return answer
  }

  /// Empties the send buffer, reading meanwhile: a server that cannot write does not read either.
  func sendAll(until deadline: Int64?) throws(StoreError) {
    while true {
      switch flush() {
      case .all: return
      case .failed: throw .lost
      case .some:
        guard wait(writing: true, until: deadline), consume() else { throw .lost }
      }
    }
  }

  /// False when the connection went, or the deadline came, before a result was there.
  private func waitForResult(until deadline: Int64?) throws(StoreError) -> Bool {
    while isBusy {
      guard wait(writing: false, until: deadline), consume() else { return false }
    }
    return true
  }

  /// - Returns: False at the deadline.
  private func wait(writing: Bool, until deadline: Int64?) -> Bool {
    let events = Int16(POLLIN) | (writing ? Int16(POLLOUT) : 0)
    var entry = pollfd(fd: descriptor, events: events, revents: 0)
    while true {
      let left = deadline.map { Int32(clamping: max(0, $0 - Loop.nowMilliseconds)) } ?? -1
      let ready = unsafe poll(&entry, 1, left)
      if ready > 0 { return true }
      if ready == 0 || errno != EINTR { return false }
    }
  }
}
