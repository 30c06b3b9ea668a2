/// Households, their members, and market stalls.
extension Demonstration {
  /// A short list in one version, as a province might set it; no national list is known.
  var criteriaTable: Table {
    Table(
      "recognition_criteria",
      ["criteria_set", "criteria_version", "unit_id", "valid", "items"], items: 1
    ) { _, lines in
      lines.field("gia-dinh-so")
      lines.field(1)
      lines.field(facts.province)
      lines.field(days: clock.today - clock.historyDays - 200, nil)
      lines.field(Self.criteria)
      lines.end()
    }
  }

  private static let criteria = Text(
    """
    [{"code":"guide","text_vi":"Có ít nhất một người hướng dẫn được cả nhà","is_required":true},\
    {"code":"vneid","text_vi":"Người lớn có tài khoản VNeID mức 2","is_required":true},\
    {"code":"public_service","text_vi":"Biết nộp hồ sơ trực tuyến","is_required":true},\
    {"code":"payment","text_vi":"Có tài khoản thanh toán","is_required":false},\
    {"code":"safety","text_vi":"Nhận biết lừa đảo trên mạng","is_required":true},\
    {"code":"internet","text_vi":"Nhà có mạng","is_required":false}]
    """)

  var householdTable: Table {
    Table(
      "household",
      [
        "id", "commune_id", "village_id", "head_id", "lon_mdeg", "lat_mdeg", "status",
        "merged_into_id", "recognition", "criteria_set", "criteria_version", "recognition_on",
        "assessed_by",
      ], items: settlement.villageOfHousehold.count
    ) { household, lines in
      let village = Int(settlement.villageOfHousehold[household])
      lines.field(residents.householdID(household))
      addUnits(village, to: &lines)
      lines.field(residents.personID(PersonNumber(household: household, slot: 0)))
      addSnapped(settlement.place(ofHousehold: household), to: &lines)
      lines.field(residents.status(household))
      lines.field(residents.twin(household).map(residents.householdID))
      addRecognition(household, village, to: &lines)
      lines.end()
    }
  }

  private func addRecognition(_ household: Int, _ village: Int, to lines: inout Lines) {
    let (recognition, day) = residents.recognition(household)
    lines.field(Self.recognitions[recognition.rawValue])
    guard recognition != .none else {
      for _ in 0..<4 { lines.null() }
      return
    }
    lines.field("gia-dinh-so")
    lines.field(1)
    lines.field(day: day)
    lines.field(recognition == .committed ? nil : residents.personID(assessor(village)))
  }

  private static let recognitions: [StaticString] = [
    "none", "committed", "assessed", "recognised", "lapsed",
  ]

  var householdMemberTable: Table {
    let asked = story.asked
    return Table(
      "household_member", ["household_id", "person_id", "relation", "valid"], items: asked.count,
      rows: asked.count * 2 / 5
    ) { item, lines in
      let person = asked[item].person
      guard person.slot > 0, item == 0 || asked[item - 1].person != person else { return }
      lines.field(residents.householdID(person.household))
      lines.field(residents.personID(person))
      lines.field(["spouse", "parent", "child"][person.slot - 1] as StaticString)
      lines.field(days: Calendar.day(ofMinute: residents.registered(person.household)), nil)
      lines.end()
    }
  }

  var siteTable: Table {
    Table(
      "site",
      [
        "id", "kind", "name", "market_name", "commune_id", "village_id", "lon_mdeg", "lat_mdeg",
        "operator_id", "qr_payment_seen_on", "qr_payment_seen_by",
      ], items: sites.count
    ) { number, lines in
      var draws = seed.draws(.site, number)
      let site = sites[number]
      let village = settlement.villages[Int(site.village)]
      let goods = Self.goods[draws.below(Self.goods.count)]
      lines.field(siteID(number))
      lines.field("market_stall")
      lines.begin()
      lines.add(goods)
      lines.add(" ")
      lines.add(draws.between(1, 60))
      lines.begin()
      lines.add("Chợ ")
      lines.add(facts.communeNames[village.commune])
      addUnits(Int(site.village), to: &lines)
      addSnapped(settlement.place(near: village, &draws), to: &lines)
      lines.field(residents.personID(PersonNumber(household: Int(site.household), slot: 0)))
      let isSeen = draws.happens(perMille: 350)
      lines.field(day: isSeen ? clock.today - draws.between(1, clock.historyDays) : nil)
      lines.field(isSeen ? residents.personID(assessor(Int(site.village))) : nil)
      lines.end()
    }
  }

  func siteID(_ number: Int) -> RowID {
    seed.id(.site, number, minute: clock.historyBegins - 10 * 1440 + number / 1000)
  }

  private static let goods = [
    "Sạp rau", "Sạp thịt", "Sạp cá", "Hàng khô", "Hàng hoa quả", "Hàng vải", "Hàng gạo", "Quầy bún",
    "Hàng cói", "Quầy tạp hóa",
  ].map { Text($0) }
}
