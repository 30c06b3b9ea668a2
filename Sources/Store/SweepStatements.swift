extension Statement {
  /// What time alone brings about: now, or nil for the clock's.
  public static let sweepDue = Statement("sweep/due", .write, lane: .slow)

  static let sweeps = [sweepDue]
}
