/// A body of people with a decision and dates, such as a tổ công nghệ số cộng đồng.
public enum Team {
  /// What it was set up as; the raw value is the column's and the wire's.
  public enum Kind: String, Sendable, CaseIterable {
    case villageDigitalTeam = "village_digital_team"
    case communeDigitalTeam = "commune_digital_team"
    case youthFormation = "youth_formation"
    case publicServiceCentre = "public_service_centre"
  }

  /// Whether the decision that set it up is known: many became stale when communes merged.
  public enum Decision: String, Sendable, CaseIterable {
    case valid, missing
  }
}
