/// What can be asked for, learnt and counted.
extension Noun {
  static let catalogue = [
    skillFrame, skill, service, serviceSkill, learningLink, serviceLearningLink, priorityClass,
    publicHoliday, indicator, indicatorTarget,
  ]

  private static let skillFrame = Noun(
    "skill_frame",
    [
      "code": "khung-mới", "name_vi": "Khung", "issued_by": "Bộ",
      "is_checked_against_the_text": "false",
    ],
    key: "skill_frame_code")

  private static let skill = Noun(
    "skill",
    [
      "code": "mới", "frame": "topic-1", "number_in_frame": "99", "name_vi": "Kỹ năng",
      "name_en": "Skill",
    ],
    key: "skill_code",
    refuses: [
      "skill_frame_exists": ["frame": "x"],
      "skill_number_is_unique_in_its_frame": ["number_in_frame": "1"],
    ])

  private static let service = Noun(
    "service",
    [
      "code": "mới", "name_vi": "Dịch vụ", "name_en": "Service", "minutes": "30",
      "due_days": "10", "is_sensitive": "false", "is_offered": "true",
    ],
    key: "service_code",
    refuses: [
      "service_takes_a_believable_time": ["minutes": "4"],
      "service_is_due_within_a_year": ["due_days": "0"],
    ])

  private static let serviceSkill = Noun(
    "service_skill", ["service_code": "phone_basics", "skill_code": "tax", "level": "1"],
    key: "service_skill_pair",
    refuses: [
      "service_skill_service_exists": ["service_code": "x"],
      "service_skill_skill_exists": ["skill_code": "x"],
      "service_skill_level_is_known": ["level": "5"],
    ])

  private static let learningLink = Noun(
    "learning_link", ["code": "mới", "name_vi": "Nơi học", "url": "https://hoc.example"],
    key: "learning_link_code",
    refuses: ["learning_link_is_https": ["url": "http://hoc.example"]])

  private static let serviceLearningLink = Noun(
    "service_learning_link", ["service_code": "phone_basics", "link_code": "vneid"],
    key: "service_learning_link_pair",
    refuses: [
      "service_learning_link_service_exists": ["service_code": "x"],
      "service_learning_link_link_exists": ["link_code": "x"],
    ])

  private static let priorityClass = Noun(
    "priority_class", ["code": "mới", "name_vi": "Mới", "name_en": "New", "weight": "3"],
    key: "priority_class_code",
    refuses: [
      "priority_class_weight_is_unique": ["weight": "1"],
      "priority_class_weight_is_positive": ["weight": "0"],
    ])

  private static let publicHoliday = Noun(
    "public_holiday",
    ["day": "2040-01-01", "name_vi": "Tết", "name_en": "New Year", "kind": "public"],
    key: "public_holiday_day",
    refuses: ["public_holiday_kind_is_known": ["kind": "x"]])

  private static let indicator = Noun(
    "indicator",
    [
      "code": "mới", "name_vi": "Chỉ số", "name_en": "Indicator", "unit_of_count": "person",
      "is_counted_here": "true", "is_public": "true", "definition_vi": "Số người.",
    ],
    key: "indicator_code",
    refuses: [
      "indicator_unit_of_count_is_known": ["unit_of_count": "x"],
      "indicator_is_shown_as_count_or_percent": ["shown_as": "x"],
      "indicator_direction_is_known": ["direction": "x"],
      "indicator_percent_says_of_what": ["shown_as": "percent"],
    ])

  private static let indicatorTarget = Noun(
    "indicator_target",
    [
      "indicator_code": "vneid_seen", "unit_id": Fixture.commune, "year": "2026",
      "percent": "50", "source": "Kế hoạch",
    ],
    key: "indicator_target_one_per_place_and_year",
    refuses: [
      "indicator_target_indicator_exists": ["indicator_code": "x"],
      "indicator_target_unit_exists": ["unit_id": Value.nobody],
      "indicator_target_is_a_percentage": ["percent": "100.1"],
    ])
}
