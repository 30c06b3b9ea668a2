/// Names requests that came without a fit name: random for the process, then counted.
///
/// Fifteen characters at most until 36⁸ requests, so that a name takes no memory of its own.
struct RequestIDs {
  private let prefix: String
  private var count: UInt64 = 0

  init() {
    let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
    prefix = String((0..<6).map { _ in alphabet[Int.random(in: alphabet.indices)] }) + "-"
  }

  mutating func next() -> String {
    count += 1
    return prefix + String(count, radix: 36)
  }
}
