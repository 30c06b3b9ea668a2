/// Exact lexicographic minimum-cost flow by successive shortest paths.
///
/// The plain form: demands enter one by one along the cheapest path of the residual network, found by
/// Dijkstra's algorithm on reduced costs. It knows quotas and 64-bit prices, and is the judge of every
/// faster solver.
///
/// Nodes are places, then weeks, then quotas; the sink has price 0 always. A served demand needs no
/// node: its arc has reduced cost 0, so its place stands for it.
///
/// - SeeAlso: Ahuja, Magnanti, Orlin, *Network Flows* (1993), §9.7.
struct PathSolver {
  let network: Network
  /// The price of one unit of weight.
  let weightCost: Int

  var placeOf: [Int32]
  var costOf: [Int]
  var residents: [[Int32]]
  var load: [Int]
  var used: [Int]
  var price: [Int]
  var work = Work()

  // One search: its distances, how each node was reached, and what to forget afterwards.
  var distance: [Int]
  var viaDemand: [Int32]
  var viaNode: [Int]
  var touched: [Int] = []
  var heap = NodeHeap()

  // Weeks and quotas directly inside each quota.
  let weeksIn: [[Int]]
  let quotasIn: [[Int]]

  init(_ network: Network, weightCost: Int) {
    self.network = network
    self.weightCost = weightCost
    placeOf = [Int32](repeating: -1, count: network.demandCount)
    costOf = [Int](repeating: 0, count: network.demandCount)
    residents = [[Int32]](repeating: [], count: network.placeCount)
    load = [Int](repeating: 0, count: network.weekCount)
    used = [Int](repeating: 0, count: network.quotas.count)
    let nodes = network.placeCount + network.weekCount + network.quotas.count
    price = [Int](repeating: 0, count: nodes)
    distance = [Int](repeating: .max, count: nodes)
    viaDemand = [Int32](repeating: -1, count: nodes)
    viaNode = [Int](repeating: -1, count: nodes)
    var weeksIn = [[Int]](repeating: [], count: network.quotas.count)
    for (week, quota) in network.quotaOf.enumerated() {
      if let quota { weeksIn[Int(quota)].append(week) }
    }
    self.weeksIn = weeksIn
    var quotasIn = [[Int]](repeating: [], count: network.quotas.count)
    for (index, quota) in network.quotas.enumerated() {
      if let parent = quota.parent { quotasIn[Int(parent)].append(index) }
    }
    self.quotasIn = quotasIn
  }

  /// Serves what is worth serving, heavy demands first.
  static func solve(_ network: Network, _ bounds: Bounds, _ budget: Budget) -> Solution {
    var solver = PathSolver(
      network, weightCost: network.weightCost ?? bounds.strictWeightCost)
    let order = network.weight.indices.sorted {
      (-network.weight[$0], $0) < (-network.weight[$1], $1)
    }
    var isFinished = true
    for demand in order {
      if solver.work.paths >= budget.steps || (solver.work.paths % 64 == 0 && budget.isSpent()) {
        isFinished = false
        break
      }
      solver.insert(Int32(demand))
    }
    return solver.solution(isFinished: isFinished)
  }

  private func solution(isFinished: Bool) -> Solution {
    let weeks = network.placeCount + network.weekCount
    return Solution(
      placeOf: placeOf,
      placePrice: Array(price[..<network.placeCount]),
      weekPrice: Array(price[network.placeCount..<weeks]),
      quotaPrice: Array(price[weeks...]),
      weightCost: weightCost,
      isFinished: isFinished,
      work: work)
  }

  /// The cost of leaving a demand unserved.
  func rejection(_ demand: Int32) -> Int { Int(network.weight[Int(demand)]) * weightCost }

  func weekNode(_ week: Int) -> Int { network.placeCount + week }

  func quotaNode(_ quota: Int) -> Int { network.placeCount + network.weekCount + quota }

  /// Moves a demand to a place, or out with `nil`.
  mutating func move(_ demand: Int32, to place: Int?) {
    let old = Int(placeOf[Int(demand)])
    if old >= 0 {
      residents[old].removeAll { $0 == demand }
      count(-1, at: old)
    }
    placeOf[Int(demand)] = Int32(place ?? -1)
    guard let place else { return }
    residents[place].append(demand)
    count(1, at: place)
    costOf[Int(demand)] = network.metreCost * (network.cost(of: Int(demand), at: place) ?? 0)
  }

  private mutating func count(_ change: Int, at place: Int) {
    let week = Int(network.weekOf[place])
    load[week] += change
    var quota = network.quotas.isEmpty ? nil : network.quotaOf[week]
    while let inner = quota {
      used[Int(inner)] += change
      quota = network.quotas[Int(inner)].parent
    }
  }
}
