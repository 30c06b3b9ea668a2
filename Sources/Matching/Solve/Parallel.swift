/// Runs pieces of work that do not depend on each other: in turn, in any order, or at once.
///
/// The engine cuts work by its size alone and joins the parts in order, so an answer is the same, byte
/// for byte, on any number of threads. The threads come from outside.
public struct Parallel: Sendable {
  /// Calls `body` once with each number below `pieces`; returns when every call has.
  public typealias Run =
    @Sendable (_ pieces: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// One piece after another on the thread that asks.
  public static let inTurn = Parallel { pieces, body in
    for piece in 0..<pieces { body(piece) }
  }

  private let run: Run

  /// Takes what runs the pieces.
  public init(_ run: @escaping Run) {
    self.run = run
  }

  /// How many indices are one piece of work unless told otherwise.
  static let pieceSize = 128

  /// What `body` makes of each range of so many indices, in order; the last range may be shorter.
  func map<Part: Sendable>(
    _ indices: Range<Int>, by size: Int = pieceSize, _ body: @Sendable (Range<Int>) -> Part
  ) -> [Part] {
    var parts = [Part?](repeating: nil, count: (indices.count + size - 1) / size)
    parts.withUnsafeMutableBufferPointer { parts in
      // Safe, since each piece writes its own element alone and all are done when `run` returns.
      nonisolated(unsafe) let slots = parts
      run(slots.count) { piece in
        let first = indices.lowerBound + piece * size
        slots[piece] = body(first..<min(first + size, indices.upperBound))
      }
    }
    return parts.map { part in
      guard let part else { preconditionFailure("a piece of work was not run") }
      return part
    }
  }
}
