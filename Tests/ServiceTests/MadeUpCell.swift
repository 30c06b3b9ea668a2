import Domain
import Store
import TestSupport

/// A cell of the test's own database and the made-up people in it, written row by row as the owner.
///
/// Ids are texts, as the wire has them. Days count from today: 0 is today, -1 yesterday.
final class MadeUpCell {
  private let owner: Connection
  private var tokens = 0

  init() throws {
    owner = try Connection(FreshDatabase.current, .owner)
    _ = try owner.ask(.makeCell, ["demonstration"])
  }

  /// Where a row stands: a commune and perhaps a village of it, by their ids.
  struct Place: Hashable {
    var commune: String
    var village: String?
  }

  @discardableResult
  func run(_ sql: String, _ parameters: [String?] = []) throws -> [[String?]] {
    try owner.query(sql, parameters)
  }

  /// The first column of the one row that `sql` gives.
  func one(_ sql: String, _ parameters: [String?] = []) throws -> String {
    try run(sql, parameters).first?.first.flatMap(\.self) ?? ""
  }

  /// The id of today's commune or province with this code.
  func unit(_ code: String) throws -> String {
    try one("select id from unit where code = $1 and valid @> local_day(now())", [code])
  }

  /// Makes village `number` of a commune; its code is the commune's, a hyphen and the number.
  func village(_ number: Int, of commune: String) throws -> String {
    try one(
      """
      insert into unit (id, code, kind, designation, name, full_name, parent_id, valid)
      select new_id(), c.code || '-' || $2::text, 'village', 'xóm', 'Xóm ' || $2::text, 'Xóm ' || $2::text, c.id,
        daterange('2025-07-01', null) from unit c where c.id = $1::uuid returning id
      """, [commune, String(number)])
  }

  func person(_ name: String, in place: Place) throws -> String {
    try one(
      """
      insert into person (id, display_name, commune_id, village_id)
      values (new_id(), $1, $2::uuid, $3::uuid) returning id
      """, [name, place.commune, place.village])
  }

  /// A live token of a person.
  func token(of person: String, kind: String = "personal", expires: String = "1 hour") throws
    -> String
  {
    tokens += 1
    let token = "dss_thu_nghiem_\(tokens)_\(person)"
    try run(
      """
      insert into token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
      values (new_id(), sha256(convert_to($1::text, 'UTF8')), $2, $3::uuid, 'Máy của Đỗ Quý', right($1::text, 4),
        now() - interval '10 days', now() + $4::interval)
      """, [token, kind, person, expires])
    return token
  }

  /// Grants a role over a unit from a day to the day before `until`; false where it overlaps another.
  @discardableResult
  func grant(
    _ role: Role, over unit: String, to person: String, days: (from: Int, until: Int?) = (0, nil)
  ) throws -> Bool {
    let made = try run(
      """
      insert into role_grant (id, person_id, role, unit_id, valid)
      values (new_id(), $1::uuid, $2, $3::uuid,
        daterange(local_day(now()) + $4::integer, local_day(now()) + $5::integer))
      on conflict do nothing returning id
      """, [person, role.rawValue, unit, String(days.from), days.until.map(String.init)])
    return !made.isEmpty
  }

  /// The token of a new person with one role over a unit.
  func token(as role: Role, over unit: String) throws -> String {
    let commune = try one("select id from unit where kind = 'commune' order by code limit 1")
    let person = try person("Phạm Thị Huệ", in: Place(commune: commune))
    try grant(role, over: unit, to: person)
    return try token(of: person, kind: role == .integration ? "integration" : "personal")
  }
}

extension MadeUpCell {
  func team(_ name: String, in place: Place, decision: String? = nil) throws -> String {
    try one(
      """
      insert into team (id, kind, name, commune_id, village_id, decision_number, decided_on, valid)
      values (new_id(), 'public_service_centre', $1, $2::uuid, $3::uuid, $4::text,
        case when $4::text is not null then date '2025-08-01' end, daterange('2025-08-01', null))
      returning id
      """, [name, place.commune, place.village, decision])
  }

  func member(
    _ person: String, of team: String, as role: String, days: (from: Int, until: Int?) = (-9, nil)
  ) throws {
    try run(
      """
      insert into team_member (id, team_id, person_id, role, affiliation, valid)
      values (new_id(), $1::uuid, $2::uuid, $3, 'youth_union',
        daterange(local_day(now()) + $4::integer, local_day(now()) + $5::integer))
      """, [team, person, role, String(days.from), days.until.map(String.init)])
  }

  func ambassador(
    _ person: String, in place: Place, team: String? = nil, status: Ambassador.Status = .active
  ) throws -> String {
    try one(
      """
      insert into ambassador (id, person_id, commune_id, village_id, team_id, status, valid,
        lon_mdeg, lat_mdeg, reach_m, modes, max_open, max_minutes_week)
      values (new_id(), $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, daterange('2025-09-01', null),
        105900, 20200, 3000, '{home,phone}', 5, 300) returning id
      """, [person, place.commune, place.village, team, status.rawValue])
  }

  func household(of head: String?, in place: Place, status: Household.Status = .active) throws
    -> String
  {
    try one(
      """
      insert into household (id, commune_id, village_id, head_id, status, lon_mdeg, lat_mdeg)
      values (new_id(), $1::uuid, $2::uuid, $3::uuid, $4, 105912, 20245) returning id
      """, [place.commune, place.village, head, status.rawValue])
  }

  /// A request with the event that its version needs.
  @discardableResult
  func request(for household: String, in place: Place, closed: String? = nil) throws -> String {
    try one(
      """
      with counted as (
        update commune_counter set last_request_number = last_request_number + 1
        where commune_id = $2::uuid returning last_request_number as number
      ), made as (
        insert into help_request (id, number, commune_id, village_id, service_code, household_id,
          source, priority_class, mode, minutes, earliest_on, due_on, received_at, closed_reason,
          closed_at)
        select new_id(), number, $2::uuid, $3::uuid, 'vneid_use', $1::uuid, 'phone', 'ordinary',
          'home', 30, local_day(now()), local_day(now()) + 7, clock_timestamp(), $4::text,
          case when $4::text is not null then now() end
        from counted returning id
      ), told as (
        insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
          help_request_version, via, occurred_at)
        select new_id(), 'help_request', id, 1, 'submitted', id, 1, 'engine', now() from made
      )
      select id from made
      """, [household, place.commune, place.village, closed])
  }
}
