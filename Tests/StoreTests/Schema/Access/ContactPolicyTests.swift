import Store
import TestSupport
import Testing

/// Invariant 17: who may see how to reach somebody, and when.
@Suite(.sharedDatabase(filledBy: Fixture.fill)) struct ContactPolicyTests: ~Copyable {
  /// Somebody with a token, after what happened, and whose contact they see.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Who asks; `nil` sets no principal at all.
    let person: String?
    var happened = ""
    let sees: Set<String>
  }

  private static let everyone: Set = [
    Fixture.household, Fixture.otherHousehold, Fixture.volunteer,
  ]

  private static let cases = [
    Case(testDescription: "nobody was named", person: nil, sees: []),
    Case(testDescription: "no such token", person: "ai đó", sees: []),
    Case(testDescription: "the commune's officer", person: Fixture.officer, sees: everyone),
    Case(testDescription: "the village's leader", person: Fixture.leader, sees: everyone),
    Case(testDescription: "another commune's officer", person: Fixture.officerElsewhere, sees: []),
    Case(
      testDescription: "an officer whose token was revoked", person: Fixture.officer,
      happened: "update token set revoked_at = now() where person_id = '\(Fixture.officer)'",
      sees: []),
    Case(
      testDescription: "an officer whose token ran out", person: Fixture.officer,
      happened: """
        update token set created_at = now() - interval '2 days', expires_at = now()
        where person_id = '\(Fixture.officer)'
        """, sees: []),
    Case(
      testDescription: "an officer whose grant ended yesterday", person: Fixture.officer,
      happened: """
        update role_grant set valid = daterange(null, local_day(now()))
        where id = '\(Fixture.grant)'
        """, sees: []),
    Case(
      testDescription: "an officer on the last day of the grant", person: Fixture.officer,
      happened: """
        update role_grant set valid = daterange(null, local_day(now()) + 1)
        where id = '\(Fixture.grant)'
        """, sees: everyone),
    Case(
      testDescription: "an officer who was erased", person: Fixture.officer,
      happened: "update person set status = 'erased' where id = '\(Fixture.officer)'", sees: []),
    Case(
      testDescription: "an officer of the whole province", person: Fixture.officer,
      happened: """
        update role_grant set role = 'province_officer',
          unit_id = (select id from unit where code = '37') where id = '\(Fixture.grant)'
        """, sees: []),
    Case(
      testDescription: "a volunteer with an offer", person: Fixture.volunteer,
      sees: [Fixture.volunteer]),
    Case(
      testDescription: "a volunteer who accepted", person: Fixture.volunteer,
      happened: moved(to: "accepted"), sees: [Fixture.volunteer, Fixture.household]),
    Case(
      testDescription: "a volunteer who started", person: Fixture.volunteer,
      happened: moved(to: "started"), sees: [Fixture.volunteer, Fixture.household]),
    Case(
      testDescription: "a volunteer who reported", person: Fixture.volunteer,
      happened: moved(to: "reported"), sees: [Fixture.volunteer, Fixture.household]),
    Case(
      testDescription: "a volunteer six days after the work was verified",
      person: Fixture.volunteer, happened: moved(to: "verified", endedDaysAgo: 6),
      sees: [Fixture.volunteer, Fixture.household]),
    Case(
      testDescription: "a volunteer eight days after the work was verified",
      person: Fixture.volunteer, happened: moved(to: "verified", endedDaysAgo: 8),
      sees: [Fixture.volunteer]),
    Case(
      testDescription: "a volunteer who gave the work back", person: Fixture.volunteer,
      happened: moved(to: "released", endedDaysAgo: 0), sees: [Fixture.volunteer]),
    Case(
      testDescription: "a volunteer whose grant ended with work in hand",
      person: Fixture.volunteer,
      happened: """
        \(moved(to: "accepted"));
        update role_grant set valid = daterange(null, local_day(now()))
        where person_id = '\(Fixture.volunteer)'
        """, sees: []),
    Case(
      testDescription: "another volunteer of the village", person: Fixture.otherVolunteer,
      happened: moved(to: "accepted"), sees: []),
  ]

  /// The first request's assignment, moved on without its event: rolled back before it lacks.
  private static func moved(to state: String, endedDaysAgo: Int? = nil) -> String {
    """
    update assignment set state = '\(state)', accepted_at = now(), started_at = now(),
      reported_at = now(), end_reason = 'other',
      ended_at = \(endedDaysAgo.map { "now() - interval '\($0) days'" } ?? "null")
    where id = '\(Fixture.assignment)'
    """
  }

  private let owner: Connection

  init() throws { owner = try Connection(FreshDatabase.current, .owner) }

  /// Runs `sql` as `person` would, after `happened`; all is undone.
  private func asked(
    _ sql: String, by person: String?, after happened: String = ""
  ) throws -> [[String?]] {
    try owner.execute("begin; \(happened)")
    defer { try? owner.execute("rollback") }
    try owner.execute("set local role daisuso_service")
    if let person {
      _ = try owner.query(
        "select set_config('daisuso.principal', $1, true)", [Fixture.token(of: person)])
    }
    return try owner.query(sql)
  }

  @Test(arguments: cases) func `contact is seen by whom it concerns`(case: Case) throws {
    let rows = try asked(
      "select owner_id::text from contact", by: `case`.person, after: `case`.happened)
    #expect(Set(rows.compactMap { $0[0] }) == `case`.sees)
  }

  @Test(arguments: [
    "requester_id", "beneficiary_id",
  ])
  func `who accepted sees the asker and the one to be helped`(column: String) throws {
    let rows = try asked(
      "select phone from contact where person_id = '\(Fixture.bystander)'",
      by: Fixture.volunteer,
      after: """
        \(Self.moved(to: "accepted"));
        insert into contact (person_id, commune_id, phone)
          values ('\(Fixture.bystander)', '\(Fixture.commune)', '+841000000009');
        update help_request set \(column) = '\(Fixture.bystander)' where id = '\(Fixture.request)'
        """)
    #expect(rows == [["+841000000009"]])
  }

  @Test func `who accepted sees the note of that request and of no other`() throws {
    let rows = try asked(
      "select help_request_id::text from contact where help_request_id is not null",
      by: Fixture.volunteer,
      after: """
        \(Self.moved(to: "accepted"));
        insert into contact (help_request_id, commune_id, note)
          select id, commune_id, 'Gọi trước' from help_request
        """)
    #expect(rows == [[Fixture.request]])
  }

  @Test func `a volunteer changes the own row, not the one that work shows`() throws {
    let rows = try asked(
      "update contact set phone = '+841000000077' returning owner_id::text",
      by: Fixture.volunteer, after: Self.moved(to: "accepted"))
    #expect(rows == [[Fixture.volunteer]])
  }

  @Test func `an officer cannot move a row out of the scope, nor write one there`() throws {
    let denied = StoreError.refused(state: "42501", constraint: nil)
    #expect(throws: denied) {
      try asked(
        "update contact set village_id = null, commune_id = '\(Fixture.otherCommune)'",
        by: Fixture.officer)
    }
    #expect(throws: denied) {
      try asked(
        """
        insert into contact (person_id, commune_id, phone)
          values ('\(Fixture.bystander)', '\(Fixture.otherCommune)', '+841000000009')
        """, by: Fixture.officer)
    }
    #expect(throws: denied) {
      try asked(
        """
        insert into contact (person_id, commune_id, phone)
          values ('\(Fixture.bystander)', '\(Fixture.commune)', '+841000000009')
        """, by: Fixture.volunteer)
    }
  }

  @Test func `nobody erases what is out of scope`() throws {
    let own = try asked("delete from contact returning owner_id::text", by: Fixture.volunteer)
    #expect(own == [[Fixture.volunteer]])
    let foreign = try asked(
      "delete from contact returning owner_id::text", by: Fixture.officerElsewhere)
    #expect(foreign.isEmpty)
  }

  @Test func `the principal ends with its transaction`() throws {
    let service = try Connection(FreshDatabase.current, .seat)
    let inside = try service.transaction { inside throws(StoreError) in
      _ = try inside.query(
        "select set_config('daisuso.principal', $1, true)",
        [Fixture.token(of: Fixture.officer)])
      return try inside.query("select count(*)::text from contact")
    }
    #expect(inside == [["3"]])
    let after = try service.query("select count(*)::text from contact")
    #expect(after == [["0"]])
  }
}
