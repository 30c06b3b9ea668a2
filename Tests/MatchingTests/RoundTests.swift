import Testing

@testable import Matching

@Suite struct RoundTests {
  /// A half day with so many stops; tight ones have little time and narrow hours.
  private func halfDay(_ seed: Int, stops: Int, isTight: Bool = true) throws -> HalfDay {
    var dice = Dice(seed)
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
    rows.villages.append(village("Xóm Đò"))
    rows.travel = [way("Xóm 5", "Xóm Đò", dice.roll(1...60))]
    for index in 0..<stops {
      var wish = request("Yêu cầu \(index)")
      wish.place = place(east_m: dice.roll(-4000...4000), north_m: dice.roll(-4000...4000))
      wish.village = dice.pick(["Xóm 5", "Xóm Đò", nil])
      wish.mode = dice.chance(20) ? .phone : .home
      wish.minutes = dice.roll(5...(isTight ? 70 : 20))
      if isTight, dice.chance(50) {
        let begin = dice.roll(420...660)
        wish.hours = ClockWindow(begin_min: begin, end_min: begin + dice.roll(20...120))
      }
      rows.requests.append(wish)
    }
    let problem = try rows.build()
    return HalfDay(
      problem, Policy(), (0, Slot.all[0]), problem.requests.indices.map(Int32.init))
  }

  private func bestByTryingAll(_ day: HalfDay) -> [Int] {
    var best: [Int]?
    func extend(_ leg: HalfDay.Leg, _ rest: [Int]) {
      if rest.isEmpty {
        let value = day.value(leg)
        if best.map({ value.lexicographicallyPrecedes($0) }) ?? true { best = value }
      }
      for index in rest { extend(day.extended(leg, by: index), rest.filter { $0 != index }) }
    }
    extend(day.start, Array(day.visits.indices))
    return best ?? []
  }

  @Test(arguments: 1...6)
  func `no order of the stops is better`(stops: Int) throws {
    for seed in 0..<(stops < 6 ? 150 : 40) {
      let day = try halfDay(seed, stops: stops)
      let order = day.bestOrder()
      #expect(order.sorted() == Array(day.visits.indices))
      #expect(day.value(day.leg(order)) == bestByTryingAll(day), "seed \(seed)")
    }
  }

  @Test func `eight stops are exact too`() throws {
    for seed in 0..<3 {
      let day = try halfDay(seed, stops: 8)
      #expect(day.value(day.leg(day.bestOrder())) == bestByTryingAll(day), "seed \(seed)")
    }
  }

  @Test func `more stops than a plan can have still come out whole, and none harms needlessly`()
    throws
  {
    for seed in 0..<20 {
      let day = try halfDay(seed, stops: 12, isTight: false)
      let order = day.bestOrder()
      #expect(order.sorted() == Array(day.visits.indices))
      let asGiven = day.value(day.leg(Array(day.visits.indices)))
      #expect(!asGiven.lexicographicallyPrecedes(day.value(day.leg(order))))
    }
  }

  @Test func `the times of a round are those of the way`() throws {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
    rows.volunteers[0].seats[Slot.all[0]] = 3
    rows.requests = [request("Gần"), request("Gọi"), request("Xa")]
    rows.requests[0].place = place(east_m: 1000)
    rows.requests[0].hours = ClockWindow(begin_min: 540, end_min: 600)
    rows.requests[0].minutes = 30
    rows.requests[1].mode = .phone
    rows.requests[1].minutes = 20
    rows.requests[2].place = place(east_m: 2000)
    rows.requests[2].hours = ClockWindow(begin_min: 450, end_min: 540)
    rows.requests[2].minutes = 40
    for index in rows.requests.indices { rows.requests[index].slots = SlotSet([Slot.all[0]]) }
    var policy = Policy()
    policy.detourPercent = 100
    let problem = try rows.build()
    let plan = try solve(problem, policy: policy)
    let round = try #require(plan.rounds(of: problem).first)
    #expect(round.stops.map { problem.requests[Int($0.request)].id } == ["Gọi", "Xa", "Gần"])
    // 7:30 call, 7:50 leave, 8 minutes for 2 km, wait at the near house until 9:00.
    #expect(round.stops.map(\.begin_min) == [450, 478, 540])
    #expect(round.stops.map(\.end_min) == [470, 518, 570])
    #expect(round.late_min == 0 && abs(round.metres - 4000) <= 4)
  }

  @Test func `needs at one door follow each other`() throws {
    for seed in 0..<60 {
      var dice = Dice(seed)
      var rows = emptyWorld()
      rows.volunteers = [volunteer("Nguyễn Thị Hòa")]
      let doors = (0..<3).map { _ in
        place(east_m: dice.roll(-3000...3000), north_m: dice.roll(-3000...3000))
      }
      for index in 0..<7 {
        var wish = request("Yêu cầu \(index)")
        wish.village = nil
        wish.place = doors[index % 3]
        wish.minutes = 10
        rows.requests.append(wish)
      }
      let problem = try rows.build()
      let day = HalfDay(
        problem, Policy(), (0, Slot.all[0]), problem.requests.indices.map(Int32.init))
      let doorsInOrder = day.bestOrder().map { $0 % 3 }
      let changes = zip(doorsInOrder, doorsInOrder.dropFirst()).count { $0 != $1 }
      #expect(changes == 2, "seed \(seed)")
    }
  }

  @Test func `a plan's rounds hold all its visits once`() throws {
    for seed in 0..<60 {
      let world = RandomWorld(seed: seed, requests: 9, volunteers: 3, groups: true)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let rounds = plan.rounds(of: problem)
      let made = rounds.flatMap { round in
        round.stops.map { [Int($0.request), Int(round.volunteer), Int(round.slot.index)] }
      }
      let planned = plan.visits.map { [Int($0.request), Int($0.volunteer), Int($0.slot.index)] }
      #expect(Set(made) == Set(planned) && made.count == planned.count)
      for volunteer in problem.volunteers.indices.map(Int32.init) {
        #expect(
          plan.rounds(of: problem, volunteer: volunteer)
            == rounds.filter { $0.volunteer == volunteer })
      }
    }
  }
}
