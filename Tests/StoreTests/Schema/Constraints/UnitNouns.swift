/// Units, what stands between them, and what is counted of them.
extension Noun {
  static let units = [
    cell, unit, unitSuccession, unitNeighbour, unitFigure, unitOutline, unitCount, communeCounter,
  ]

  private static let cell = Noun(
    "cell", ["kind": "real", "province_code": "37"], key: "cell_is_only_one",
    refuses: [
      "cell_one_is_true": ["one": "false"],
      "cell_kind_is_known": ["kind": "x"],
      "cell_smallest_public_count_protects": ["smallest_public_count": "4"],
    ])

  private static let unit = Noun(
    "unit",
    [
      "id": Value.new, "code": "14488-9", "kind": "village", "designation": "thôn",
      "name": "Đông", "full_name": "Thôn Đông", "parent_id": Fixture.commune,
      "valid": Value.always,
    ],
    key: "unit_id",
    refuses: [
      "unit_kind_is_known": ["kind": "x"],
      "unit_code_is_digits_or_a_commune_code_and_a_number": ["code": "ab"],
      "unit_text_is_composed": ["full_name": Value.decomposed],
      "unit_validity_is_not_empty": ["valid": Value.empty],
      "unit_village_has_a_commune": ["parent_id": nil],
      "unit_only_a_village_knows_a_former_commune": [
        "code": "99999", "kind": "former_commune", "parent_id": nil,
        "former_commune_id": Fixture.commune,
      ],
      "unit_former_commune_exists": ["former_commune_id": Value.nobody],
      "unit_code_means_one_unit_at_a_time": ["code": "14488-1"],
      "unit_parent_is_of_the_level_above": ["parent_id": Fixture.village],
    ],
    scripts: [
      // Its code is today's commune's too: no day may belong to both.
      "unit_code_means_one_unit_at_a_time":
        "update unit set valid = '[2020-01-01,)' where code = '13285' and kind = 'former_commune'"
    ])

  private static let unitSuccession = Noun(
    "unit_succession",
    [
      "from_id": Fixture.village, "to_id": Fixture.commune, "is_whole": "false",
      "effective_on": "2025-07-01", "decree": "1674",
    ],
    key: "unit_succession_pair",
    refuses: [
      "unit_succession_from_exists": ["from_id": Value.nobody],
      "unit_succession_to_exists": ["to_id": Value.nobody],
      "unit_succession_leads_elsewhere": ["to_id": Fixture.village],
      "unit_succession_share_is_a_part": ["share": "1.2"],
      "unit_succession_whole_means_all": ["is_whole": "true", "share": "0.5"],
    ],
    scripts: [
      "unit_succession_whole_excludes_others": successor(isWhole: false, share: "null"),
      "unit_succession_one_whole_successor": successor(isWhole: true, share: "1"),
    ])

  /// A second successor of a unit that has a whole one.
  private static func successor(isWhole: Bool, share: String) -> String {
    """
    insert into unit_succession (from_id, to_id, is_whole, share, effective_on, decree)
    select from_id, '\(Fixture.village)', \(isWhole), \(share), '2025-07-01', '1674'
    from unit_succession where is_whole limit 1
    """
  }

  private static let unitNeighbour = Noun(
    "unit_neighbour",
    [
      "unit_id": Fixture.commune, "neighbour_id": Fixture.village, "border_m": "1",
      "distance_m": "1",
    ],
    completedBy:
      "insert into unit_neighbour values ('\(Fixture.village)', '\(Fixture.commune)', 1, 1)",
    key: "unit_neighbour_pair",
    refuses: [
      "unit_neighbour_is_mutual": [:],
      "unit_neighbour_is_another": ["neighbour_id": Fixture.commune],
      "unit_neighbour_unit_exists": ["unit_id": Value.nobody],
      "unit_neighbour_neighbour_exists": ["neighbour_id": Value.nobody],
    ])

  private static let unitFigure = Noun(
    "unit_figure",
    [
      "unit_id": Fixture.commune, "figure": "adults", "as_of": "2026-01-01", "value": "1",
      "source": "Niên giám",
    ],
    key: "unit_figure_of_a_day",
    refuses: [
      "unit_figure_unit_exists": ["unit_id": Value.nobody],
      "unit_figure_is_known": ["figure": "x"],
      "unit_figure_is_not_negative": ["value": "-1"],
    ])

  /// TWKB of 5 decimals: a triangle; and a bow tie, which crosses itself.
  private static let unitOutline = Noun(
    "unit_outline",
    ["unit_id": Fixture.village, "twkb": "\\xa30001040000c09a0c0000c09a0cbf9a0cbf9a0c"],
    key: "unit_outline_one_each",
    refuses: [
      "unit_outline_unit_exists": ["unit_id": Value.nobody],
      "unit_outline_is_valid": [
        "twkb": "\\xa30001050000c09a0cc09a0c00bf9a0cbf9a0cc09a0c00bf9a0c"
      ],
    ])

  private static let unitCount = Noun(
    "unit_count",
    ["commune_id": Fixture.commune, "village_id": Fixture.village, "households": "5"],
    key: "unit_count_one_each",
    refuses: [
      "unit_count_commune_exists": ["commune_id": Value.nobody, "village_id": nil],
      "unit_count_village_lies_in_the_commune": ["commune_id": Fixture.otherCommune],
      "unit_count_is_never_negative": ["people_helped": "-1"],
      "unit_count_committed_and_recognised_are_households": [
        "households_committed": "3", "households_recognised": "3",
      ],
      "unit_count_fulfilled_were_received": ["requests_fulfilled": "1"],
    ])

  private static let communeCounter = Noun(
    "commune_counter", ["commune_id": Fixture.village], key: "commune_counter_commune",
    refuses: ["commune_counter_commune_exists": ["commune_id": Value.nobody]])
}
