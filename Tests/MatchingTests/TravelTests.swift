import Testing

@testable import Matching

@Suite struct TravelTests {
  /// A random world with some ways between its villages known.
  private func world(_ seed: Int) -> RandomWorld {
    var world = RandomWorld(seed: 20_000 + seed, requests: 5, volunteers: 6)
    var dice = Dice(seed)
    world.rows.villages.append(village("Xóm Đò"))
    for index in world.rows.volunteers.indices where dice.chance(40) {
      world.rows.volunteers[index].village = "Xóm Đò"
    }
    for index in world.rows.requests.indices where dice.chance(60) {
      world.rows.requests[index].village = "Xóm 5"
    }
    world.rows.travel = [
      way("Xóm 5", "Xóm Đò", dice.roll(0...30)), way("Xóm 6", "Xóm 5", dice.roll(0...30)),
    ]
    return world
  }

  @Test func `known ways bind finder, rules and the best plan alike`() throws {
    var known = 0
    for seed in 0..<500 {
      let world = world(seed)
      guard let problem = world.problem else { continue }
      let book = RuleBook(problem, world.policy)
      let finder = PairFinder(book)
      for request in problem.requests.indices.map(Int32.init) {
        var found: [Int32: Meeting] = [:]
        finder.visit(request) {
          #expect(found.updateValue($0, forKey: $0.volunteer) == nil)
        }
        for volunteer in problem.volunteers.indices.map(Int32.init) {
          let isAllowed = book.allows(request: request, volunteer: volunteer)
          #expect((found[volunteer] != nil) == isAllowed, "seed \(seed)")
          guard let meeting = found[volunteer] else { continue }
          let metres = book.metres(request: request, volunteer: volunteer)
          #expect(Int(meeting.metres) == metres)
          let village = problem.volunteers[Int(volunteer)].village
          let minutes = problem.travel.minutes(problem.requests[Int(request)].village, village)
          if problem.requests[Int(request)].mode != .phone, let minutes {
            #expect(metres == minutes * 250)
            known += 1
          }
        }
      }
      let plan = try solve(problem, policy: world.policy)
      try Check.verify(plan, of: problem, policy: world.policy)
      #expect(plan.certificate.gap == 0)
      let best = BruteForce.best(problem, world.policy)
      if world.policy.priority == .strict {
        #expect(plan.score.unservedWeight == best.unservedWeight, "seed \(seed)")
      }
    }
    #expect(known > 60)
  }

  @Test func `a river keeps a neighbour away, and a bridge brings one near`() throws {
    var rows = emptyWorld()
    rows.villages.append(village("Xóm Đò"))
    rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
    rows.volunteers[0].village = "Xóm Đò"
    rows.volunteers[0].radius_m = 4000
    rows.requests = [request("Cụ Ỷ", east_m: 500)]
    #expect(try solve(try rows.build()).visits.first?.metres == 650)
    rows.travel = [way("Xóm Đò", "Xóm 5", 40)]
    let river = try rows.build()
    let why = try #require(
      Explainer(try solve(river), of: river, policy: Policy()).whyUnserved(0))
    #expect(why.relaxations.map(\.verdict.change) == [.widenRadius(metres: 6000)])
    rows.requests[0].place = place(east_m: 9000)
    rows.travel = [way("Xóm 5", "Xóm Đò", 12)]
    #expect(try solve(try rows.build()).visits.first?.metres == 3000)
  }

  @Test(arguments: [
    (#"{"from": "Xóm 5", "to": "Xóm 5", "minutes": 1}"#, "/travel/0/to"),
    (#"{"from": "Xóm 5", "to": "Xóm 7", "minutes": 1}"#, "/travel/0/to"),
    (#"{"from": "Xóm 5", "to": "Xóm 6", "minutes": 1441}"#, "/travel/0/minutes"),
    (
      #"{"from": "Xóm 5", "to": "Xóm 6", "minutes": 1}, {"from": "Xóm 6", "to": "Xóm 5", "minutes": 1}"#,
      "/travel/1/to"
    ),
  ])
  func `a wrong way is named by its place`(rows: String, pointer: String) throws {
    let file = sampleFile.replacing(
      #"{"from": "Xóm 6", "to": "Xóm 5", "minutes": 25}"#, with: rows)
    do {
      _ = try ProblemFile.read(Array(file.utf8))
      Issue.record("accepted")
    } catch MatchingError.input(let found, _) { #expect(found == pointer) }
  }
}
