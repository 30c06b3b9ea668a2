/// Those who help: campaigns, teams, ambassadors, and what ambassadors can do and when.
extension Noun {
  static let helpers = [
    campaign, team, communeQuota, teamMember, ambassador, ambassadorWeek, availability,
    ambassadorArea, competence,
  ]

  private static let campaign = Noun(
    "campaign", ["id": Value.new, "name": "Mùa hè", "during": "[2026-06-01,2026-08-01)"],
    key: "campaign_id",
    refuses: [
      "campaign_text_is_composed": ["name": Value.decomposed],
      "campaign_has_two_ends": ["during": "[2026-06-01,)"],
    ])

  private static let team = Noun(
    "team",
    [
      "id": Value.new, "kind": "commune_digital_team", "name": "Tổ xã",
      "commune_id": Fixture.commune, "valid": Value.always,
    ],
    key: "team_id",
    refuses: [
      "team_commune_exists": ["commune_id": Value.nobody],
      "team_village_lies_in_the_commune": [
        "commune_id": Fixture.otherCommune, "village_id": Fixture.village,
      ],
      "team_campaign_exists": ["kind": "youth_formation", "campaign_id": Value.nobody],
      "team_predecessor_exists": ["predecessor_id": Value.nobody],
      "team_kind_is_known": ["kind": "x"],
      "team_village_team_has_a_village": ["kind": "village_digital_team"],
      "team_formation_belongs_to_a_campaign": ["kind": "youth_formation"],
      "team_text_is_composed": ["name": Value.decomposed],
      "team_lasts": ["valid": Value.empty],
      "team_decision_has_number_and_day": ["decision_number": "12/QĐ-UBND"],
      "team_visits_of_a_week_are_believable": ["visits_week": "5001"],
      "team_one_digital_team_per_village_at_a_time": [
        "kind": "village_digital_team", "village_id": Fixture.village, "valid": "[2026-01-01,)",
      ],
    ])

  private static let communeQuota = Noun(
    "commune_quota", ["commune_id": Fixture.commune, "visits_week": "40"],
    key: "commune_quota_one_each",
    refuses: [
      "commune_quota_commune_exists": ["commune_id": Value.nobody],
      "commune_quota_is_believable": ["visits_week": "-1"],
    ])

  private static let teamMember = Noun(
    "team_member",
    [
      "id": Value.new, "team_id": Fixture.team, "person_id": Fixture.bystander,
      "role": "member", "valid": Value.always,
    ],
    key: "team_member_id",
    refuses: [
      "team_member_team_exists": ["team_id": Value.nobody],
      "team_member_person_exists": ["person_id": Value.nobody],
      "team_member_role_is_known": ["role": "x"],
      "team_member_affiliation_is_known": ["affiliation": "x"],
      "team_member_stays_a_while": ["valid": Value.empty],
      "team_member_once_at_a_time": ["person_id": Fixture.officer],
      "team_member_one_leader_at_a_time": ["role": "leader", "valid": "[2026-01-01,)"],
    ])

  private static let ambassador = Noun(
    "ambassador",
    [
      "id": Value.new, "person_id": Fixture.bystander, "commune_id": Fixture.commune,
      "village_id": Fixture.village, "status": "active", "valid": Value.always,
      "lon_mdeg": "105900", "lat_mdeg": "20300", "reach_m": "3000", "modes": "{home}",
      "max_open": "2", "max_minutes_week": "120",
    ],
    key: "ambassador_id",
    refuses: [
      "ambassador_person_exists": ["person_id": Value.nobody],
      "ambassador_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
      "ambassador_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
      "ambassador_team_exists": ["team_id": Value.nobody],
      "ambassador_status_is_known": ["status": "x"],
      "ambassador_serves_once_at_a_time": ["person_id": Fixture.volunteer],
      "ambassador_lasts": ["valid": Value.empty],
      "ambassador_point_is_in_vietnam": ["lon_mdeg": "20300", "lat_mdeg": "105900"],
      "ambassador_reach_is_believable": ["reach_m": "50001"],
      "ambassador_modes_are_known": ["modes": "{fly}"],
      "ambassador_limits_are_believable": ["max_open": "51"],
      // Invariant 4; and with places a leader allowed by name.
      "ambassador_open_work_within_limit": ["open_count": "3"],
      "ambassador_open_work_within_limit": ["open_count": "5", "extra_open": "2"],
    ])

  private static let ambassadorWeek = Noun(
    "ambassador_week",
    ["ambassador_id": Fixture.ambassador, "monday": "2026-11-23", "cap_minutes": "120"],
    key: "ambassador_week_of_a_monday",
    refuses: [
      "ambassador_week_ambassador_exists": ["ambassador_id": Value.nobody],
      "ambassador_week_begins_on_monday": ["monday": "2026-11-24"],
      "ambassador_week_minutes_within_cap": ["minutes": "121"],
      "ambassador_week_minutes_within_cap": ["minutes": "151", "extra_minutes": "30"],
    ])

  private static let availability = Noun(
    "availability",
    [
      "id": Value.new, "ambassador_id": Fixture.ambassador, "kind": "weekly", "weekday": "1",
      "during": Value.always, "parts_of_day": "1", "seats": "1",
    ],
    key: "availability_id",
    refuses: [
      "availability_ambassador_exists": ["ambassador_id": Value.nobody],
      "availability_kind_is_known": ["kind": "x", "weekday": nil],
      "availability_weekly_names_a_weekday": ["weekday": nil],
      "availability_weekday_is_iso": ["weekday": "0"],
      "availability_lasts": ["during": Value.empty],
      "availability_names_parts_of_the_day": ["parts_of_day": "8"],
      "availability_blackout_has_no_seat": ["seats": "0"],
      "availability_seats_are_few": ["seats": "4"],
    ])

  private static let ambassadorArea = Noun(
    "ambassador_area",
    [
      "ambassador_id": Fixture.ambassador, "unit_id": Fixture.otherCommune,
      "valid": Value.always,
    ],
    key: "ambassador_area_pair",
    refuses: [
      "ambassador_area_ambassador_exists": ["ambassador_id": Value.nobody],
      "ambassador_area_unit_exists": ["unit_id": Value.nobody],
      "ambassador_area_lasts": ["valid": Value.empty],
    ])

  private static let competence = Noun(
    "competence",
    [
      "person_id": Fixture.volunteer, "skill_code": "tax", "level": "3", "proof": "mooc",
      "seen_on": "2026-01-01",
    ],
    key: "competence_one_per_skill",
    refuses: [
      "competence_person_exists": ["person_id": Value.nobody],
      "competence_skill_exists": ["skill_code": "x"],
      "competence_confirmer_exists": ["confirmed_by": Value.nobody],
      "competence_level_is_known": ["level": "5"],
      "competence_proof_is_known": ["proof": "x"],
      "competence_observed_names_the_observer": ["proof": "observed"],
      "competence_not_confirmed_by_oneself": ["confirmed_by": Fixture.volunteer],
      "competence_expires_after_it_was_seen": ["expires_on": "2025-01-01"],
    ])
}
