internal import Dispatch
internal import FoundationEssentials
internal import Matching
internal import Synchronization

extension Parallel {
  /// As many threads as the machine has cores, at most 4.
  static var usualThreads: Int { min(4, ProcessInfo.processInfo.activeProcessorCount) }

  /// Runs pieces on so many threads at once, the one that asks among them.
  static func threads(_ count: Int) -> Parallel {
    guard count > 1 else { return .inTurn }
    return Parallel { pieces, body in
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(count, pieces)) { _ in
        while case let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue, piece < pieces {
          body(piece)
        }
      }
    }
  }
}
