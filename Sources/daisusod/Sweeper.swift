internal import FoundationEssentials
internal import Loop
internal import Store

/// Has what is due swept every few seconds: offers that lapse, holds that wake, keys to forget.
///
/// Every replica does; rows that one of them has are left by the others.
final class Sweeper {
  private static let pauseMilliseconds: Int64 = 5000

  private let seats: Seats
  private let loop: Loop
  private let log: Log
  private var isStopped = false

  /// Begins after a pause, when the seats have connected.
  init(_ seats: Seats, on loop: Loop, log: Log) {
    (self.seats, self.loop, self.log) = (seats, loop, log)
    wait()
  }

  /// Asks no more; what was asked is answered.
  func stop() { isStopped = true }

  private func wait() {
    loop.schedule(afterMilliseconds: Self.pauseMilliseconds) { [weak self] in self?.sweep() }
  }

  private func sweep() {
    guard !isStopped else { return }
    seats.ask(.sweepDue, [nil]) { [weak self] outcome in
      guard let self, !isStopped else { return }
      switch outcome {
      case .success(let row):
        record(row.body)
        if row.cursor != nil { return sweep() }
      // The seats tell the log of a database that cannot be reached.
      case .failure(.lost), .failure(.busy): break
      case .failure(let error): log.record(.warning, "sweep_trouble", [("why", .word("\(error)"))])
      }
      wait()
    }
  }

  private struct Swept: Decodable {
    var lapsed: Int
    var woken: Int
    var forgotten: Int
  }

  private func record(_ body: [UInt8]) {
    guard let swept = try? JSONDecoder().decode(Swept.self, from: Data(body)),
      swept.lapsed + swept.woken + swept.forgotten > 0
    else { return }
    log.record(
      .info, "swept",
      [
        ("lapsed", .number(swept.lapsed)), ("woken", .number(swept.woken)),
        ("forgotten", .number(swept.forgotten)),
      ])
  }
}
