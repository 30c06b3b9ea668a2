/// Villages and what is counted in them.
extension Demonstration {
  var villageTable: Table {
    Table(
      "unit",
      [
        "id", "code", "kind", "designation", "name", "full_name", "parent_id", "former_commune_id",
        "valid", "inside_point",
      ], items: settlement.villages.count
    ) { number, lines in
      let village = settlement.villages[number]
      lines.field(village.id)
      lines.field(village.code)
      lines.field("village")
      lines.field(village.designation)
      lines.field(village.name)
      lines.field(village.fullName)
      lines.field(facts.communes[village.commune])
      if let former = village.former { lines.field(former) } else { lines.null() }
      // Communes merged on 1 July 2025, and villages came under them that day.
      lines.field(days: Self.mergedOn, nil)
      lines.begin()
      lines.add(point: village.centre)
      lines.end()
    }
  }

  private static let mergedOn = Calendar.number(year: 2025, month: 7, day: 1)

  var countTable: Table {
    var (received, fulfilled) = (
      [Int](repeating: 0, count: settlement.villages.count),
      [Int](repeating: 0, count: settlement.villages.count)
    )
    for request in story.requests where request.ending != .duplicate {
      received[Int(request.village)] += 1
      if request.ending == .fulfilled { fulfilled[Int(request.village)] += 1 }
    }
    let helped = peopleHelped
    return Table(
      "unit_count",
      [
        "commune_id", "village_id", "households", "households_committed", "households_recognised",
        "persons_vneid_seen", "requests_received", "requests_fulfilled", "people_helped",
      ], items: settlement.villages.count
    ) { [received, fulfilled] number, lines in
      let village = settlement.villages[number]
      var (active, committed, recognised) = (0, 0, 0)
      for household in village.households where residents.isActive(household) {
        active += 1
        switch residents.recognition(household).0 {
        case .committed, .assessed: committed += 1
        case .recognised: recognised += 1
        case .none, .lapsed: break
        }
      }
      // The head of a recognised household was looked at by its assessor.
      let others = story.peopleSeen(village.households).filter {
        $0.slot > 0 || residents.recognition($0.household).0 != .recognised
      }
      lines.field(facts.communes[village.commune])
      lines.field(village.id)
      lines.field(active)
      lines.field(committed)
      lines.field(recognised)
      lines.field(recognised + others.count)
      lines.field(received[number])
      lines.field(fulfilled[number])
      lines.field(helped[number])
      lines.end()
    }
  }

  var counterTable: Table {
    Table(
      "commune_counter", ["commune_id", "last_request_number"], items: facts.communes.count
    ) { commune, lines in
      lines.field(facts.communes[commune])
      lines.field(Int(story.numbers[commune]))
      lines.end()
    }
  }

  /// The ids of where something is: commune and village.
  func addUnits(_ village: Int, to lines: inout Lines) {
    lines.field(facts.communes[settlement.villages[village].commune])
    lines.field(settlement.villages[village].id)
  }

  /// The two thousandths of a degree that rows carry.
  func addSnapped(_ place: Place, to lines: inout Lines) {
    lines.field(place.longitudeThousandths)
    lines.field(place.latitudeThousandths)
  }
}

extension Lines {
  /// A point as PostGIS reads it.
  mutating func add(point place: Place) {
    add("SRID=4326;POINT(")
    add(degrees: place.lon)
    add(" ")
    add(degrees: place.lat)
    add(")")
  }

  private mutating func add(degrees hundredThousandths: Int) {
    add(hundredThousandths / 100_000)
    add(".")
    add(hundredThousandths % 100_000, digits: 5)
  }
}
