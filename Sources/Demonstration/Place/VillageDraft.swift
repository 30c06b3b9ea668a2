import Domain

/// A village before its households are counted out.
struct VillageDraft {
  let commune: Int
  let weight: Int
  private let number: Int
  private let words: (designation: String, name: String)
  private let former: Province.Unit?
  private let centre: Place
  private let spread: Int

  /// The villages of a commune, former commune by former commune.
  static func all(
    of commune: Province.Commune, number communeNumber: Int, count: Int, seed: Seed
  ) -> [VillageDraft] {
    var draws = seed.draws(.village, communeNumber)
    let formers = commune.formerCommunes.isEmpty ? [nil] : commune.formerCommunes.map(Optional.some)
    let shares = apportioned(count, by: formers.map { _ in 700 + draws.below(600) })
    // A former commune covers its part of the area: its villages keep to a disc of that size.
    let reach = radius(commune, parts: formers.count)
    var (drafts, heads, centres): ([VillageDraft], [Place], [Place]) = ([], [], [])
    for (former, share) in zip(formers, shares) {
      let head = spaced(from: heads, &draws) { somewhere(in: commune, &$0) }
      heads.append(head)
      let names = VillageNames(isUrban: (former ?? commune.unit).isUrban, &draws)
      for index in 0..<share {
        let centre = spaced(from: centres, &draws) { near(head, reach, in: commune, &$0) }
        centres.append(centre)
        let factor = draws.logNormal(deviation: 450)
        drafts.append(
          VillageDraft(
            commune: communeNumber, weight: max(1, commune.population * factor / count / 100),
            number: drafts.count + 1, words: names.name(index + 1), former: former, centre: centre,
            spread: 90 + factor / 10))
      }
    }
    return drafts
  }

  func village(id: RowID, households: Range<Int>, in commune: Province.Commune) -> Village {
    let designation = words.designation
    let fullName = designation.prefix(1).uppercased() + designation.dropFirst() + " " + words.name
    return Village(
      commune: self.commune, id: id, code: Text("\(commune.unit.code)-\(number)"),
      designation: Text(designation), name: Text(words.name), fullName: Text(fullName),
      address: Text(fullName + ", " + commune.unit.fullName),
      former: former.map { Text($0.id.description) }, centre: centre,
      clearance: commune.outline.clearance(centre), spread: spread, households: households)
  }

  /// Half the radius, in metres, of a disc of the area of one of `parts` parts of the bounding box.
  private static func radius(_ commune: Province.Commune, parts: Int) -> Int {
    let box = (commune.outline.southWest, commune.outline.northEast)
    let width = (box.1.lon - box.0.lon) * Place.lonMillimetres / 1000
    let height = (box.1.lat - box.0.lat) * Place.latMillimetres / 1000
    return max(150, Int((Double(width * height) / Double(parts * 12)).squareRoot()))
  }

  /// The farthest of four from what stands already: villages keep some distance.
  private static func spaced(
    from others: [Place], _ draws: inout Draws, _ draw: (inout Draws) -> Place
  ) -> Place {
    var best = draw(&draws)
    var most = -1
    for _ in 0..<4 where !others.isEmpty {
      let place = draw(&draws)
      let least = others.map { $0.squaredMetres(to: place) }.min() ?? 0
      if least > most { (best, most) = (place, least) }
    }
    return best
  }

  private static func somewhere(in commune: Province.Commune, _ draws: inout Draws) -> Place {
    let (low, high) = (commune.outline.southWest, commune.outline.northEast)
    for _ in 0..<200 {
      let place = Place(
        lon: draws.between(low.lon, high.lon), lat: draws.between(low.lat, high.lat))
      if isInside(place, commune) { return place }
    }
    return commune.inside
  }

  private static func near(
    _ head: Place, _ reach: Int, in commune: Province.Commune, _ draws: inout Draws
  ) -> Place {
    for _ in 0..<60 {
      let place = head.moved(
        east: draws.bell(deviation: reach), north: draws.bell(deviation: reach))
      if isInside(place, commune) { return place }
    }
    return head
  }

  private static func isInside(_ place: Place, _ commune: Province.Commune) -> Bool {
    commune.outline.contains(place) && commune.outline.contains(place.snapped)
  }
}
