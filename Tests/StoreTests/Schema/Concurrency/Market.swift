import Store

/// Requests and ambassadors to contend for, and the statements that a step of work is made of.
///
/// The statements keep the lock order of the migrations and check nothing beforehand: the schema
/// alone is the referee. Ids are `made(kind, number)`: 1 people, 2 ambassadors, 3 requests, and
/// 400 + r the assignments of request r.
enum Market {
  /// How many ambassadors there are; each may hold two open assignments.
  static let ambassadors = 200

  /// Writes the fixture and the ambassadors.
  static func open(_ database: Database) throws {
    try Fixture.fill(database)
    try Connection(database, .owner).execute(
      """
      create function made(kind integer, number integer) returns uuid language sql immutable
      return ('33333333-0000-7000-8' || lpad(kind::text, 3, '0') || '-'
        || lpad(number::text, 12, '0'))::uuid;
      insert into person (id, display_name, commune_id, village_id)
      select made(1, n), 'Lê Thị Đượm', \(place) from generate_series(1, \(ambassadors)) n;
      insert into ambassador (id, person_id, commune_id, village_id, status, valid, lon_mdeg,
        lat_mdeg, reach_m, modes, max_open, max_minutes_week)
      select made(2, n), made(1, n), \(place), 'active', '[2025-07-01,)', 105900, 20300, 5000,
        '{home}', 2, 120 from generate_series(1, \(ambassadors)) n
      """)
  }

  /// Posts request `number`, with offers to these ambassadors out.
  static func post(
    _ number: Int, places: Int, overOffers: Int = 200, offeredTo takers: [Int] = [],
    _ database: Database
  ) throws {
    let request = "made(3, \(number))"
    try Connection(database, .owner).execute(
      """
      insert into help_request (id, number, commune_id, village_id, service_code, household_id,
        source, priority_class, mode, minutes, earliest_on, due_on, received_at, intake,
        people_needed, over_offers, offered_count)
      values (\(request), \(100 + number), \(place), 'phone_basics', '\(Fixture.household)',
        'phone', 'ordinary', 'home', 40, '2026-11-20', '2026-12-01', now(), 'ready', \(places),
        \(overOffers), \(takers.count));
      insert into assignment (id, help_request_id, ambassador_id, commune_id, village_id,
        task_number, state, day, part_of_day, seat, minutes, origin, offered_at, expires_at)
      select made(400 + \(number), n), \(request), made(2, n), \(place), \(number), 'offered',
        date '2026-11-25' + \(number), 0, 0, 40, 'leader', now(), now() + interval '1 day'
      from unnest('{\(takers.map(String.init).joined(separator: ","))}'::integer[]) n;
      insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
        help_request_version, actor_id, via, occurred_at)
      values (gen_random_uuid(), 'help_request', \(request), 1, 'submitted', \(request), 1,
        '\(Fixture.officer)', 'api', now());
      insert into event (id, subject_kind, subject_id, subject_version, kind, actor_id, via,
        occurred_at)
      select gen_random_uuid(), 'assignment', id, 1, 'offered', '\(Fixture.officer)', 'api', now()
      from assignment where help_request_id = \(request)
      """)
  }

  private static let place = "'\(Fixture.commune)'::uuid, '\(Fixture.village)'::uuid"

  /// $1 request, $2 ambassador: the ambassador accepts the offer.
  static let accept = step(
    "accepted", request: "offered_count = offered_count - 1, accepted_count = accepted_count + 1",
    ambassador: "open_count = open_count + 1", from: "offered",
    assignment: "state = 'accepted', accepted_at = now()")

  /// $1 request, $2 ambassador: the ambassador gives the work back.
  static let release = step(
    "released", request: "accepted_count = accepted_count - 1",
    ambassador: "open_count = open_count - 1", from: "accepted",
    assignment: "state = 'released', ended_at = now(), end_reason = 'busy'")

  /// One step of an assignment: three rows in the lock order, and the event of two of them.
  private static func step(
    _ kind: String, request: String, ambassador: String, from state: String, assignment: String
  ) -> String {
    """
    with found as (
      select id, help_request_id, ambassador_id from assignment
      where id = made(400 + $1::integer, $2::integer) and state = '\(state)'
    ), q as (
      update help_request q set \(request), version = version + 1
      from found where q.id = help_request_id returning q.id, version
    ), m as (
      update ambassador m set \(ambassador) from found, q where m.id = ambassador_id returning m.id
    ), w as (
      update assignment w set \(assignment), version = w.version + 1
      from found, m where w.id = found.id and state = '\(state)' returning w.id, version
    )
    insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
      help_request_version, actor_id, via, occurred_at)
    select gen_random_uuid(), 'assignment', w.id, w.version, '\(kind)', q.id, q.version,
      made(1, $2::integer), 'api', now() from w, q returning id::text
    """
  }

  /// $1 request, $2 ambassador: one more offer goes out, under the ambassador's next task number.
  static let offer = """
    with q as (
      update help_request set offered_count = offered_count + 1, version = version + 1
      where id = made(3, $1::integer) returning id, version
    ), m as (
      update ambassador m set last_task_number = last_task_number + 1
      from q where m.id = made(2, $2::integer) returning m.id, last_task_number
    ), w as (
      insert into assignment (id, help_request_id, ambassador_id, commune_id, village_id,
        task_number, state, day, part_of_day, seat, minutes, origin, offered_at, expires_at)
      select made(400 + $1::integer, $2::integer), q.id, m.id, \(place), last_task_number,
        'offered', date '2026-11-25' + $1::integer, 0, 0, 40, 'leader', now(),
        now() + interval '1 day' from q, m returning id, version
    )
    insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
      help_request_version, actor_id, via, occurred_at)
    select gen_random_uuid(), 'assignment', w.id, w.version, 'offered', q.id, q.version,
      '\(Fixture.officer)', 'api', now() from w, q returning id::text
    """

  /// Rows whose counts are not those of their assignments, or whose versions lack events.
  static let unbalanced = """
    select 'help_request', q.id::text from help_request q where (offered_count, accepted_count) <> (
      select count(*) filter (where state = 'offered'),
        count(*) filter (where state in ('accepted', 'started', 'reported', 'verified'))
      from assignment where help_request_id = q.id)
    union all select 'ambassador', m.id::text from ambassador m where open_count <> (
      select count(*) from assignment where ambassador_id = m.id and is_binding)
    union all select 'request events', q.id::text from help_request q where version <> (
      select count(*) from event where help_request_id = q.id)
    union all select 'assignment events', w.id::text from assignment w where version <> (
      select count(*) from event where subject_id = w.id)
    """
}
