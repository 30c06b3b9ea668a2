/// Requests that need several people: what a flow alone cannot say.
///
/// The flow treats the people of one request as strangers to each other, so its bound holds for all
/// plans. Where it happens to send different people at the same time, nothing is left to do. Else the
/// requests for several people are settled first, heaviest first, each by the cheapest group at the
/// flow's prices, and the flow is solved again around them. What that lost is at most the gap that
/// the certificate states.
struct GroupStage {
  typealias Visit = (request: Int32, volunteer: Int32, slot: Slot)

  /// All visits, the requests that found no whole group, and whether no budget ran out.
  struct Result {
    var visits: [Visit]
    var unsettled: Set<Int32> = []
    var isFinished = true
  }

  let books: Books
  let scope: Scope
  let budget: Budget
  let atlas: Atlas
  let solution: Solution

  func settled() throws(MatchingError) -> Result {
    let flow = atlas.visits(solution)
    let groups = books.book.problem.requests.indices.map(Int32.init).filter {
      books.demandStart[Int($0) + 1] - books.demandStart[Int($0)] > 1
    }
    guard !groups.isEmpty, !areAllWhole(groups, flow) else { return Result(visits: flow) }
    var room = Room(books)
    var fixed: [Visit] = []
    let order = groups.sorted { left, right in
      (-scope.weights[Int(left)], left) < (-scope.weights[Int(right)], right)
    }
    for request in order {
      let group = cheapest(request, room, isPriced: true)
      group.forEach { room.take($0, books) }
      fixed += group
    }
    let rest = try around(fixed, without: Set(groups))
    rest.visits.forEach { room.take($0, books) }
    var result = closed(fixed + rest.visits, order, room)
    result.isFinished = rest.isFinished
    return result
  }

  /// Lets in whoever still fits, so that nobody is left out beside an idle volunteer.
  private func closed(_ visits: [Visit], _ order: [Int32], _ full: Room) -> Result {
    var room = full
    var result = Result(visits: visits)
    var count: [Int32: Int] = [:]
    for visit in visits { count[visit.request, default: 0] += 1 }
    for request in order {
      let needed = books.demandStart[Int(request) + 1] - books.demandStart[Int(request)]
      guard count[request, default: 0] < needed else { continue }
      if count[request] == nil, books.book.policy.priority == .strict {
        let group = cheapest(request, room, isPriced: false)
        group.forEach { room.take($0, books) }
        result.visits += group
        if group.count == needed { continue }
      }
      result.unsettled.insert(request)
    }
    return result
  }

  /// Whether the flow sends every group whole or not at all, different people, at one time.
  private func areAllWhole(_ groups: [Int32], _ flow: [Visit]) -> Bool {
    var byRequest: [Int32: [Visit]] = [:]
    for visit in flow { byRequest[visit.request, default: []].append(visit) }
    return groups.allSatisfy { request in
      let wanted = books.book.problem.requests[Int(request)]
      let visits = byRequest[request, default: []]
      guard Set(visits.map(\.volunteer)).count == visits.count else { return false }
      guard wanted.isTogether, !visits.isEmpty else { return true }
      let needed = books.demandStart[Int(request) + 1] - books.demandStart[Int(request)]
      return visits.count == needed && Set(visits.map(\.slot)).count == 1
    }
  }

  /// Solves the flow again around visits that are fixed.
  private func around(
    _ fixed: [Visit], without groups: Set<Int32>
  ) throws(MatchingError) -> Result {
    let problem = books.book.problem.pinned(fixed)
    var inner = Books(problem, books.book.policy, budget.parallel)
    inner.finder.licences = books.finder.licences
    var narrowed = scope
    narrowed.without = groups
    var flow = try Flow(inner, narrowed, budget)
    let solution = try flow.solved()
    return Result(visits: flow.atlas.visits(solution), isFinished: solution.isFinished)
  }

  /// The cheapest group for one request, or none where the price is above its weight.
  private func cheapest(_ request: Int32, _ room: Room, isPriced: Bool) -> [Visit] {
    let demands = books.demandStart[Int(request)]..<books.demandStart[Int(request) + 1]
    let offers = self.offers(request, demands, room, isPriced)
    let worth = isPriced ? Int(scope.weights[Int(request)]) * solution.weightCost : .max
    guard books.book.problem.requests[Int(request)].isTogether else {
      return pick(demands, offers.filter { $0.cost <= worth }, room).visits
    }
    var best: (cost: Int, visits: [Visit])?
    for slot in books.book.wantedSlots(request).slots {
      let here = offers.filter { $0.visit.slot == slot }
      let group = pick(demands, here, room)
      guard group.visits.count == demands.count,
        !isPriced || group.cost <= worth * demands.count
      else { continue }
      if group.cost < best?.cost ?? .max { best = group }
    }
    return best?.visits ?? []
  }

  private struct Offer {
    let demand: Int
    let cost: Int
    let visit: Visit
  }

  /// Every way to fill one place of the request while there is room, cheapest first.
  private func offers(
    _ request: Int32, _ demands: Range<Int>, _ room: Room, _ isPriced: Bool
  ) -> [Offer] {
    var offers: [Offer] = []
    for demand in demands {
      books.finder.visit(request) { meeting in
        guard let narrowed = books.demands[demand].narrowed(meeting) else { return }
        for slot in narrowed.slots.slots {
          let visit = (request: request, volunteer: meeting.volunteer, slot: slot)
          guard room.has(visit, books) else { continue }
          let metres = books.costs.cost_m(
            request, meeting.volunteer, slot, metres: Int(meeting.metres))
          let price = isPriced ? atlas.price(meeting.volunteer, slot, solution) : 0
          offers.append(
            Offer(
              demand: demand, cost: books.costs.metreCost * metres + price, visit: visit))
        }
      }
    }
    return offers.sorted { left, right in
      (left.cost, left.visit.volunteer, left.visit.slot, left.demand)
        < (right.cost, right.visit.volunteer, right.visit.slot, right.demand)
    }
  }

  /// Fills places by the cheapest offers, different people, kept places first.
  private func pick(
    _ demands: Range<Int>, _ offers: [Offer], _ room: Room
  ) -> (cost: Int, visits: [Visit]) {
    var left = room
    var cost = 0
    var visits: [Visit] = []
    for demand in demands.reversed() {
      let offer = offers.first { offer in
        offer.demand == demand && left.has(offer.visit, books)
          && !visits.contains { $0.volunteer == offer.visit.volunteer }
      }
      guard let offer else { continue }
      left.take(offer.visit, books)
      cost += offer.cost
      visits.append(offer.visit)
    }
    return (cost, visits)
  }
}

extension Atlas {
  /// The visits of a solution.
  func visits(_ solution: Solution) -> [GroupStage.Visit] {
    zip(demands, solution.placeOf).compactMap { demand, place in
      guard place >= 0 else { return nil }
      let volunteer = volunteerOf[Int(network.weekOf[Int(place)])]
      return (demand.request, volunteer, slotOf[Int(place)])
    }
  }

  /// The price of one half day of a volunteer.
  func price(_ volunteer: Int32, _ slot: Slot, _ solution: Solution) -> Int {
    place(volunteer, slot).map { solution.placePrice[$0] } ?? 0
  }
}
