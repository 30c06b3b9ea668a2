/// Texts laid out once for C: UTF-8, each ended by a NUL, in one allocation.
struct CStrings: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int?] = []

  var count: Int { starts.count }

  /// - Throws: ``StoreError/nul`` when a text holds U+0000: C would silently end it there.
  init(_ texts: [String?]) throws(StoreError) {
    bytes.reserveCapacity(texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 1 })
    starts.reserveCapacity(texts.count)
    for text in texts {
      guard let text else {
        starts.append(nil)
        continue
      }
      let start = bytes.count
      starts.append(start)
      bytes.append(contentsOf: text.utf8)
      guard !bytes[start...].contains(0) else { throw .nul }
      bytes.append(0)
    }
  }

  private init() {}

  /// The first text alone.
  var first: CStrings {
    var alone = CStrings()
    alone.starts = Array(starts.prefix(1))
    alone.bytes = Array(bytes[..<(bytes.firstIndex(of: 0).map { $0 + 1 } ?? 0)])
    return alone
  }

  /// Lends the texts as C takes them: pointers in order, NULL for `nil`, and a NULL after the last.
  @unsafe func withPointers<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeBytes { raw in
      let base = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      return unsafe withUnsafeTemporaryAllocation(
        of: UnsafePointer<CChar>?.self, capacity: starts.count + 1
      ) { pointers in
        for (index, start) in starts.enumerated() {
          unsafe pointers[index] = start.flatMap { unsafe base?.advanced(by: $0) }
        }
        unsafe pointers[starts.count] = nil
        return unsafe body(UnsafePointer(pointers.baseAddress))
      }
    }
  }
}
