@testable import Matching

/// The best plan by trying every one: the judge of the judges, for a handful of requests.
///
/// It asks the rules which pair may meet when, and counts capacities and costs on its own.
struct BruteForce {
  struct Best: Equatable {
    var unservedWeight: Int
    var cost: Int
  }

  private let problem: Problem
  private let policy: Policy
  private let choices: [[[(volunteer: Int, slot: Slot, cost_m: Int)]]]
  private let weight: [Int]
  private let order: [Int]
  private var seats: [[Int]]
  private var week: [Int]
  private var team: [Int]
  private var commune: [Int]
  private var limit: [Int]
  private(set) var best = Best(unservedWeight: .max, cost: .max)

  private let metreCost: Int
  private var isStrict: Bool { policy.priority == .strict }

  static func best(_ problem: Problem, _ policy: Policy) -> Best {
    var search = BruteForce(problem, policy)
    search.decide(0, unserved: 0, cost: 0)
    return search.best
  }

  private init(_ problem: Problem, _ policy: Policy) {
    self.problem = problem
    self.policy = policy
    metreCost =
      policy.fairness == .tieBreak ? 1 + (problem.volunteers.map(\.weeklyCap).max() ?? 0) : 1
    weight = problem.requests.map { wish in
      let steps = wish.waitingDays / policy.agingDays + wish.tries + (wish.deadline == nil ? 0 : 1)
      return problem.classes[Int(wish.priorityClass)].weight * (policy.agingSteps + 1)
        + min(policy.agingSteps, steps)
    }
    order = problem.requests.indices.sorted { [weight] in weight[$0] > weight[$1] }
    choices = problem.requests.indices.map { BruteForce.groups(problem, policy, Int32($0)) }
    seats = problem.volunteers.map { person in Slot.all.map { person.seats[$0] } }
    week = problem.volunteers.map(\.weeklyCap)
    team = problem.teams.map { $0.quota ?? 999 }
    commune = problem.communes.map { $0.quota ?? 999 }
    limit = problem.limits.map(\.most)
    for pin in problem.pins {
      guard let volunteer = pin.volunteer, let slot = pin.slot else { continue }
      take(Int(volunteer), slot, -1)
      takeLimits(Int(pin.request), Int(volunteer), -1)
    }
  }

  private mutating func decide(_ index: Int, unserved: Int, cost: Int) {
    if isStrict, unserved > best.unservedWeight { return }
    guard index < order.count else {
      let value =
        isStrict
        ? Best(unservedWeight: unserved, cost: cost)
        : Best(unservedWeight: 0, cost: cost + unserved * exchange)
      if (value.unservedWeight, value.cost) < (best.unservedWeight, best.cost) { best = value }
      return
    }
    let wish = order[index]
    let agreed = problem.pins(of: Int32(wish)).filter { $0.volunteer != nil && $0.slot != nil }
    let needed = problem.requests[wish].people - agreed.count
    for group in choices[wish] {
      var added = 0
      var taken = 0
      for visit in group {
        guard seats[visit.volunteer][Int(visit.slot.index)] > 0, week[visit.volunteer] > 0,
          hasQuota(visit.volunteer), hasLimits(wish, visit.volunteer)
        else { break }
        added += metreCost * visit.cost_m + spread(visit.volunteer)
        take(visit.volunteer, visit.slot, -1)
        takeLimits(wish, visit.volunteer, -1)
        taken += 1
      }
      if taken == group.count {
        decide(
          index + 1, unserved: unserved + (needed - group.count) * weight[wish],
          cost: cost + added)
      }
      for visit in group.prefix(taken) {
        take(visit.volunteer, visit.slot, 1)
        takeLimits(wish, visit.volunteer, 1)
      }
    }
  }

  private var exchange: Int {
    if case .exchange(let metres) = policy.priority { return metres * metreCost }
    return 0
  }

  private func spread(_ volunteer: Int) -> Int {
    let before = problem.volunteers[volunteer].weeklyCap - week[volunteer]
    switch policy.fairness {
    case .tieBreak: return before
    case .rate(let metres):
      return metres * (before + problem.volunteers[volunteer].recentLoad)
    }
  }

  private func hasQuota(_ volunteer: Int) -> Bool {
    let person = problem.volunteers[volunteer]
    if let own = person.team, team[Int(own)] <= 0 { return false }
    return commune[home(person)] > 0
  }

