/// Phones that ring nowhere, addresses in words, exact doors, and what open requests say.
extension Demonstration {
  var contactTable: Table {
    let (households, staff) = (settlement.villageOfHousehold.count, roster.staff.count)
    return Table(
      "contact",
      [
        "person_id", "household_id", "help_request_id", "commune_id", "village_id", "phone",
        "address", "place", "note",
      ], items: staff + households + story.requests.count,
      rows: staff + households + story.requests.count / 6
    ) { item, lines in
      if item < staff {
        addStaffContact(item, to: &lines)
      } else if item < staff + households {
        addHouseholdContact(item - staff, to: &lines)
      } else {
        addRequestContact(item - staff - households, to: &lines)
      }
    }
  }

  private func addStaffContact(_ number: Int, to lines: inout Lines) {
    let staff = roster.staff[number]
    var draws = seed.draws(.contact, 1 << 40 + number)
    lines.field(residents.personID(PersonNumber(staff: number)))
    lines.null()
    lines.null()
    lines.field(facts.communes[staff.commune])
    lines.field(staff.village.map { settlement.villages[$0].id })
    addPhone(&draws, to: &lines)
    lines.begin()
    if let village = staff.village {
      addAddress(settlement.villages[village], &draws, to: &lines)
    } else {
      lines.add("Trụ sở UBND ")
      lines.add(facts.communeNames[staff.commune])
    }
    lines.null()
    lines.null()
    lines.end()
  }

  private func addHouseholdContact(_ household: Int, to lines: inout Lines) {
    let number = Int(settlement.villageOfHousehold[household])
    var draws = seed.draws(.contact, household)
    lines.null()
    lines.field(residents.householdID(household))
    lines.null()
    addUnits(number, to: &lines)
    addPhone(&draws, to: &lines)
    lines.begin()
    addAddress(settlement.villages[number], &draws, to: &lines)
    lines.begin()
    lines.add(point: settlement.place(ofHousehold: household))
    lines.null()
    lines.end()
  }

  /// What was said stays with a request while it is open.
  private func addRequestContact(_ number: Int, to lines: inout Lines) {
    let request = story.requests[number]
    guard request.ending == .open else { return }
    var draws = seed.draws(.contact, 2 << 40 + number)
    lines.null()
    lines.null()
    lines.field(requestID(number))
    addUnits(Int(request.village), to: &lines)
    lines.null()
    lines.null()
    lines.null()
    lines.field(Self.notes[draws.below(Self.notes.count)])
    lines.end()
  }

  /// 0100 is no valid prefix: a number after it is refused by every exchange.
  private func addPhone(_ draws: inout Draws, to lines: inout Lines) {
    lines.begin()
    lines.add("+84100")
    lines.add(draws.below(1_000_000), digits: 6)
  }

  private func addAddress(_ village: Village, _ draws: inout Draws, to lines: inout Lines) {
    lines.add("Nhà số ")
    lines.add(draws.between(1, 180))
    if draws.happens(perMille: 400) {
      lines.add(", ngõ ")
      lines.add(draws.between(1, 24))
    }
    lines.add(", ")
    lines.add(village.address)
  }

  private static let notes = [
    "Xin hướng dẫn chậm, nói to giúp.", "Máy cũ, bộ nhớ đầy.", "Nhà ở cuối ngõ, cổng xanh.",
    "Gọi trước khi đến.", "Chỉ rảnh buổi tối.", "Đã thử hai lần mà chưa được.",
    "Con cháu đi làm xa, ở nhà không ai chỉ.", "Muốn học thêm về tin nhắn lừa đảo.",
    "Hẹn ở nhà văn hóa cũng được.", "Quên mật khẩu, đã ra bưu điện đổi SIM.",
    "Sắp đến hạn nộp hồ sơ.", "Điện thoại của con để lại, chưa biết dùng.",
  ].map { Text($0) }
}
