import API
import Foundation
import Store
import TestSupport

/// Made-up people of two communes, with tokens and work, in the test's own database.
///
/// Rows are known by small numbers: person 7, household 7 and so on; ids are made of them.
enum Neighbourhood {
  /// The commune in which most of it happens, with the villages 1 and 2.
  static let commune = "13285"
  /// Another commune, with village 3.
  static let otherCommune = "13291"

  /// Makes the people, their tokens and villages.
  ///
  /// Who has one role each: administrator 101, province_officer 102 and auditor 105 over the
  /// province, commune_officer 103, team_leader 104 of village 1, ambassador 106, integration 107,
  /// nobody 108; commune_officer 113 of the other commune. Ambassadors are 106 and 1…60.
  static func settle() throws {
    let owner = try Connection(FreshDatabase.current, .owner)
    try owner.execute(script)
  }

  static func token(_ person: Int) -> String { String(format: "test-token-of-person-%06d", person) }
  static func village(_ number: Int) -> String {
    "\(number == 3 ? otherCommune : commune)-\(number)"
  }
  static func id(_ kind: Kind, _ number: Int) -> String {
    String(format: "%08d-0000-7000-8000-%012d", kind.rawValue, number)
  }

  enum Kind: Int { case person = 1, ambassador, household, request, assignment, village, visit }

  /// A request of village `village` that needs `people` and may have `over` offers more.
  static func request(_ number: Int, village: Int = 1, people: Int = 1, over: Int = 0) throws {
    try FreshDatabase.current.run(
      "select test_request($1::int, $2::int, $3::int, $4::int)",
      ["\(number)", "\(village)", "\(people)", "\(over)"])
  }

  /// An assignment, numbered as its request is unless said, in the state.
  static func assignment(
    _ number: Int, of request: Int? = nil, by ambassador: Int, _ state: String
  ) throws {
    try FreshDatabase.current.run(
      "select test_assignment($1::int, $2::int, $3::int, $4)",
      ["\(number)", "\(request ?? number)", "\(ambassador)", state])
  }

  /// What differs between counts kept and rows counted; empty when all agree.
  static func discrepancies() throws -> [[String?]] {
    try FreshDatabase.current.run(
      """
      select 'request ' || r.number from help_request r
        left join assignment a on a.help_request_id = r.id
          and (a.ended_at is null or r.reopened_at is null or a.ended_at > r.reopened_at)
      group by r.id having (r.offered_count, r.accepted_count, r.started_count, r.reported_count,
        r.verified_count) is distinct from (count(*) filter (where a.state = 'offered'),
          count(*) filter (where a.state in ('accepted', 'started', 'reported', 'verified')),
          count(*) filter (where a.state in ('started', 'reported', 'verified')),
          count(*) filter (where a.state in ('reported', 'verified')),
          count(*) filter (where a.state = 'verified'))
      union all select 'closed ' || r.number from help_request r
        join assignment a on a.help_request_id = r.id and a.is_live
      where r.closed_reason is not null
      union all select 'ambassador ' || m.id from ambassador m
        left join assignment a on a.ambassador_id = m.id and a.is_binding
      group by m.id having m.open_count <> count(a.id)
      union all select 'week ' || w.ambassador_id from ambassador_week w
        left join assignment a on a.ambassador_id = w.ambassador_id
          and date_trunc('week', a.day) = w.monday
          and a.state in ('accepted', 'started', 'reported', 'verified')
      group by w.ambassador_id, w.monday having w.minutes <> coalesce(sum(a.minutes), 0)
      union all select 'unit ' || c.unit_id from unit_count c
      where (c.people_helped, c.requests_received, c.requests_fulfilled) is distinct from (
        (select coalesce(sum(people_helped), 0) from visit v
          where v.commune_id = c.commune_id and v.village_id is not distinct from c.village_id),
        (select count(*) from help_request r where r.closed_reason is distinct from 'duplicate'
          and r.commune_id = c.commune_id and r.village_id is not distinct from c.village_id),
        (select count(*) from help_request r where r.closed_reason = 'fulfilled'
          and r.commune_id = c.commune_id and r.village_id is not distinct from c.village_id))
      union all select 'event of ' || a.id from assignment a
        left join event e on e.subject_id = a.id
      group by a.id having count(e.id) <> a.version
      """)
  }

