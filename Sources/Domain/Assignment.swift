/// One ambassador's part in a help request or an activity, from the offer to its verification.
///
/// In FHIR's words a Task: offered = requested, reported = completed, declined = rejected.
public enum Assignment {
  /// Where an assignment stands; the raw value is the column's and the wire's.
  public enum State: String, Sendable, CaseIterable {
    case offered, accepted, started, reported, verified
    case declined, expired, withdrawn, released, revoked, failed
  }

  /// What can happen to an assignment.
  public enum Event: String, Sendable, CaseIterable {
    /// By the ambassador.
    case accept, decline, start, report, release
    /// By a leader.
    case withdraw, revoke, verify, `return`
    /// By the ambassador or a leader: the work was tried and cannot be done.
    case fail
    /// By the clock, of an offer that was seen.
    case expire
  }

  /// Why an assignment ended without its work done.
  public enum EndReason: String, Sendable, CaseIterable {
    case busy, ill, unsafe, reassigned, other
    case tooFar = "too_far"
    case lacksSkill = "lacks_skill"
    case knowsThePerson = "knows_the_person"
    case nobodyHome = "nobody_home"
    case noDevice = "no_device"
    case noSIM = "no_sim"
    case dataMismatch = "data_mismatch"
    case citizenDeclined = "citizen_declined"
    case needsOffice = "needs_office"
    case requestClosed = "request_closed"
  }
}

extension Assignment.State {
  /// The state after `event`, or `nil` where the event is not allowed.
  ///
  /// `report` follows `accepted` too: a visit made without pressing «start» must not be lost.
  public func after(_ event: Assignment.Event) -> Self? {
    switch (self, event) {
    case (.offered, .accept): .accepted
    case (.offered, .decline): .declined
    case (.offered, .expire): .expired
    case (.offered, .withdraw): .withdrawn
    case (.accepted, .start): .started
    case (.accepted, .report), (.started, .report): .reported
    case (.accepted, .release), (.started, .release): .released
    case (.accepted, .revoke), (.started, .revoke): .revoked
    case (.accepted, .fail), (.started, .fail): .failed
    case (.reported, .verify): .verified
    case (.reported, .return): .started
    default: nil
    }
  }

  /// Whether the assignment can still move; what has ended never changes again.
  public var isLive: Bool {
    switch self {
    case .offered, .accepted, .started, .reported: true
    case .verified, .declined, .expired, .withdrawn, .released, .revoked, .failed: false
    }
  }
}
