/// A change that was written down: append-only, one for each version of its subject.
public enum Event {
  /// Whose change it is; the raw value is the column's.
  public enum Subject: String, Sendable, CaseIterable {
    case assignment, activity, visit, person, contact, consent, household, site, team, campaign
    case ambassador, availability, competence, token, unit, verification, referral
    case helpRequest = "help_request"
    case teamMember = "team_member"
    case roleGrant = "role_grant"
    case matchingRun = "matching_run"
  }

  /// How a change came in; the raw value is the column's and the wire's.
  public enum Way: String, Sendable, CaseIterable {
    case api, cli, engine, sweep, administration
    case fileImport = "import"
  }
}

extension Event.Subject {
  /// The words for what happened: the state it led to or, where none moved, what was done.
  ///
  /// `nil` where any word may stand, since nobody has to read it again.
  public var kinds: [String]? {
    switch self {
    case .helpRequest: HelpRequest.State.allCases.map(\.rawValue) + ["corrected"]
    case .assignment: Assignment.State.allCases.map(\.rawValue)
    case .matchingRun: MatchingRun.State.allCases.map(\.rawValue)
    case .visit: ["recorded"]
    default: nil
    }
  }
}
