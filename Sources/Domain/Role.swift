/// What a dated grant lets a person do within a unit.
public enum Role: String, Sendable, CaseIterable {
  case administrator
  case provinceOfficer = "province_officer"
  case communeOfficer = "commune_officer"
  case teamLeader = "team_leader"
  case ambassador, auditor, integration
}
