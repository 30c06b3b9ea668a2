import Testing

@testable import Matching

/// Numbers at and beyond the edges of their ranges, and sums that 64 bits cannot hold.
@Suite struct EdgeTests {
  private typealias Field = (
    pointer: String, range: ClosedRange<Int>, set: @Sendable (inout Problem.Builder, Int) -> Void
  )

  private static let fields: [Field] = [
    ("/volunteers/0/radius_m", 0...200_000, { $0.volunteers[0].radius_m = $1 }),
    ("/volunteers/0/weekly_cap", 0...63, { $0.volunteers[0].weeklyCap = $1 }),
    ("/volunteers/0/recent_load", 0...1000, { $0.volunteers[0].recentLoad = $1 }),
    ("/volunteers/0/skills/định danh", 1...4, { $0.volunteers[0].skills[0].level = $1 }),
    ("/services/0/skills/định danh", 1...4, { $0.services[0].skills[0].level = $1 }),
    ("/classes/0/weight", 1...1000, { $0.classes[0].weight = $1 }),
    ("/requests/0/minutes", 1...720, { $0.requests[0].minutes = $1 }),
    ("/requests/0/waiting_days", 0...3650, { $0.requests[0].waitingDays = $1 }),
    ("/requests/0/tries", 0...1000, { $0.requests[0].tries = $1 }),
    ("/teams/0/quota", 0...100_000_000, { $0.teams[0].quota = $1 }),
    ("/communes/0/quota", 0...100_000_000, { $0.communes[0].quota = $1 }),
  ]

  private func world() -> Problem.Builder {
    var rows = emptyWorld()
    rows.volunteers = [volunteer("Nguyễn Thị Hòa"), volunteer("Trần Văn Ước", east_m: 700)]
    rows.requests = [request("Cụ Ỷ"), request("Ông Đỗ", east_m: -300)]
    return rows
  }

  @Test(arguments: 0..<fields.count)
  func `a number is taken at both ends of its range and refused by name beyond`(
    index: Int
  ) throws {
    let field = EdgeTests.fields[index]
    for value in [field.range.lowerBound, field.range.upperBound] {
      var rows = world()
      field.set(&rows, value)
      let problem = try rows.build()
      let plan = try solve(problem)
      try Check.verify(plan, of: problem, policy: Policy())
      #expect(plan.certificate.gap == 0)
    }
    let beyond = [field.range.lowerBound - 1, field.range.upperBound + 1, .min, .max]
    for value in beyond {
      var rows = world()
      field.set(&rows, value)
      let fault = InputFault.outOfRange(
        lowest: field.range.lowerBound, highest: field.range.upperBound)
      #expect(throws: MatchingError.input(pointer: field.pointer, fault: fault)) {
        try rows.build()
      }
    }
  }

  @Test func `people needed are one to fifty`() throws {
    for people in [1, 50] {
      var rows = world()
      rows.requests[0].people = people
      let problem = try rows.build()
      try Check.verify(try solve(problem), of: problem, policy: Policy())
    }
    for people in [0, 51, -1, .max] {
      var rows = world()
      rows.requests[0].people = people
      #expect(throws: MatchingError.self) { try rows.build() }
    }
  }

  @Test func `places are taken up to three degrees from the origin, on the Earth`() throws {
    for (east, north) in [(3_000_000, 3_000_000), (-3_000_000, -3_000_000)] {
      var rows = world()
      rows.requests[0].place = GeographicPoint(
        longitudeE6: rows.origin.longitudeE6 + east, latitudeE6: rows.origin.latitudeE6 + north)
      let problem = try rows.build()
      try Check.verify(try solve(problem), of: problem, policy: Policy())
    }
    for (longitude, latitude) in [
      (rows0.longitudeE6 + 3_000_001, rows0.latitudeE6), (rows0.longitudeE6, -80_000_001),
      (Int.max, 0), (0, Int.min), (180_000_001, 0),
    ] {
      var rows = world()
      rows.requests[0].place = GeographicPoint(longitudeE6: longitude, latitudeE6: latitude)
      #expect(throws: MatchingError.self) { try rows.build() }
      rows = world()
      rows.origin = GeographicPoint(longitudeE6: longitude, latitudeE6: latitude)
      #expect(throws: MatchingError.self) { try rows.build() }
    }
  }

  private var rows0: GeographicPoint { emptyWorld().origin }

  @Test func `sums beyond 64 bits are exact, and paths beyond 2^61 are refused`() throws {
    var network = Network()
    network.weekCap = [1]
    network.weekBase = [0]
    network.seats = [1]
    network.weekOf = [0]
    network.placeStart = [0, 1]
    network.weightCost = 1 << 40
    for _ in 0..<40 {
      network.weight.append(1 << 20 - 2)
      network.arcs.append(Arc(cost_m: 1 << 20 - 1, firstPlace: 0, mask: 1))
      network.arcStart.append(network.arcs.count)
    }
    let solution = try Solver.solve(network, Budget())
    let found = Check.examine(solution.answer, of: network)
    let expected = Int128(39) * Int128(1 << 20 - 2) << 40 + Int128(1 << 20 - 1)
    #expect(expected > Int128(Int.max))
    #expect(found.isFeasible && found.cost == expected && found.bound == expected)
    network.weight[0] = 1 << 21
    #expect(throws: MatchingError.self) { try Solver.solve(network, Budget()) }
  }
}
