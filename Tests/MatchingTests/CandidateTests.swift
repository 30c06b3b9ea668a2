import Testing

@testable import Matching

@Suite struct CandidateTests {
  @Test func `the finder and the rules never disagree`() throws {
    var pairs = 0
    for seed in 0..<600 {
      let world = RandomWorld(seed: seed, requests: 8, volunteers: 8, groups: true)
      guard let problem = world.problem else { continue }
      let book = RuleBook(problem, world.policy)
      let finder = PairFinder(book)
      for request in problem.requests.indices.map(Int32.init) {
        var found: [Int32: Meeting] = [:]
        finder.visit(request) { found[$0.volunteer] = $0 }
        for volunteer in problem.volunteers.indices.map(Int32.init) {
          let isAllowed = book.allows(request: request, volunteer: volunteer)
          #expect((found[volunteer] != nil) == isAllowed, "seed \(seed)")
          guard let meeting = found[volunteer] else { continue }
          pairs += 1
          #expect(meeting.slots == book.slots(request: request, volunteer: volunteer))
          #expect(
            Int(meeting.metres) == book.metres(request: request, volunteer: volunteer))
        }
      }
    }
    #expect(pairs > 900)
  }

  @Test func `bands find all anchors of a square, wherever they lie`() {
    var dice = Dice(7)
    for reach in [10, 900, 40_000] {
      let anchors = (0..<400).map { index in
        Anchor(
          east_m: Int32(dice.roll(-30_000...30_000)), north_m: Int32(dice.roll(-30_000...30_000)),
          radius_m: 0, volunteer: Int32(index), commune: 0, roomy: 1)
      }
      let bands = Bands(anchors, reach_m: reach)
      for _ in 0..<50 {
        let point = Point(
          east_m: Int32(dice.roll(-90_000...90_000)), north_m: Int32(dice.roll(-90_000...90_000)))
        var found: [Int32] = []
        bands.visit(point) { found.append($0.volunteer) }
        let near = anchors.filter {
          abs(Int($0.east_m) - Int(point.east_m)) <= reach
            && abs(Int($0.north_m) - Int(point.north_m)) <= reach
        }
        #expect(Set(found).isSuperset(of: near.map(\.volunteer)))
        #expect(Set(found).count == found.count)
      }
    }
  }

  @Test func `an arc keeps what was packed`() {
    let arc = Arc(cost_m: 1 << 20 - 1, firstPlace: Arc.placeLimit - 21, mask: 1 << 20 | 1)
    #expect(arc.cost_m == 1 << 20 - 1)
    #expect(Array(arc.places) == [Arc.placeLimit - 21, Arc.placeLimit - 1])
    #expect(arc.leads(to: Arc.placeLimit - 1) && !arc.leads(to: Arc.placeLimit - 2))
    #expect(Arc(cost_m: 1, firstPlace: 900, mask: 1) < Arc(cost_m: 2, firstPlace: 0, mask: 1))
  }

  @Test func `morton order keeps neighbours together and ties in place`() {
    let here = Point(east_m: 0, north_m: 0)
    let near = Point(east_m: 20, north_m: 10)
    let far = Point(east_m: 90_000, north_m: 90_000)
    #expect(mortonOrder([far, here, far, near, here]) == [1, 4, 3, 0, 2])
  }

  @Test func `a cut that would have helped is undone`() throws {
    // Everybody wants the nearest volunteer, who has one seat; one candidate a request is kept.
    var rows = emptyWorld()
    for (index, east) in [0, 900, 1800].enumerated() {
      var person = volunteer("Tình nguyện viên \(index)", east_m: east)
      person.weeklyCap = 1
      rows.volunteers.append(person)
    }
    for index in 0..<3 { rows.requests.append(request("Yêu cầu \(index)", east_m: -100)) }
    var policy = Policy()
    policy.candidatesPerRequest = 1
    let plan = try solve(try rows.build(), policy: policy)
    #expect(plan.score.served == 3)
    #expect(plan.statistics.rounds > 1)
    #expect(plan.certificate.gap == 0 && plan.certificate.isStrict)
  }
}