  private static let script = """
    create function test_id(kind int, n bigint) returns uuid language sql immutable as
      $$ select (lpad(kind::text, 8, '0') || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
    insert into unit (id, code, kind, designation, name, full_name, parent_id, valid)
      select test_id(6, n), c.code || '-' || n, 'village', 'thôn', 'Đông ' || n,
        'Thôn Đông ' || n, c.id, '[2025-07-01,)'
      from (values (1, '13285'), (2, '13285'), (3, '13291')) v(n, code)
        join unit c on c.code = v.code and c.kind = 'commune';
    insert into person (id, display_name, commune_id, village_id, birth_year)
      select test_id(1, n), 'Nguyễn Thị Quỳnh Ửng ' || n, u.parent_id, u.id, 1950
      from generate_series(1, 400) n join unit u on u.id = test_id(6, 1);
    insert into token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
      select test_id(8, n), sha256(convert_to('test-token-of-person-' || lpad(n::text, 6, '0'),
        'UTF8')), case n when 107 then 'integration' else 'personal' end, test_id(1, n), 'thử', '0000',
        now() - interval '1 day', now() + interval '1 day' from generate_series(1, 400) n;
    insert into role_grant (id, person_id, role, unit_id, valid)
      select test_id(9, n), test_id(1, n), role, u.id, '[2025-07-01,)' from (values
        (101, 'administrator', '37'), (102, 'province_officer', '37'),
        (103, 'commune_officer', '13285'), (104, 'team_leader', '13285-1'), (105, 'auditor', '37'),
        (106, 'ambassador', '13285-1'), (107, 'integration', '37'), (113, 'commune_officer', '13291')
      ) g(n, role, code) join unit u on u.code = g.code and u.valid @> local_day(now());
    insert into role_grant (id, person_id, role, unit_id, valid)
      select test_id(9, n), test_id(1, n), 'ambassador', test_id(6, 1), '[2025-07-01,)'
      from generate_series(1, 60) n;
    insert into ambassador (id, person_id, commune_id, village_id, status, valid, lon_mdeg, lat_mdeg,
        reach_m, modes, max_open, max_minutes_week)
      select test_id(2, n), p.id, p.commune_id, p.village_id, 'active', '[2025-07-01,)', 105930, 20530,
        5000, '{home,station,phone}', 5, 600
      from person p, (select generate_series(1, 60) union select 106) g(n) where p.id = test_id(1, n);
    insert into household (id, commune_id, village_id, head_id, lon_mdeg, lat_mdeg)
      select test_id(3, n), u.parent_id, u.id, test_id(1, n + 300), 105931, 20531
      from generate_series(1, 3) n join unit u on u.id = test_id(6, n);
    insert into contact (household_id, commune_id, village_id, phone, address)
      select id, commune_id, village_id, '+84100000007', 'Ngõ 7, đường Trần Hưng Đạo' from household;
    create function test_request(n int, village int, people int, over int) returns void
    language sql begin atomic
      insert into help_request (id, number, commune_id, village_id, service_code, household_id, source,
          priority_class, mode, people_needed, over_offers, minutes, earliest_on, due_on, received_at,
          intake)
        select test_id(4, n), n, u.parent_id, u.id, 'vneid_use', test_id(3, village), 'phone', 'urgent',
          'home', people, over, 30, local_day(now()), local_day(now()) + 14, now(), 'ready'
        from unit u where u.id = test_id(6, village);
      insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
          help_request_version, actor_id, via, occurred_at)
        values (new_id(), 'help_request', test_id(4, n), 1, 'submitted', test_id(4, n), 1,
          test_id(1, 104), 'api', now());
      insert into unit_count as c (commune_id, village_id, requests_received)
        select parent_id, id, 1 from unit where id = test_id(6, village)
        on conflict (unit_id) do update set requests_received = c.requests_received + 1;
    end;
    create function test_assignment(n int, request int, ambassador int, put text) returns void
    language sql begin atomic
      update help_request r set offered_count = r.offered_count + s.offered,
          accepted_count = r.accepted_count + s.accepted, started_count = r.started_count + s.started,
          reported_count = r.reported_count + s.reported,
          verified_count = r.verified_count + s.verified,
          (closed_reason, closed_at) = (select 'fulfilled', now()
            where r.verified_count + s.verified = r.people_needed)
        from assignment_share(put) s where r.id = test_id(4, request);
      update unit_count c set requests_fulfilled = c.requests_fulfilled + 1 from help_request r
        where put = 'verified' and r.id = test_id(4, request) and r.closed_reason = 'fulfilled'
          and c.unit_id = r.village_id;
      update ambassador m set open_count = m.open_count + s.open,
          last_task_number = m.last_task_number + 1
        from assignment_share(put) s where m.id = test_id(2, ambassador);
      insert into ambassador_week as w (ambassador_id, monday, minutes, cap_minutes)
        select test_id(2, ambassador), date_trunc('week', local_day(now()) + 1)::date, 30, 600
        from assignment_share(put) s where s.accepted = 1
        on conflict (ambassador_id, monday) do update set minutes = w.minutes + 30;
      insert into assignment (id, help_request_id, ambassador_id, commune_id, village_id, task_number,
          state, day, part_of_day, seat, minutes, origin, offered_by, offered_at, expires_at, fetched_at,
          accepted_at, started_at, reported_at, ended_at, end_reason)
        select test_id(5, n), r.id, m.id, r.commune_id, r.village_id, m.last_task_number, put,
          local_day(now()) + 1, m.last_task_number % 3, 0, 30, 'leader', test_id(1, 104), now(),
          now() + interval '1 day', now(), now(), now(),
          case when put in ('reported', 'verified') then now() end,
          case when put not in ('offered', 'accepted', 'started', 'reported') then now() end,
          case when put in ('declined', 'released', 'revoked', 'failed') then 'other' end
        from help_request r, ambassador m
        where r.id = test_id(4, request) and m.id = test_id(2, ambassador);
      insert into event (id, subject_kind, subject_id, subject_version, kind, actor_id, via,
          occurred_at)
        values (new_id(), 'assignment', test_id(5, n), 1, 'offered', test_id(1, 104), 'api', now());
    end;
    """
}