  /// The limits that count a visit.
  private func limits(_ wish: Int, _ volunteer: Int) -> [Int] {
    let (request, person) = (problem.requests[wish], problem.volunteers[volunteer])
    return problem.limits.indices.filter { index in
      let entry = problem.limits[index]
      return entry.services.map { $0.contains(request.service) } != false
        && entry.classes.map { $0.contains(request.priorityClass) } != false
        && entry.communes.map { $0.contains(person.commune) } != false
        && entry.teams.map { teams in person.team.map { teams.contains($0) } ?? false } != false
    }
  }

  private func hasLimits(_ wish: Int, _ volunteer: Int) -> Bool {
    limits(wish, volunteer).allSatisfy { limit[$0] > 0 }
  }

  private mutating func takeLimits(_ wish: Int, _ volunteer: Int, _ change: Int) {
    for index in limits(wish, volunteer) { limit[index] += change }
  }

  private func home(_ person: Volunteer) -> Int {
    Int(person.team.map { problem.teams[Int($0)].commune } ?? person.commune)
  }

  private mutating func take(_ volunteer: Int, _ slot: Slot, _ change: Int) {
    seats[volunteer][Int(slot.index)] += change
    week[volunteer] += change
    let person = problem.volunteers[volunteer]
    if let own = person.team { team[Int(own)] += change }
    commune[home(person)] += change
  }

  /// Every set of visits one request may get, the empty one included.
  private static func groups(
    _ problem: Problem, _ policy: Policy, _ request: Int32
  ) -> [[(volunteer: Int, slot: Slot, cost_m: Int)]] {
    let book = RuleBook(problem, policy)
    let wish = problem.requests[Int(request)]
    let pins = problem.pins(of: request)
    let agreed = pins.filter { $0.volunteer != nil && $0.slot != nil }
    let kept = pins.filter { $0.volunteer == nil || $0.slot == nil }
    let needed = wish.people - agreed.count
    let free = needed - kept.count
    var singles: [(volunteer: Int, slot: Slot, cost_m: Int)] = []
    for volunteer in problem.volunteers.indices.map(Int32.init)
    where book.allows(request: request, volunteer: volunteer) {
      for slot in book.slots(request: request, volunteer: volunteer).slots {
        let extra = added(problem, policy, request, volunteer, slot)
        singles.append(
          (Int(volunteer), slot, book.metres(request: request, volunteer: volunteer) + extra))
      }
    }
    func fits(_ pin: Pin, _ visit: (volunteer: Int, slot: Slot, cost_m: Int)) -> Bool {
      (pin.volunteer == nil || pin.volunteer == Int32(visit.volunteer))
        && (pin.slot == nil || pin.slot == visit.slot)
    }
    var groups: [[(volunteer: Int, slot: Slot, cost_m: Int)]] = [[]]
    for visit in singles where needed >= 1 {
      let isSeated = free > 0 || kept.contains { fits($0, visit) }
      if isSeated, needed == 1 || !wish.isTogether { groups.append([visit]) }
    }
    guard needed == 2 else { return groups }
    for (index, one) in singles.enumerated() {
      for two in singles[(index + 1)...] where one.volunteer != two.volunteer {
        if wish.isTogether, one.slot != two.slot { continue }
        let isSeated =
          switch kept.count {
          case 0: true
          case 1: fits(kept[0], one) || fits(kept[0], two)
          default:
            fits(kept[0], one) && fits(kept[1], two) || fits(kept[0], two) && fits(kept[1], one)
          }
        if isSeated { groups.append([one, two]) }
      }
    }
    return groups
  }

  private static func added(
    _ problem: Problem, _ policy: Policy, _ request: Int32, _ volunteer: Int32, _ slot: Slot
  ) -> Int {
    var extra = 0
    let wish = problem.requests[Int(request)]
    if let known = wish.known, known != volunteer { extra += policy.unfamiliar_m }
    let history = problem.current(of: request)
    if let before = history.first(where: { $0.volunteer == volunteer }) {
      if before.slot != slot { extra += policy.switchSlot_m }
    } else if !history.isEmpty {
      extra += policy.switchVolunteer_m
    }
    return extra
  }
}
