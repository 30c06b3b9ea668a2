/// Optima of the published instances, found by OR-tools 9.15 (`SimpleMinCostFlow`, strict costs).
///
/// Served, unserved weight, metres, Σ(j−1). Only facts: the instances are drawn anew.
enum FrozenScores {
  /// By instance; seeds 1, 2, 3 and so on.
  static let all: [String: [[Int]]] = [
    "S_scarce": [
      [1056, 2057, 263_887, 2557], [1034, 2094, 363_060, 2393], [991, 2278, 442_638, 2200],
      [1009, 2217, 436_581, 2277], [990, 2246, 389_599, 2226],
    ],
    "S_ample": [
      [2000, 0, 368_077, 10_471], [2000, 0, 535_339, 10_394], [1999, 8, 497_264, 10_449],
      [2000, 0, 609_487, 10_319], [2000, 0, 638_493, 10_488],
    ],
    "M_scarce": [
      [10_085, 22_157, 10_042_456, 23_070], [9984, 22_678, 9_045_837, 22_484],
      [10_159, 21_713, 7_196_249, 23_496], [10_024, 22_201, 11_323_838, 22_593],
      [9920, 22_721, 13_149_184, 22_173],
    ],
    "M_ample": [
      [19_997, 14, 9_768_232, 105_907], [19_812, 210, 18_486_683, 105_215],
      [19_948, 64, 12_734_103, 105_618], [19_997, 9, 17_777_057, 107_407],
      [19_821, 245, 18_842_437, 105_614],
    ],
    "L_scarce": [[100_664, 220_384, 118_195_063, 228_697]],
    "L_ample": [[199_192, 1224, 134_159_340, 1_058_982]],
  ]

  /// The optimum of an instance, where it is known.
  static func score(_ instance: String, seed: UInt32) -> [Int]? {
    guard let scores = all[instance], seed >= 1, Int(seed) <= scores.count else { return nil }
    return scores[Int(seed) - 1]
  }
}
