/// An instance whose candidates are found already: what a solver is given.
///
/// A node is a half day of a volunteer in which they can make visits.
struct ReadyArcs: Hashable {
  /// Cost of a metre, above that of any visit of a week for fairness.
  static let metreCost = 16

  /// The most visits of each volunteer's week.
  var cap: [Int32] = []
  /// The volunteer of each node, ascending.
  var nodeVolunteer: [Int32] = []
  /// Visits that each node can hold.
  var nodeCap: [Int32] = []
  /// What leaving each request unserved weighs.
  var weight: [Int32] = []
  /// Where each request's arcs start; one entry more.
  var start: [Int64] = [0]
  /// Ascending by metres, then node, inside a request.
  var arcNode: [Int32] = []
  var arcMetres: [Int32] = []
  var arcLimit = 64
  var seed: UInt32 = 0

  /// The price of weight that no travel can outweigh: cost of a metre times the most metres, once for
  /// every visit and once more.
  var strictWeightCost: Int {
    let served = min(cap.reduce(0) { $0 + Int($1) }, weight.count)
    let farthest = Int(arcMetres.max() ?? 0)
    return ReadyArcs.metreCost * farthest * (served + 1) + ReadyArcs.metreCost + 1
  }
}

extension ReadyArcs {
  /// The nearest able volunteers of the nearest 2048, up to a number of half days.
  init(_ people: Attributes, limit: Int) {
    arcLimit = limit
    seed = people.seed
    cap = people.volunteers.cap
    weight = people.requests.weight
    var firstNode: [Int32] = []
    for (volunteer, slots) in people.volunteers.slots.enumerated() {
      firstNode.append(Int32(nodeVolunteer.count))
      for _ in 0..<slots.nonzeroBitCount { nodeVolunteer.append(Int32(volunteer)) }
    }
    nodeCap = nodeVolunteer.map { _ in people.visitsPerHalfDay }
    let isTied = people.isAllAtOnePoint
    var groups: [Group: Nearest?] = [:]
    var row: [(metres: Int32, node: Int32)] = []
    for request in people.requests.place.indices {
      let group = Group(people.requests, request)
      let nearest = groups[group] ?? people.nearest(group)
      groups[group] = .some(nearest)
      row.removeAll(keepingCapacity: true)
      nearest?.collect(request, people, limit) { volunteer, metres, slots in
        let own = people.volunteers.slots[volunteer]
        var rest = slots
        while rest != 0 {
          let before = own & ((rest & -rest) - 1)
          row.append((metres, firstNode[volunteer] + Int32(before.nonzeroBitCount)))
          rest &= rest - 1
        }
      }
      row.sort { ($0.metres, $0.node) < ($1.metres, $1.node) }
      arcNode += row.map(\.node)
      arcMetres += row.map { isTied ? 0 : $0.metres }
      start.append(Int64(arcNode.count))
    }
  }
}

/// Requests that the same volunteers are able to serve.
private struct Group: Hashable {
  let skill, level, language: Int32

  init(_ requests: Attributes.Requests, _ index: Int) {
    skill = requests.skill[index]
    level = requests.level[index]
    language = requests.language[index]
  }
}

extension Attributes {
  fileprivate func nearest(_ group: Group) -> Nearest? {
    let able = volunteers.place.indices.filter {
      isAble($0, group.skill, group.level, group.language)
    }
    return able.isEmpty ? nil : Nearest(able.map(Int32.init), of: volunteers.place)
  }

  fileprivate var isAllAtOnePoint: Bool {
    let places = volunteers.place + requests.place
    return places.allSatisfy { $0 == places[0] }
  }
}

extension Nearest {
  /// Nobody goes farther than 12 km of road.
  private static let reach_m = 12_001 / Attributes.detour

  /// Calls `body` with volunteers, metres and shared half days until the next would pass the limit.
  fileprivate func collect(
    _ request: Int, _ people: Attributes, _ limit: Int, _ body: (Int, Int32, Int32) -> Void
  ) {
    var seen = 0
    var halfDays = 0
    visit(from: people.requests.place[request], reach: Nearest.reach_m) { member, distance in
      seen += 1
      let volunteer = Int(member)
      let metres = Int32((distance * Attributes.detour).rounded(.toNearestOrEven))
      if metres <= people.volunteers.radius[volunteer] {
        let shared = people.volunteers.slots[volunteer] & people.requests.slots[request]
        halfDays += shared.nonzeroBitCount
        if halfDays > limit { return false }
        if shared != 0 { body(volunteer, metres, shared) }
      }
      return seen < 2048
    }
  }
}
