extension Household {
  /// What has become of a household; the raw value is the column's and the wire's.
  public enum Status: String, Sendable, CaseIterable {
    case active, moved
    case mergedInto = "merged_into"
    case dissolved
  }

  /// How far a household has come towards the title of gia đình số.
  public enum Recognition: String, Sendable, CaseIterable {
    case none, committed, assessed, recognised, lapsed
  }
}
