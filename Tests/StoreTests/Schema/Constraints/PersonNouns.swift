/// People, what they agreed to, and what they may do.
extension Noun {
  static let people = [person, consent, token, roleGrant]

  private static let person = Noun(
    "person",
    [
      "id": Value.new, "display_name": "Trần Thị Ơn", "commune_id": Fixture.commune,
      "village_id": Fixture.village,
    ],
    key: "person_id",
    refuses: [
      "person_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
      "person_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
      "person_name_is_composed": ["display_name": Value.decomposed],
      "person_has_a_name": ["display_name": " "],
      "person_birth_year_is_believable": ["birth_year": "1899"],
      "person_gender_is_known": ["gender": "x"],
      "person_language_is_a_code": ["language": "Viet"],
      "person_status_is_known": ["status": "x"],
      "person_vneid_level_is_known": seen(level: "3", by: Fixture.officer),
      "person_vneid_level_says_when_and_by_whom_seen": ["vneid_level": "2"],
      "person_vneid_was_seen_by_a_person": seen(level: "2", by: Value.nobody),
      "person_does_not_see_own_vneid": seen(level: "2", by: Value.new),
    ])

  private static func seen(level: String, by person: String) -> Columns {
    ["vneid_level": level, "vneid_seen_on": "2026-01-01", "vneid_seen_by": person]
  }

  private static let consent = Noun(
    "consent",
    [
      "id": Value.new, "person_id": Fixture.officer, "purpose": "receive_help",
      "text_version": "1", "channel": "paper", "given_at": "now",
    ],
    key: "consent_id",
    refuses: [
      "consent_person_exists": ["person_id": Value.nobody],
      "consent_witness_exists": ["witnessed_by": Value.nobody],
      "consent_purpose_is_known": ["purpose": "x"],
      "consent_channel_is_known": ["channel": "x"],
      "consent_is_withdrawn_after_it_was_given": ["withdrawn_at": "yesterday"],
      "consent_one_in_force_per_purpose": ["purpose": "statistics"],
    ])

  private static let token = Noun(
    "token",
    [
      "id": Value.new, "sha256": Value.hash, "kind": "personal", "person_id": Fixture.officer,
      "label": "Điện thoại", "last_four": "abcd", "created_at": "now", "expires_at": "tomorrow",
    ],
    key: "token_id",
    refuses: [
      "token_person_exists": ["person_id": Value.nobody],
      "token_creator_exists": ["created_by": Value.nobody],
      "token_kind_is_known": ["kind": "x"],
      "token_is_hashed": ["sha256": "\\x5a"],
      "token_shows_only_four_characters": ["last_four": "abcde"],
      "token_expires_after_it_was_made": ["expires_at": "yesterday"],
    ],
    scripts: [
      "token_hash_is_unique":
        "update token set sha256 = (select sha256 from token where id = '\(Fixture.token)')"
    ])

  private static let roleGrant = Noun(
    "role_grant",
    [
      "id": Value.new, "person_id": Fixture.bystander, "role": "auditor",
      "unit_id": Fixture.commune, "valid": Value.always,
    ],
    key: "role_grant_id",
    refuses: [
      "role_grant_person_exists": ["person_id": Value.nobody],
      "role_grant_unit_exists": ["unit_id": Value.nobody],
      "role_grant_role_is_known": ["role": "x"],
      "role_grant_lasts": ["valid": Value.empty],
      "role_grant_delegation_has_a_reason_and_an_end": [
        "delegated_by": Fixture.officer, "reason": "Nghỉ phép",
      ],
      "role_grant_not_delegated_to_oneself": delegated(by: Fixture.bystander),
      "role_grant_delegate_exists": delegated(by: Value.nobody),
      "role_grant_once_at_a_time": [
        "person_id": Fixture.officer, "role": "commune_officer", "valid": "[2026-01-01,)",
      ],
    ])

  private static func delegated(by person: String) -> Columns {
    ["valid": "[2026-01-01,2026-02-01)", "delegated_by": person, "reason": "Nghỉ phép"]
  }
}
