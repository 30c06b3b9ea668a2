import Store
import TestSupport
import Testing

/// What the service's role can do at all, whatever a statement says.
@Suite(.sharedDatabase(filledBy: Fixture.fill)) struct PrivilegeTests {
  /// Rows of these are history, or somebody's work: added, never changed.
  private static let appended = ["contact_read", "event", "verification", "visit"]
  /// Saved once with the run they belong to, by whose key they go.
  private static let saved = ["matching_idle"]
  /// Rows that are not history.
  private static let erasable = [
    "ambassador_area", "availability", "commune_quota", "contact", "idempotency", "public_holiday",
    "help_request_exclusion",
  ]
  /// Facts that only a release changes.
  private static let given = [
    "cell", "indicator", "indicator_target", "learning_link", "migration", "priority_class",
    "service", "service_learning_link", "service_skill", "skill", "skill_frame",
  ]

  /// Letters of PostgreSQL's own privilege lists: a insert, r select, w update, d delete.
  private func expected(_ table: String) -> String {
    switch table {
    case _ where Self.given.contains(table): "r"
    case _ where Self.appended.contains(table) || Self.saved.contains(table): "ar"
    // Its row is either there or not; an answer given is never another one.
    case "help_request_exclusion", "idempotency": "ard"
    case _ where Self.erasable.contains(table): "arwd"
    default: "arw"
    }
  }

  @Test func `the role may do to each table what its rows are for, and no more`() throws {
    let rows = try FreshDatabase.current.run(
      """
      select relname, (select string_agg(letter, '' order by place)
        from unnest('{INSERT,SELECT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[],
          '{a,r,w,d,D,x,t}'::text[]) with ordinality as p (privilege, letter, place)
        where has_table_privilege('daisuso_service', c.oid, privilege))
      from pg_class c where relnamespace = 'cell'::regnamespace and relkind in ('r', 'p')
      """)
    #expect(rows.count > 40)
    for row in rows {
      let table = try #require(row[0])
      #expect(row[1] == expected(table), "\(table)")
    }
    let tables = Set(rows.compactMap { $0[0] })
    #expect(tables.isSuperset(of: Self.appended + Self.saved + Self.erasable + Self.given))
  }

  @Test func `the role owns nothing, makes nothing and stands behind no login`() throws {
    let owned = try FreshDatabase.current.run(
      """
      select (select count(*) from pg_shdepend where deptype = 'o' and refobjid = r.oid)::text,
        (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolcanlogin
          or rolreplication)::text,
        has_schema_privilege(r.oid, 'cell', 'CREATE')::text,
        has_schema_privilege(r.oid, 'extensions', 'CREATE')::text
      from pg_roles r where rolname = 'daisuso_service'
      """)
    #expect(owned == [["0", "false", "false", "false"]])
  }

  @Test(arguments: appended) func `what was written down stays`(table: String) throws {
    let service = try Connection(FreshDatabase.current, .seat)
    let denied = StoreError.refused(state: "42501", constraint: nil)
    for attempt in [
      "delete from \(table)", "truncate \(table)",
      "update \(table) set id = gen_random_uuid()",
      "alter table \(table) add remark text", "drop table \(table)",
    ] {
      #expect(throws: denied, "\(attempt)") { try service.execute(attempt) }
    }
  }

  @Test func `row security binds whoever owns contact too`() throws {
    let forced = try FreshDatabase.current.run(
      "select relname from pg_class where relrowsecurity and relforcerowsecurity order by 1")
    #expect(forced == [["contact"]])
  }
}
