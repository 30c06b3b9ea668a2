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

  @Test func `bands find all anchors that reach a point, wherever they lie, and no others`() {
    var dice = Dice(7)
    for (reach, spread) in [(10, 300), (900, 30_000), (40_000, 30_000), (5, 0), (300_000, 90_000)] {
      let anchors = (0..<400).map { index in
        Anchor(
          east_m: Int32(dice.roll(-spread...spread)), north_m: Int32(dice.roll(-spread...spread)),
          reach_m2: dice.roll(0...reach * reach), volunteer: Int32(index),
          roomy: UInt32(dice.roll(1...7)))
      }
      let bands = Bands(anchors, reach_m: reach)
      for _ in 0..<60 {
        let wide = max(1, 2 * spread)
        let point = Point(
          east_m: Int32(dice.roll(-wide...wide)), north_m: Int32(dice.roll(-wide...wide)))
        let most = dice.pick([0, reach * reach / 3, 1 << 42])
        let slots = UInt32(dice.roll(1...7))
        var found: [Int32] = []
        bands.visit(point, within: most, sharing: slots) { found.append($0.volunteer) }
        let near = anchors.filter { anchor in
          let east = Int(anchor.east_m) - Int(point.east_m)
          let north = Int(anchor.north_m) - Int(point.north_m)
          return east * east + north * north <= min(anchor.reach_m2, most)
            && anchor.roomy & slots != 0
        }
        #expect(found.sorted() == near.map(\.volunteer))
      }
    }
  }

  @Test func `a search within so many metres leaves out nobody nearer`() throws {
    var left = 0
    for seed in 0..<200 {
      let world = RandomWorld(seed: seed, requests: 8, volunteers: 8, groups: true)
      guard let problem = world.problem else { continue }
      let finder = PairFinder(RuleBook(problem, world.policy))
      for request in problem.requests.indices.map(Int32.init) {
        for most in [0, 700, 2000, .max] {
          var (all, near): ([Int32], [Int32]) = ([], [])
          finder.visit(request) { if Int($0.metres) <= most { all.append($0.volunteer) } }
          finder.visit(request, within: most) {
            if Int($0.metres) <= most { near.append($0.volunteer) } else { left += 1 }
          }
          #expect(all == near, "seed \(seed)")
        }
      }
    }
    // By phone, and where the travel table knows the way, others may come along.
    #expect(left < 400)
  }

  @Test func `an arc keeps what was packed`() {
    let arc = Arc(cost_m: 1 << 20 - 1, firstPlace: Arc.placeLimit - 21, mask: 1 << 20 | 1)
    #expect(arc.cost_m == 1 << 20 - 1)
    #expect(Array(arc.places) == [Arc.placeLimit - 21, Arc.placeLimit - 1])
    #expect(arc.leads(to: Arc.placeLimit - 1) && !arc.leads(to: Arc.placeLimit - 2))
    #expect(Arc(cost_m: 1, firstPlace: 900, mask: 1) < Arc(cost_m: 2, firstPlace: 0, mask: 1))
  }

  @Test func `the least are brought to the front, however many`() {
    var dice = Dice(11)
    for _ in 0..<300 {
      let values = (0..<dice.roll(0...40)).map { _ in dice.roll(0...30) }
      let wanted = dice.roll(0...45)
      var moved = values
      moved.bringLeast(wanted)
      #expect(moved.prefix(wanted).sorted() == Array(values.sorted().prefix(wanted)))
      #expect(moved.sorted() == values.sorted())
    }
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
