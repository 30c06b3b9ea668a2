/// Values that are drawn as often as their weights say.
struct Weighted<Value> {
  private let values: [Value]
  private let upTo: [Int]

  /// Takes the values in this order; weights are whole and not negative, their sum positive.
  init(_ weights: [(Value, Int)]) {
    values = weights.map(\.0)
    var sum = 0
    upTo = weights.map {
      sum += $0.1
      return sum
    }
  }

  /// One value; the first of a weight of nothing never comes.
  func drawn(_ draws: inout Draws) -> Value {
    let mark = draws.below(upTo[upTo.count - 1])
    var (low, high) = (0, upTo.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if upTo[middle] > mark { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }
}

extension Weighted: Sendable where Value: Sendable {}

/// Splits a whole number by weights: largest remainders, ties to the lower index, none below
/// `least`.
func apportioned(_ total: Int, by weights: [Int], least: Int = 0) -> [Int] {
  let sum = max(weights.reduce(0, +), 1)
  let free = max(total - least * weights.count, 0)
  var shares = weights.map { least + free * $0 / sum }
  let remainders = weights.indices.sorted {
    let (one, other) = (free * weights[$0] % sum, free * weights[$1] % sum)
    return one == other ? $0 < $1 : one > other
  }
  let missing = free - shares.reduce(0) { $0 + $1 - least }
  for index in remainders.prefix(max(missing, 0)) { shares[index] += 1 }
  return shares
}
