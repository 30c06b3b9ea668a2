import Dispatch
import Matching
import Synchronization

extension Parallel {
  /// Runs pieces on so many threads, the one that asks among them.
  static func threads(_ count: Int) -> Parallel {
    count < 2
      ? .inTurn
      : Parallel { pieces, body in
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(count, pieces)) { _ in
          while case let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue, piece < pieces {
            body(piece)
          }
        }
      }
  }
}
