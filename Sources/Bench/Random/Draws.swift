import Glibc

/// The draws that the instances need, bit for bit as NumPy's `Generator` makes them.
extension PCG64 {
  mutating func units(_ count: Int) -> [Double] { (0..<count).map { _ in unit() } }

  /// Standard normal, by the ziggurat of 256 layers.
  ///
  /// - SeeAlso: Marsaglia, Tsang, *The Ziggurat Method for Generating Random Variables* (2000),
  ///   <https://doi.org/10.18637/jss.v005.i08>.
  mutating func normal() -> Double {
    while true {
      let word: UInt64 = next()
      let layer = Int(word & 0xFF)
      let isNegative = word >> 8 & 1 == 1
      let mantissa = word >> 9 & (1 << 52 - 1)
      let size = Double(mantissa) * Ziggurat.width[layer]
      let value = isNegative ? -size : size
      if mantissa < Ziggurat.inside[layer] { return value }
      if layer == 0 { return tail(isNegative: mantissa >> 8 & 1 == 1) }
      let height = Ziggurat.height[layer]
      if (Ziggurat.height[layer - 1] - height) * unit() + height < exp(-0.5 * value * value) {
        return value
      }
    }
  }

  private mutating func tail(isNegative: Bool) -> Double {
    while true {
      let beyond = -0.27366123732975828 * log1p(-unit())
      let level = -log1p(-unit())
      guard level + level > beyond * beyond else { continue }
      let value = 3.6541528853610088 + beyond
      return isNegative ? -value : value
    }
  }

  mutating func logNormal(_ mean: Double, _ deviation: Double) -> Double {
    exp(mean + deviation * normal())
  }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// Gamma of a shape above 1 and scale 1.
  ///
  /// - SeeAlso: Marsaglia, Tsang, *A Simple Method for Generating Gamma Variables* (2000),
  ///   <https://doi.org/10.1145/358407.358414>.
  mutating func gamma(shape: Double) -> Double {
    let base = shape - 1.0 / 3
    let slope = 1 / (9 * base).squareRoot()
    while true {
      var step = 0.0
      var cube = 0.0
      repeat {
        step = normal()
        cube = 1 + slope * step
      } while cube <= 0
      cube = cube * cube * cube
      let draw = unit()
      if draw < 1 - 0.0331 * (step * step) * (step * step) { return base * cube }
      if log(draw) < 0.5 * step * step + base * (1 - cube + log(cube)) { return base * cube }
    }
  }

  /// Uniform whole numbers, without division but for the few draws near a multiple.
  ///
  /// - SeeAlso: Lemire, *Fast Random Integer Generation in an Interval* (2019),
  ///   <https://doi.org/10.1145/3230636>.
  mutating func integers(_ range: Range<Int>, _ count: Int) -> [Int] {
    let span = UInt64(range.count)
    // One value takes no draw.
    guard span > 1 else { return [Int](repeating: range.lowerBound, count: count) }
    return (0..<count).map { _ in
      var product = UInt64(next32()) * span
      if product & 0xFFFF_FFFF < span {
        let least = ((1 << 32) - span) % span
        while product & 0xFFFF_FFFF < least { product = UInt64(next32()) * span }
      }
      return range.lowerBound + Int(product >> 32)
    }
  }

  /// Positions drawn by their shares, with return.
  mutating func positions(_ shares: [Double], _ count: Int) -> [Int] {
    var sums: [Double] = []
    var sum = 0.0
    for share in shares {
      sum += share
      sums.append(sum)
    }
    sums = sums.map { $0 / sum }
    return (0..<count).map { _ in
      let draw = unit()
      var low = 0
      var high = sums.count - 1
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] > draw { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }
}
