/// Households and businesses that receive help, and how to reach people.
extension Noun {
  static let households = [household, householdMember, criteria, site, contact, contactRead]

  private static let household = Noun(
    "household",
    ["id": Value.new, "commune_id": Fixture.commune, "village_id": Fixture.village],
    key: "household_id",
    refuses: [
      "household_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
      "household_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
      "household_head_exists": ["head_id": Value.nobody],
      "household_assessor_exists": ["assessed_by": Value.nobody],
      "household_status_is_known": ["status": "x"],
      "household_merged_into_exists": [
        "status": "merged_into", "merged_into_id": Value.nobody,
      ],
      "household_merged_names_the_other": ["status": "merged_into"],
      "household_not_merged_into_itself": [
        "status": "merged_into", "merged_into_id": Value.new,
      ],
      "household_point_has_both_parts": ["lon_mdeg": "105900"],
      "household_point_is_in_vietnam": ["lon_mdeg": "20300", "lat_mdeg": "105900"],
      "household_recognised_by_known_criteria": recognised("committed", criteria: "x"),
      "household_recognition_is_known": recognised("x", criteria: "xã"),
      "household_recognition_says_by_which_criteria_and_when": ["recognition": "committed"],
      "household_recognised_only_when_assessed": recognised("recognised", criteria: "xã"),
    ])

  private static func recognised(_ recognition: String, criteria: String) -> Columns {
    [
      "recognition": recognition, "criteria_set": criteria, "criteria_version": "1",
      "recognition_on": "2026-01-01",
    ]
  }

  private static let householdMember = Noun(
    "household_member",
    [
      "household_id": Fixture.household, "person_id": Fixture.bystander, "relation": "child",
      "valid": Value.always,
    ],
    key: "household_member_pair",
    refuses: [
      "household_member_household_exists": ["household_id": Value.nobody],
      "household_member_person_exists": ["person_id": Value.nobody],
      "household_member_relation_is_known": ["relation": "x"],
    ],
    scripts: [
      "household_member_lives_in_one_at_a_time": """
      insert into household_member select id, '\(Fixture.bystander)', 'child', '[2026-01-01,)'
      from household
      """
    ])

  private static let criteria = Noun(
    "recognition_criteria",
    [
      "criteria_set": "tỉnh", "criteria_version": "1", "unit_id": Fixture.commune,
      "valid": Value.always, "items": "[]",
    ],
    key: "recognition_criteria_version",
    refuses: [
      "recognition_criteria_unit_exists": ["unit_id": Value.nobody],
      "recognition_criteria_are_a_list": ["items": "{}"],
    ])

  private static let site = Noun(
    "site",
    ["id": Value.new, "kind": "shop", "name": "Quán Hạnh", "commune_id": Fixture.commune],
    key: "site_id",
    refuses: [
      "site_commune_exists": ["commune_id": Value.nobody],
      "site_village_lies_in_the_commune": [
        "commune_id": Fixture.otherCommune, "village_id": Fixture.village,
      ],
      "site_operator_exists": ["operator_id": Value.nobody],
      "site_kind_is_known": ["kind": "x"],
      "site_stall_stands_in_a_market": ["kind": "market_stall"],
      "site_text_is_composed": ["name": Value.decomposed],
      "site_point_has_both_parts": ["lat_mdeg": "20300"],
      "site_point_is_in_vietnam": ["lon_mdeg": "20300", "lat_mdeg": "105900"],
      "site_qr_payment_says_when_and_by_whom_seen": ["qr_payment_seen_on": "2026-01-01"],
      "site_qr_payment_was_seen_by_a_person": [
        "qr_payment_seen_on": "2026-01-01", "qr_payment_seen_by": Value.nobody,
      ],
    ])

  private static let contact = Noun(
    "contact",
    [
      "person_id": Fixture.bystander, "commune_id": Fixture.commune,
      "village_id": Fixture.village, "phone": "+841000000009",
    ],
    key: "contact_one_per_owner",
    refuses: [
      "contact_person_exists": ["person_id": Value.nobody],
      "contact_household_exists": ["person_id": nil, "household_id": Value.nobody],
      "contact_request_exists": ["person_id": nil, "help_request_id": Value.nobody],
      "contact_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
      "contact_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
      "contact_belongs_to_a_person_a_household_or_a_request": [
        "household_id": Fixture.household
      ],
      "contact_phone_is_e164": ["phone": "0912345678"],
      "contact_text_is_composed": ["address": Value.decomposed],
      "contact_place_is_in_vietnam": ["place": "SRID=4326;POINT(20.3 105.9)"],
    ])

  private static let contactRead = Noun(
    "contact_read",
    [
      "id": Value.new, "reader_id": Fixture.officer, "owner_id": Fixture.household,
      "purpose": "serve",
    ],
    key: "contact_read_id",
    refuses: ["contact_read_purpose_is_known": ["purpose": "x"]])
}
