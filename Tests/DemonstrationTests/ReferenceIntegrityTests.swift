import Demonstration
import Testing

@Test func `ids are told once and every reference leads somewhere`() throws {
  let contents = try Sample.small.get()
  var ids: [String: Set<String>] = [:]
  for table in contents.names {
    let own = contents.rows(table).compactMap { $0["id"] }
    ids[table] = Set(own)
    #expect(Set(own).count == own.count, "\(table)")
  }
  for (table, column, target) in references {
    let values = contents.rows(table).compactMap { $0[column] }
    #expect(!values.isEmpty, "\(table).\(column) is never set")
    #expect(values.allSatisfy { ids[target]?.contains($0) ?? false }, "\(table).\(column)")
  }
}

@Test func `a table refers to itself or to one loaded before it`() throws {
  let names = try Sample.small.get().names
  for (table, column, target) in references {
    let (own, other) = (names.firstIndex(of: table), names.firstIndex(of: target))
    let (later, earlier) = (try #require(own), try #require(other))
    #expect(earlier <= later, "\(table).\(column)")
  }
}

private let references = [
  ("person", "village_id", "unit"), ("person", "vneid_seen_by", "person"),
  ("consent", "person_id", "person"), ("role_grant", "person_id", "person"),
  ("role_grant", "delegated_by", "person"), ("team", "campaign_id", "campaign"),
  ("team_member", "team_id", "team"), ("team_member", "person_id", "person"),
  ("ambassador", "person_id", "person"), ("ambassador", "team_id", "team"),
  ("availability", "ambassador_id", "ambassador"), ("competence", "confirmed_by", "person"),
  ("household", "head_id", "person"), ("household", "assessed_by", "person"),
  ("household_member", "household_id", "household"), ("household_member", "person_id", "person"),
  ("site", "operator_id", "person"), ("site", "qr_payment_seen_by", "person"),
  ("help_request", "requester_id", "person"), ("help_request", "beneficiary_id", "person"),
  ("help_request", "household_id", "household"), ("help_request", "site_id", "site"),
  ("help_request", "duplicate_of_id", "help_request"),
  ("help_request", "known_ambassador_id", "ambassador"),
  ("help_request", "campaign_id", "campaign"), ("activity", "team_id", "team"),
  ("attendance", "person_id", "person"), ("attendance", "recorded_by", "person"),
  ("assignment", "help_request_id", "help_request"), ("assignment", "activity_id", "activity"),
  ("assignment", "ambassador_id", "ambassador"), ("assignment", "predecessor_id", "assignment"),
  ("assignment", "offered_by", "person"), ("event", "actor_id", "person"),
  ("visit", "assignment_id", "assignment"), ("verification", "verified_by", "person"),
  ("referral", "help_request_id", "help_request"), ("contact", "household_id", "household"),
  ("contact", "person_id", "person"), ("contact", "help_request_id", "help_request"),
]
