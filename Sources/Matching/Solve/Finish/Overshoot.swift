/// Takes back what the auction's last bids paid too much, before paths have to.
///
/// A bid beats the second best by ε. Where several ways cost the same, as among neighbours or by phone,
/// whoever won pays ε more than another way asks and would have to go there by a path. But nobody else
/// comes for most such prices when they fall again.
extension Floor {
  /// Lowers prices, by a metre at most, as far as no demand would have a lower least cost.
  ///
  /// What holds for the finish's potentials goes on to hold: a week is worth no less than its last unit
  /// costs, a place with visits no less than its week, and a place with a free seat no more.
  ///
  /// - Complexity: O(arcs).
  func lowerOvershoot() {
    let room = room(upTo: metreCost)
    for week in 0..<weekCount where load[week] > 0 {
      let places = Int(placeStart[week])..<Int(placeStart[week + 1])
      var fall = min(metreCost, low[week] &- unitCost(week, load[week] - 1))
      for place in places where hasFreeSeat(place) { fall = min(fall, room[place]) }
      low[week] -= fall
      for place in places {
        price[place] =
          hasFreeSeat(place)
          ? min(price[place], low[week]) : max(low[week], price[place] &- room[place])
      }
    }
  }

  private func hasFreeSeat(_ place: Int) -> Bool { used(place) < Int(seats[place]) }

  /// How far each price could fall before some demand would have a lower least cost, up to a limit.
  private func room(upTo most: Int32) -> Slab<Int32> {
    let room = Slab(repeating: most, count: placeCount)
    for demand in 0..<demandCount {
      let least = cheapest(demand)
      visitWays(demand, upTo: least &+ most, at: price) { place, cost in
        room[place] = min(room[place], cost &+ price[place] &- least)
      }
    }
    return room
  }
}
