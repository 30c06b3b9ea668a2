import Demonstration
import Domain
import Testing

/// Winding number: another way than the room's to say what is inside.
private func winds(_ ring: [Place], around place: Place) -> Bool {
  var turns = 0
  for index in ring.indices {
    let (one, other) = (ring[index], ring[(index + 1) % ring.count])
    let side =
      (other.lon - one.lon) * (place.lat - one.lat) - (place.lon - one.lon) * (other.lat - one.lat)
    if one.lat <= place.lat, other.lat > place.lat, side > 0 { turns += 1 }
    if one.lat > place.lat, other.lat <= place.lat, side < 0 { turns -= 1 }
  }
  return turns != 0
}

/// Whether a point is on a side.
private func borders(_ ring: [Place], _ place: Place) -> Bool {
  ring.indices.contains { index in
    let (one, other) = (ring[index], ring[(index + 1) % ring.count])
    let (east, north) = (place.lon - one.lon, place.lat - one.lat)
    let (width, height) = (other.lon - one.lon, other.lat - one.lat)
    let along = east * width + north * height
    return east * height == north * width && (0...width * width + height * height).contains(along)
  }
}

@Test func `what is on a side is not inside, corners and level sides too`() {
  let corners = [(0, 0), (40, 0), (40, 20), (30, 20), (20, 40), (10, 20), (0, 20)]
  let ring = corners.map { Place(lon: $0.0, lat: $0.1) }
  let outline = Outline(rings: [ring])
  var inside = 0
  for lon in -1...41 {
    for lat in -1...41 {
      let place = Place(lon: lon, lat: lat)
      #expect(outline.contains(place) == (winds(ring, around: place) && !borders(ring, place)))
      if outline.contains(place) { inside += 1 }
    }
  }
  // Pick's theorem: a rectangle of 800 and a triangle of 200, half the border's points, and one.
  #expect(inside == 1000 - borderPoints(ring) / 2 + 1)
}

/// How many points of the lattice are on the border.
private func borderPoints(_ ring: [Place]) -> Int {
  var points = 0
  for lon in 0...40 {
    for lat in 0...40 where borders(ring, Place(lon: lon, lat: lat)) { points += 1 }
  }
  return points
}

@Test func `the outline tells inside from outside like the winding number`() {
  let ring = [(0, 0), (901, 103), (407, 411), (803, 957), (101, 709), (307, 353)].map {
    Place(lon: $0.0, lat: $0.1)
  }
  let outline = Outline(rings: [ring])
  var inside = 0
  for lon in stride(from: -13, to: 950, by: 7) {
    for lat in stride(from: -11, to: 990, by: 9) {
      let place = Place(lon: lon, lat: lat)
      #expect(outline.contains(place) == (winds(ring, around: place) && !borders(ring, place)))
      if outline.contains(place) { inside += 1 }
    }
  }
  #expect(inside > 1000)
}

@Test func `every point lies inside its commune's outline`() throws {
  let contents = try Sample.small.get()
  let outlines = Dictionary(
    uniqueKeysWithValues: try Sample.province.get().communes.map {
      ($0.unit.id.description, $0.outline)
    })
  for table in ["household", "ambassador", "help_request", "site", "activity"] {
    for row in contents.rows(table) {
      let place = Place(lon: row.number("lon_mdeg") * 100, lat: row.number("lat_mdeg") * 100)
      #expect(outlines[row.text("commune_id")]?.contains(place) == true, "\(table)")
    }
  }
  for (table, column, owner) in [
    ("contact", "place", "commune_id"), ("unit", "inside_point", "parent_id"),
  ] {
    for row in contents.rows(table) where row[column] != nil {
      let place = try #require(read(row.text(column)))
      #expect(outlines[row.text(owner)]?.contains(place) == true, "\(table)")
    }
  }
}

/// `SRID=4326;POINT(106.00000 20.25000)`.
private func read(_ text: String) -> Place? {
  let digits = text.dropFirst("SRID=4326;POINT(".count).dropLast().filter { $0 != "." }
  let parts = digits.split(separator: " ").compactMap { Int($0) }
  return parts.count == 2 ? Place(lon: parts[0], lat: parts[1]) : nil
}

@Test func `a row's point is its household's door, rounded to a thousandth of a degree`() throws {
  let contents = try Sample.small.get()
  var doors: [String: Place] = [:]
  for contact in contents.rows("contact") {
    guard let household = contact["household_id"] else { continue }
    doors[household] = read(contact.text("place"))
  }
  for household in contents.rows("household") {
    let door = try #require(doors[household.text("id")])
    #expect(abs(door.lon - household.number("lon_mdeg") * 100) <= 50)
    #expect(abs(door.lat - household.number("lat_mdeg") * 100) <= 50)
  }
}

@Test func `households stand around their village, not all over the commune`() throws {
  let contents = try Sample.small.get()
  let centres = Dictionary(
    uniqueKeysWithValues: contents.rows("unit").map {
      ($0.text("id"), read($0.text("inside_point")))
    })
  var near = 0
  let households = contents.rows("household")
  for household in households {
    let centre = try #require(centres[household.text("village_id")] ?? nil)
    let east = abs(centre.lon - household.number("lon_mdeg") * 100)
    let north = abs(centre.lat - household.number("lat_mdeg") * 100)
    if east < 600, north < 600 { near += 1 }
  }
  // Two deviations of the usual 190 m in both directions.
  #expect(Double(near) / Double(households.count) > 0.9)
}

@Test func `some names stand twice in a merged commune, under different former ones`() throws {
  let villages = try Sample.small.get().rows("unit")
  let same = Dictionary(grouping: villages, by: { $0.text("parent_id") + $0.text("full_name") })
  let repeated = same.values.filter { $0.count > 1 }
  #expect(repeated.count > 10)
  for group in repeated {
    #expect(Set(group.compactMap { $0["former_commune_id"] }).count == group.count)
  }
  #expect(Set(villages.map { $0.text("code") }).count == villages.count)
}

@Test func `supply is uneven: by village, by skill, by commune`() throws {
  let contents = try Sample.small.get()
  let active = contents.rows("ambassador").filter { $0["status"] == "active" }
  let villages = contents.rows("unit")
  #expect(Set(active.compactMap { $0["village_id"] }).count < villages.count / 2)
  let skills = counted(contents.rows("competence").compactMap { $0["skill_code"] })
  #expect((skills["tax"] ?? 0) * 5 < (skills["vneid"] ?? 0))
  let closed = Dictionary(
    grouping: contents.rows("help_request").filter { $0["closed_reason"] != nil },
    by: { $0.text("commune_id") })
  let shares = closed.values.filter { $0.count >= 15 }.map { own in
    Double(own.count { $0["closed_reason"] == "fulfilled" }) / Double(own.count)
  }.sorted()
  #expect(shares[shares.count * 9 / 10] > 3 * shares[shares.count / 10])
}
