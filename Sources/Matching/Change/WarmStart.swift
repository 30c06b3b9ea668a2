/// An earlier plan's visits and prices in the numbers of a new network: what a solve goes on from.
///
/// Nothing of the earlier plan is believed. A week keeps its visits and prices only where they satisfy
/// the conditions of optimality in the new network (``isSettled(_:)``); else its visits are let go and
/// its half days priced anew. A demand keeps its place only where an arc still leads there. Whether it
/// is still the best, the exact finish asks of every demand. So the start is a pseudoflow whose reduced
/// costs are all at least 0 but for the demands that the finish frees, whatever was read, and a wrong
/// plan costs time, never exactness.
///
/// Why few demands are freed though stability changes the cost of nearly all arcs: let a demand have
/// gone by an arc of cost c + a, where a is what the policy added then, and let another cost d + b. From
/// now on they cost c and d + b', where b' is what the policy asks for that change. As long as
/// b' ≥ b − a, the way that is kept gains on every other, and what was best stays best at the same
/// prices. Where no plan came before the earlier one, a = b = 0. Where one did, b − a > b' needs a
/// change of half day that costs more than two of volunteer: rare, and found like any demand that is
/// not at its best.
struct WarmStart {
  /// Above this share of demands that are new or lost their place, and places that lost their visit, an
  /// auction from the old prices is faster than repairing path by path.
  ///
  /// CPU seconds of the solve, 20,000 volunteers, 200,000 requests of which a share changed, half of them
  /// gone and half new (scarce / ample). Repaired: at 0.5 % 0.7 / 0.3, at 1 % 1.5 / 0.4, at 2 % 1.1 / 0.5,
  /// at 3 % 1.5, at 4 % 2.0 / 0.7; at 6 % scarce gives up after 15 settled nodes a node. An auction from
  /// the old prices: 1.6 to 1.7 / 1.1 to 1.5 where it starts well, 4.2 to 4.9 in the scarce cases where
  /// it does not (1, 3 and 6 %). From nothing: 2.6 to 3.3 / 1.5 to 2.2. With 20,000 requests the auction
  /// from old prices took 0.09 to 0.15, from nothing 0.13 to 0.26.
  static let repairable = 0.03
  /// So few are repaired in any case.
  static let handful = 16

  let network: Network
  var solution: Solution
  /// Visits at each place and in each week, holes included.
  var used: [Int]
  var load: [Int]
  /// Demands that the earlier plan knew and left unserved.
  var isWaiting: [Bool]
  /// Nobody is worth more than this, and no price above it is paid.
  let top: Int

  /// Writes an earlier plan in a new network's numbers.
  ///
  /// - Parameters:
  ///   - plan: The earlier plan.
  ///   - old: What it was made from; it lists the half days that the plan's prices belong to.
  ///   - atlas: The new network.
  ///   - books: The new problem.
  /// - Returns: `nil` where the plan's prices mean nothing here: another policy, another unit of cost,
  ///   quotas that bound, or numbers that need more than 32 bits.
  static func solution(
    _ plan: Plan, _ old: RuleBook, _ atlas: Atlas, _ books: Books
  ) -> Solution? {
    let certificate = plan.certificate
    let quotaPrices = certificate.teamPrices + certificate.communePrices
    guard plan.policy == books.book.policy, certificate.metreCost == atlas.network.metreCost,
      atlas.network.weightCost ?? certificate.weightCost == certificate.weightCost,
      certificate.weightCost > 0, quotaPrices.allSatisfy({ $0 == 0 }),
      let bounds = try? Bounds(atlas.network), bounds.isNarrow(weightCost: certificate.weightCost)
    else { return nil }
    var start = WarmStart(atlas.network, certificate.weightCost, bounds)
    let unpriced = start.takePrices(plan, old, atlas, books)
    start.takeVisits(plan, atlas, books)
    let renewed = unpriced.indices.filter { unpriced[$0] || !start.isSettled($0) }
    start.renew(renewed)
    let homeless = start.solution.placeOf.indices.count {
      start.solution.placeOf[$0] < 0 && !start.isWaiting[$0]
    }
    let changes = homeless + start.solution.holes.count
    start.solution.isFinished =
      changes <= max(handful, Int(repairable * Double(atlas.demands.count)))
    return start.solution
  }

  private init(_ network: Network, _ weightCost: Int, _ bounds: Bounds) {
    self.network = network
    top = weightCost * bounds.weight + bounds.arcCost
    solution = Solution(
      placeOf: [Int32](repeating: -1, count: network.demandCount),
      placePrice: [Int](repeating: 0, count: network.placeCount),
      weekPrice: [Int](repeating: 0, count: network.weekCount),
      quotaPrice: [Int](repeating: 0, count: network.quotas.count),
      weightCost: weightCost, isFinished: true, isNarrow: true)
    used = [Int](repeating: 0, count: network.placeCount)
    load = [Int](repeating: 0, count: network.weekCount)
    isWaiting = [Bool](repeating: false, count: network.demandCount)
  }

  /// Takes the prices of all who were there before.
  ///
  /// - Returns: Weeks with a half day that had no price.
  private mutating func takePrices(
    _ plan: Plan, _ old: RuleBook, _ atlas: Atlas, _ books: Books
  ) -> [Bool] {
    let oldRank = ranks(plan.volunteerIDs)
    let oldStart = old.roomy.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    var unpriced = [Bool](repeating: false, count: network.weekCount)
    for week in 0..<network.weekCount {
      let person = books.book.problem.volunteers[Int(atlas.volunteerOf[week])]
      guard let rank = oldRank[person.id].map({ Int($0) }) else {
        unpriced[week] = true
        continue
      }
      solution.weekPrice[week] = plan.certificate.weekPrices[rank]
      for place in network.places(of: week) {
        guard old.roomy[rank].contains(atlas.slotOf[place]) else {
          unpriced[week] = true
          continue
        }
        let position = old.roomy[rank].position(of: atlas.slotOf[place])
        solution.placePrice[place] = plan.certificate.slotPrices[oldStart[rank] + position]
      }
    }
    return unpriced
  }

  /// Takes the visits whose demand can still go there; the others leave a hole where there is a place.
  private mutating func takeVisits(_ plan: Plan, _ atlas: Atlas, _ books: Books) {
    let problem = books.book.problem
    let requestRank = ranks(problem.requests.map(\.id))
    let volunteerRank = ranks(problem.volunteers.map(\.id))
    let demands = Grouped(atlas.demands.map(\.request), count: problem.requests.count)
    for visit in plan.visits {
      guard let volunteer = volunteerRank[plan.volunteerIDs[Int(visit.volunteer)]] else { continue }
      let request = requestRank[plan.requestIDs[Int(visit.request)]]
      // What is agreed on now has taken its seat and its unit out of the network.
      if let request,
        problem.pins(of: request).contains(where: {
          $0.volunteer == volunteer && $0.slot == visit.slot
        })
      {
        continue
      }
      guard let place = atlas.place(volunteer, visit.slot) else { continue }
      let demand = request.flatMap { request in
        demands[Int(request)].last {
          solution.placeOf[Int($0)] < 0 && network.cost(of: Int($0), at: place) != nil
        }
      }
      used[place] += 1
      load[Int(network.weekOf[place])] += 1
      if let demand {
        solution.placeOf[Int(demand)] = Int32(place)
      } else {
        solution.holes.append(Int32(place))
      }
    }
    for entry in plan.unserved {
      guard let request = requestRank[plan.requestIDs[Int(entry.request)]] else { continue }
      for demand in demands[Int(request)] { isWaiting[Int(demand)] = true }
    }
  }
}
