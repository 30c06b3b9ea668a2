import Store

/// One of everything that the rules of the schema speak of, in one commune and its one village.
///
/// Two requests wait there: the first was offered to the volunteer, the second to nobody.
enum Fixture {
  /// Xã Gia Vân and Phường Phủ Lý of the reference data; ids of units never change.
  static let commune = "0197c1c8-02eb-7ebb-93e5-e3e8acf8e38e"
  static let otherCommune = "0197c1c8-0282-7b1c-a4bd-dd081eb6a3e8"
  static let village = id("0a1")

  static let officer = id("101")
  static let volunteer = id("102")
  static let officerElsewhere = id("103")
  static let otherVolunteer = id("104")
  static let leader = id("105")
  static let bystander = id("109")

  static let ambassador = id("201")
  static let otherAmbassador = id("202")
  static let household = id("301")
  static let otherHousehold = id("302")
  static let token = id("401")
  static let request = id("501")
  static let otherRequest = id("502")
  static let campaign = id("601")
  static let team = id("701")
  static let member = id("711")
  static let assignment = id("801")
  static let activity = id("a01")
  static let run = id("b01")
  static let site = id("c01")
  static let grant = id("d01")
  static let consent = id("e01")
  static let key = id("f01")

  static func id(_ ending: String) -> String { "00000000-0000-7000-8000-000000000\(ending)" }

  /// The token that a person shows; the officers, volunteers and the leader have one each.
  static func token(of person: String) -> String { "mã của \(person)" }

  /// Writes all of it, as the owner, into a cell that has its reference data.
  @Sendable static func fill(_ database: Database) throws {
    let owner = try Connection(database, .owner)
    for script in [people, households, teams, requests, contacts] { try owner.execute(script) }
  }

  private static let place = "'\(commune)', '\(village)'"

  private static let people = """
    insert into unit (id, code, kind, designation, name, full_name, parent_id, valid) values
      ('\(village)', '14488-1', 'village', 'xóm', 'Xóm 5', 'Xóm 5', '\(commune)', '[2025-07-01,)');
    insert into person (id, display_name, commune_id, village_id)
    select ('\(id("10"))' || n)::uuid, (array['Đỗ Thị Ẩn', 'Lường Văn Sửu', 'Ngô Bỉnh Khiêm',
      'Quách Thủy Tiên', 'Phạm Hữu Nghĩa', 'Vũ Thế Kỷ', 'Hoàng Quỳnh Như', 'Bùi Ước', 'Lê Mỡ'])[n],
      \(place) from generate_series(1, 9) n;
    insert into consent (id, person_id, purpose, text_version, channel, given_at) values
      ('\(consent)', '\(officer)', 'statistics', '1', 'paper', now());
    insert into role_grant (id, person_id, role, unit_id, valid) values
      ('\(grant)', '\(officer)', 'commune_officer', '\(commune)', '[2025-07-01,)'),
      ('\(id("d02"))', '\(volunteer)', 'ambassador', '\(village)', '[2025-07-01,)'),
      ('\(id("d03"))', '\(officerElsewhere)', 'commune_officer', '\(otherCommune)',
        '[2025-07-01,)'),
      ('\(id("d04"))', '\(otherVolunteer)', 'ambassador', '\(village)', '[2025-07-01,)'),
      ('\(id("d05"))', '\(leader)', 'team_leader', '\(village)', '[2025-07-01,)');
    insert into token (id, sha256, kind, person_id, label, last_four, created_at, expires_at)
    select ('\(id("40"))' || n)::uuid, sha256(convert_to('mã của \(id("10"))' || n, 'UTF8')),
      'personal', ('\(id("10"))' || n)::uuid, 'Máy bàn', 'abcd', now(), now() + interval '1 day'
    from generate_series(1, 5) n;
    insert into idempotency values
      ('\(officer)', '\(key)', sha256('a'), 201, 1, '{}', now());
    """

  private static let households = """
    insert into recognition_criteria values ('xã', 1, '\(commune)', '[2025-10-01,)', '[]');
    insert into household (id, commune_id, village_id, head_id) values
      ('\(household)', \(place), '\(id("106"))'), ('\(otherHousehold)', \(place), '\(id("107"))');
    insert into site (id, kind, name, market_name, commune_id) values
      ('\(site)', 'market_stall', 'Sạp số 1', 'Chợ Rồng', '\(commune)');
    """

