internal import Domain
internal import FoundationEssentials

extension ID {
  /// A new id of this moment, random in all its other bits.
  static func fresh() -> Self {
    var generator = SystemRandomNumberGenerator()
    return ID(
      milliseconds: UInt64(Date.now.timeIntervalSince1970 * 1000),
      random: (generator.next(), generator.next()))
  }
}
