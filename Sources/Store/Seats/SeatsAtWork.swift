internal import Loop

// From a free seat to an answer: giving calls out, and doing what a seat's machine says.
extension Seats {
  /// Gives waiting calls to free seats until one of the two runs out.
  func giveOut() {
    while !idle.isEmpty, let call = lines.next(slowMayStart: slowUnderway < options.slow) {
      // The seat used last: its backend's memory is warm, and the others stay asleep.
      let seat = idle.removeLast()
      call.since = Loop.nowMilliseconds
      if call.statement.lane == .slow { slowUnderway += 1 }
      seat.call = call
      carryOut(seat.after(.assigned), on: seat)
    }
  }

  func carryOut(_ action: SeatMachine.Action, on seat: Seat) {
    switch action {
    case .none, .discard: break
    case .send: send(on: seat)
    case .waitToRead: watch(seat, for: .read)
    case .waitToWrite: watch(seat, for: [.read, .write])
    case .deliver: deliver(from: seat)
    case .deliverAndDrop: deliver(from: seat, thenDrop: true)
    case .drop(let fate): drop(seat, fate)
    case .adopt:
      watch(seat, for: .read)
      idle.append(seat)
      giveOut()
    }
  }

  private func send(on seat: Seat) {
    guard let call = seat.call, let session = seat.session else { return }
    let isQueued = session.send(call, principal: texts.principal)
    carryOut(seat.after(isQueued ? flushed(session) : .broken), on: seat)
  }

  private func flushed(_ session: Session) -> SeatMachine.Event {
    switch session.flush() {
    case .all: .flushed(all: true)
    case .some: .flushed(all: false)
    case .failed: .broken
    }
  }

  private func watch(_ seat: Seat, for interest: Loop.Interest) {
    guard let session = seat.session, seat.watched?.interest != interest else { return }
    if let descriptor = seat.watched?.descriptor {
      loop.rewatch(descriptor, for: interest)
      seat.watched?.interest = interest
    } else {
      loop.watch(session.descriptor, for: interest) { [weak self, unowned seat] _ in
        self?.stirred(seat, session)
      }
      seat.watched = (session.descriptor, interest)
    }
  }

  /// A seat's socket has something to read, or room to write.
  private func stirred(_ seat: Seat, _ session: Session) {
    switch seat.machine.state {
    case .idle:
      // A notice, or the server has gone; left unread it would wake the loop for ever.
      if !session.readUnasked() { carryOut(seat.after(.broken), on: seat) }
    case .flushing, .busy:
      switch session.read() {
      case .broken: carryOut(seat.after(.broken), on: seat)
      case .whole: carryOut(seat.after(.answered(fit: session.isFit)), on: seat)
      case .partly where seat.machine.state == .flushing:
        carryOut(seat.after(flushed(session)), on: seat)
      case .partly: break
      }
    case .lost, .mending, .closed: break
    }
  }

  private func deliver(from seat: Seat, thenDrop: Bool = false) {
    guard let call = takeCall(from: seat), let session = seat.session else { return }
    let result = session.row(of: call.statement)
    let isOutdated = !session.isFit
    if thenDrop { drop(seat, nil) } else { idle.append(seat) }
    if isOutdated { renewAll() }
    // The next call is on its way before this one's reply is made.
    giveOut()
    settle(call, result)
  }

  private func settle(_ call: Call, _ result: Result<Row, StoreError>) {
    guard case .failure(let error) = result else { return call.then(result) }
    switch call.next(after: error, now: Loop.nowMilliseconds) {
    case .fail(let error):
      if error == .unknown { tally.unknown += 1 }
      call.then(.failure(error))
    case .again(let delay): again(call, afterMilliseconds: delay)
    }
  }

  private func drop(_ seat: Seat, _ fate: SeatMachine.Fate?) {
    // Not the session's: libpq closes a socket that fails, and has none then.
    if let descriptor = seat.watched?.descriptor { loop.unwatch(descriptor) }
    seat.session = nil
    seat.watched = nil
    idle.removeAll { $0 === seat }
    if !isClosed {
      tally.lost += 1
      repair.lost.append(seat)
      mendNext()
    }
    guard let fate, let call = takeCall(from: seat) else { return }
    switch isClosed ? .fail(fate == .lost ? .lost : .unknown) : call.next(after: fate) {
    case .fail(let error):
      if error == .unknown { tally.unknown += 1 }
      // It may still be inside ``ask(_:_:then:)``; at the end of all there is no later turn.
      if isClosed {
        call.then(.failure(error))
      } else {
        loop.answerLater { call.then(.failure(error)) }
      }
    case .again(let delay): again(call, afterMilliseconds: delay)
    }
  }

  private func again(_ call: Call, afterMilliseconds delay: Int64) {
    tally.repeated += 1
    loop.schedule(afterMilliseconds: delay) { [weak self] in
      guard let self, !isClosed else { return call.then(.failure(.lost)) }
      call.since = Loop.nowMilliseconds
      lines.putBack(call)
      giveOut()
      keepTime()
    }
  }

  private func takeCall(from seat: Seat) -> Call? {
    guard let call = seat.takeCall() else { return nil }
    if call.statement.lane == .slow { slowUnderway -= 1 }
    return call
  }

  /// One session that is out of date means that all are, as after a failover.
  private func renewAll() {
    let now = Loop.nowMilliseconds
    // A statement that is refused so for another reason must not keep all seats in repair.
    guard now - repair.renewed > 5000 else { return }
    repair.renewed = now
    for seat in all { carryOut(seat.after(.renewed), on: seat) }
  }
}
