extension Ambassador {
  /// Whether an ambassador takes work; the raw value is the column's and the wire's.
  public enum Status: String, Sendable, CaseIterable {
    case candidate, active, paused, left
  }
}
