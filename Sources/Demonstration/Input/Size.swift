/// How large a province is made.
public struct Size: Sendable, Hashable {
  /// Registered households.
  public let households: Int
  /// Villages, and as many village teams.
  public let villages: Int
  /// Ambassadors, members of youth formations among them.
  public let ambassadors: Int
  /// Requests not closed.
  public let openRequests: Int
  /// Requests closed during the history.
  public let closedRequests: Int
  /// How far the history reaches back.
  public let historyDays: Int

  /// What the demonstration starts with.
  public static let usual = Size(households: 50_000)
  /// The whole province: the scale at which bounds of time and space are stated.
  public static let full = Size(households: 1_300_000)

  /// Scales everything with the households: in proportion up to the usual size, then on a line
  /// through the full one.
  ///
  /// - Parameter households: 1 or more.
  public init(households: Int) {
    func scaled(usual: Int, full: Int) -> Int {
      guard households > 50_000 else { return max(1, usual * households / 50_000) }
      return usual + (full - usual) * (households - 50_000) / 1_250_000
    }
    self.households = households
    villages = households >= 20_000 ? 3900 : max(1, households * 3900 / 20_000)
    ambassadors = scaled(usual: 2500, full: 50_000)
    openRequests = scaled(usual: 8000, full: 60_000)
    closedRequests = scaled(usual: 24_000, full: 440_000)
    historyDays = households > 50_000 ? min(scaled(usual: 92, full: 365), 365) : 92
  }
}
