/// A made-up village: thôn, xóm or tổ dân phố.
struct Village: Sendable {
  let commune: Int
  let id: RowID
  let code: Text
  let designation: Text
  let name: Text
  let fullName: Text
  /// `Xóm 5, Xã Hải Hậu`, as it stands in an address.
  let address: Text
  /// The former commune's row, `nil` where none is known.
  let former: Text?
  let centre: Place
  /// Metres from the centre to the commune's border.
  let clearance: Int
  /// How far houses stand from the centre: one deviation, in metres.
  let spread: Int
  /// The households by number.
  let households: Range<Int>
}

/// Where people live: villages inside the real outlines, households around the villages' centres.
struct Settlement: Sendable {
  let communes: [Province.Commune]
  let villages: [Village]
  /// The villages of each commune.
  let villagesOfCommune: [Range<Int>]
  /// The village of each household.
  let villageOfHousehold: [UInt16]
  private let seed: Seed

  init(_ province: Province, size: Size, seed: Seed, madeAt minute: Int) {
    self.seed = seed
    communes = province.communes
    let counts = apportioned(
      max(size.villages, province.communes.count), by: province.communes.map(\.population), least: 1
    )
    var drafts: [VillageDraft] = []
    for (number, commune) in province.communes.enumerated() {
      drafts += VillageDraft.all(of: commune, number: number, count: counts[number], seed: seed)
    }
    let sizes = apportioned(size.households, by: drafts.map(\.weight))
    var (villages, first, ofHousehold): ([Village], Int, [UInt16]) = ([], 0, [])
    for (index, draft) in drafts.enumerated() {
      let households = first..<first + sizes[index]
      villages.append(
        draft.village(
          id: seed.id(.village, index, minute: minute), households: households,
          in: province.communes[draft.commune]))
      ofHousehold += repeatElement(UInt16(index), count: sizes[index])
      first = households.upperBound
    }
    (self.villages, villageOfHousehold) = (villages, ofHousehold)
    var start = 0
    villagesOfCommune = counts.map { count in
      defer { start += count }
      return start..<start + count
    }
  }

  /// The door of a household: near the village's centre, and like its lattice point inside the
  /// commune.
  func place(ofHousehold household: Int) -> Place {
    var draws = seed.draws(.place, household)
    return place(near: villages[Int(villageOfHousehold[household])], &draws)
  }

  /// A place in a village.
  func place(near village: Village, _ draws: inout Draws) -> Place {
    for _ in 0..<24 {
      let place = village.centre.moved(
        east: draws.bell(deviation: village.spread), north: draws.bell(deviation: village.spread))
      if isInside(place, of: village), isInside(place.snapped, of: village) { return place }
    }
    return village.centre
  }

  private func isInside(_ place: Place, of village: Village) -> Bool {
    // Distances are good to a percent: the clearance is used to nine tenths.
    let safe = village.clearance * 9 / 10
    return place.squaredMetres(to: village.centre) < safe * safe
      || communes[village.commune].outline.contains(place)
  }
}