  private static let teams = """
    insert into campaign (id, name, during) values
      ('\(campaign)', 'Chiến dịch mùa thu', '[2025-10-01,2025-12-01)');
    insert into team (id, kind, name, commune_id, village_id, valid) values
      ('\(team)', 'village_digital_team', 'Tổ Xóm 5', \(place), '[2025-07-01,)');
    insert into team_member (id, team_id, person_id, role, valid) values
      ('\(member)', '\(team)', '\(officer)', 'leader', '[2025-07-01,)');
    insert into ambassador (id, person_id, commune_id, village_id, status, valid, lon_mdeg,
      lat_mdeg, reach_m, modes, max_open, max_minutes_week, last_task_number) values
      ('\(ambassador)', '\(volunteer)', \(place), 'active', '[2025-07-01,)', 105900, 20300, 5000,
        '{home}', 2, 120, 1),
      ('\(otherAmbassador)', '\(otherVolunteer)', \(place), 'active', '[2025-07-01,)', 105900,
        20300, 5000, '{home}', 2, 120, 0);
    """

  /// One script is one transaction: rows and their events meet at its end.
  private static let requests = """
    insert into help_request (id, number, commune_id, village_id, service_code, household_id,
      source, priority_class, mode, minutes, earliest_on, due_on, received_at, intake,
      offered_count) values
      ('\(request)', 1, \(place), 'phone_basics', '\(household)', 'phone', 'ordinary', 'home', 40,
        '2026-11-20', '2026-12-01', now(), 'ready', 1),
      ('\(otherRequest)', 2, \(place), 'phone_basics', '\(otherHousehold)', 'phone', 'ordinary',
        'home', 40, '2026-11-20', '2026-12-01', now(), 'ready', 0);
    insert into assignment (id, help_request_id, ambassador_id, commune_id, village_id,
      task_number, state, day, part_of_day, seat, minutes, origin, offered_at, expires_at) values
      ('\(assignment)', '\(request)', '\(ambassador)', \(place), 1, 'offered', '2026-11-25', 0, 0,
        40, 'leader', now(), now() + interval '2 days');
    insert into activity (id, kind, title, commune_id, place, during, staff_min, staff_wanted,
      staff_max) values
      ('\(activity)', 'class', 'Lớp điện thoại', '\(commune)', 'Nhà văn hóa xóm',
        '[2026-11-28 08:00+07,2026-11-28 10:00+07)', 1, 2, 3);
    insert into event (id, subject_kind, subject_id, subject_version, kind, help_request_id,
      help_request_version, actor_id, via, occurred_at) values
      ('\(id("901"))', 'help_request', '\(request)', 1, 'submitted', '\(request)', 1, '\(officer)',
        'api', now()),
      ('\(id("902"))', 'help_request', '\(otherRequest)', 1, 'submitted', '\(otherRequest)', 1,
        '\(officer)', 'api', now()),
      ('\(id("903"))', 'assignment', '\(assignment)', 1, 'offered', null, null, '\(officer)', 'api',
        now()),
      ('\(id("904"))', 'activity', '\(activity)', 1, 'created', null, null, '\(officer)', 'api',
        now());
    insert into matching_run (id, scope, first_day, days, policy, seed, requested_by, queued_at)
      values ('\(run)', '{\(village)}', '2026-11-25', 7, '{}', 1, '\(officer)', now());
    insert into matching_line (run_id, line, help_request_id, help_request_version, explanation)
      values ('\(run)', 1, '\(otherRequest)', 1, '{}');
    """

  private static let contacts = """
    insert into contact (person_id, household_id, commune_id, village_id, phone, address) values
      (null, '\(household)', \(place), '+841000000001', 'Số 1, ngõ Đình'),
      (null, '\(otherHousehold)', \(place), '+841000000002', 'Số 2, ngõ Chùa'),
      ('\(volunteer)', null, \(place), '+841000000003', null);
    """
}
