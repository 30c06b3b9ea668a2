import Matching

/// An instance as the engine's solver takes it, and the way back to its numbers.
struct Prepared {
  private(set) var network = Network()
  /// The volunteer of each week.
  private let volunteers: [Int]
  /// The request of each demand.
  private let requests: [Int]

  /// Numbers volunteers and requests along a curve and packs the arcs of one pair into one.
  init(_ arcs: ReadyArcs, _ people: Attributes) {
    volunteers = curveOrder(people.volunteers.place)
    requests = curveOrder(people.requests.place)
    network.metreCost = ReadyArcs.metreCost
    network.unitStep = 1
    let firstNode = Prepared.starts(arcs.nodeVolunteer, count: arcs.cap.count)
    var firstPlace = [Int](repeating: 0, count: arcs.cap.count)
    for (week, volunteer) in volunteers.enumerated() {
      firstPlace[volunteer] = network.seats.count
      network.weekCap.append(arcs.cap[volunteer])
      network.weekBase.append(0)
      for node in firstNode[volunteer]..<firstNode[volunteer + 1] {
        network.seats.append(UInt8(arcs.nodeCap[node]))
        network.weekOf.append(Int32(week))
      }
      network.placeStart.append(Int32(network.seats.count))
    }
    var row: [Arc] = []
    for request in requests {
      row.removeAll(keepingCapacity: true)
      arcs.visitPairs(of: request) { volunteer, metres, nodes in
        let bits = nodes.reduce(UInt32(0)) { $0 | 1 << UInt32(Int($1) - firstNode[volunteer]) }
        row.append(Arc(cost_m: metres, firstPlace: firstPlace[volunteer], mask: bits))
      }
      row.sort()
      network.arcs += row
      network.arcStart.append(network.arcs.count)
      network.weight.append(arcs.weight[request])
    }
  }

  private static func starts(_ owners: [Int32], count: Int) -> [Int] {
    var start = [Int](repeating: 0, count: count + 1)
    for owner in owners { start[Int(owner) + 1] += 1 }
    for index in 0..<count { start[index + 1] += start[index] }
    return start
  }

  /// Served, unserved weight, metres, Σ(j−1), counted from the instance's own arcs.
  ///
  /// - Throws: ``BenchError/wrong(_:)`` for a visit without arc or beyond a cap.
  func score(_ placeOf: [Int32], _ arcs: ReadyArcs) throws(BenchError) -> [Int] {
    let firstNode = Prepared.starts(arcs.nodeVolunteer, count: arcs.cap.count)
    var load = [Int32](repeating: 0, count: arcs.cap.count)
    var seats = [Int32](repeating: 0, count: arcs.nodeCap.count)
    var score = [0, 0, 0, 0]
    for (demand, place) in placeOf.enumerated() {
      let request = requests[demand]
      guard place >= 0 else {
        score[1] += Int(arcs.weight[request])
        continue
      }
      let week = Int(network.weekOf[Int(place)])
      let volunteer = volunteers[week]
      let node = firstNode[volunteer] + Int(place - network.placeStart[week])
      guard let metres = arcs.metres(of: request, to: node) else {
        throw .wrong("request \(request) has no arc to node \(node)")
      }
      score[0] += 1
      score[2] += metres
      score[3] += Int(load[volunteer])
      load[volunteer] += 1
      seats[node] += 1
    }
    guard zip(load, arcs.cap).allSatisfy({ $0 <= $1 }),
      zip(seats, arcs.nodeCap).allSatisfy({ $0 <= $1 })
    else { throw .wrong("more visits than there is room for") }
    return score
  }
}

extension ReadyArcs {
  private func range(_ request: Int) -> Range<Int> { Int(start[request])..<Int(start[request + 1]) }

  func metres(of request: Int, to node: Int) -> Int? {
    range(request).first { arcNode[$0] == Int32(node) }.map { Int(arcMetres[$0]) }
  }

  /// Calls `body` with the nodes of one volunteer at one distance.
  fileprivate func visitPairs(of request: Int, _ body: (Int, Int, ArraySlice<Int32>) -> Void) {
    var rest = range(request)
    while let first = rest.first {
      let volunteer = nodeVolunteer[Int(arcNode[first])]
      let end =
        rest.first {
          nodeVolunteer[Int(arcNode[$0])] != volunteer || arcMetres[$0] != arcMetres[first]
        } ?? rest.upperBound
      body(Int(volunteer), Int(arcMetres[first]), arcNode[first..<end])
      rest = end..<rest.upperBound
    }
  }
}
