internal import Loop

/// The seats without a connection, one of which is being mended.
struct Repair {
  var lost: [Seat] = []
  var underway: Seat?
  var backOff = BackOff()
  /// A failed attempt's wait is running.
  var isWaiting = false
  /// When all sessions were last made anew, in ``Loop/nowMilliseconds``.
  var renewed = Int64.min / 2
}

extension Seats {
  /// Has the next lost seat mended, one at a time: a server that is away is asked once per wait,
  /// however many seats it has lost.
  func mendNext() {
    guard !isClosed, !repair.isWaiting, repair.underway == nil, !repair.lost.isEmpty else {
      return
    }
    let seat = repair.lost.removeFirst()
    repair.underway = seat
    carryOut(seat.after(.mendingBegan), on: seat)
    workshop?.begin()
  }

  func mendingEnded(_ result: Result<Session, StoreError>) {
    guard let seat = repair.underway else { return }
    repair.underway = nil
    switch result {
    case .success(let session):
      repair.backOff.afterSuccess()
      let action = seat.after(.mended)
      if action == .adopt { seat.session = session }
      carryOut(action, on: seat)
    case .failure(let error):
      carryOut(seat.after(.mendingFailed), on: seat)
      guard !isClosed else { return }
      repair.lost.append(seat)
      onTrouble(error)
      wait(milliseconds: repair.backOff.afterFailure())
    }
    mendNext()
  }

  private func wait(milliseconds: Int64) {
    repair.isWaiting = true
    loop.schedule(afterMilliseconds: milliseconds) { [weak self] in
      self?.repair.isWaiting = false
      self?.mendNext()
    }
  }
}
