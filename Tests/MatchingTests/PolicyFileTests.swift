import Testing

@testable import Matching

@Suite struct PolicyFileTests {
  private func read(_ text: String) throws -> Policy { try PolicyFile.read(Array(text.utf8)) }

  @Test func `an empty object is the default`() throws {
    #expect(try read("{}") == Policy())
  }

  @Test func `every value comes through a file, and changes it`() throws {
    let changes: [(inout Policy) -> Void] = [
      { $0.priority = .exchange(metresPerWeight: 700) }, { $0.fairness = .tieBreak },
      { $0.fairness = .rate(metres: 7) }, { $0.area = .neighbours }, { $0.switchVolunteer_m = 1 },
      { $0.switchSlot_m = 2 }, { $0.unfamiliar_m = 3 }, { $0.detourPercent = 140 },
      { $0.agingDays = 5 }, { $0.agingSteps = 6 }, { $0.candidatesPerRequest = 9 },
      { $0.metresPerMinute = 100 },
      { $0.hours[.evening] = ClockWindow(unchecked: 1080, 1440) },
    ]
    var files: Set<[UInt8]> = [PolicyFile.write(Policy())]
    for change in changes {
      var policy = Policy()
      change(&policy)
      let bytes = PolicyFile.write(policy)
      #expect(try PolicyFile.read(bytes) == policy)
      files.insert(bytes)
    }
    #expect(files.count == changes.count + 1)
  }

  @Test(arguments: [
    (#"{"priority_rate_m": 0}"#, "/priority_rate_m"),
    (#"{"fairness_rate_m": 10001}"#, "/fairness_rate_m"),
    (#"{"area": "country"}"#, "/area"), (#"{"detour_percent": 99}"#, "/detour_percent"),
    (#"{"walls": true}"#, "/walls"), (#"{"aging_days": 1.5}"#, "/aging_days"),
    (#"{"aging_days": null}"#, "/aging_days"), (#"{"speed_m_per_min": 9}"#, "/speed_m_per_min"),
    (#"{"hours": {"morning": ["11:00", "07:00"]}}"#, "/hours/morning"),
    (#"{"hours": {"noon": ["11:00", "12:00"]}}"#, "/hours/noon"),
    (#"{"aging_steps": 1, "aging_steps": 1}"#, "/aging_steps"), ("[]", ""),
  ])
  func `a wrong value is named by its place`(text: String, pointer: String) throws {
    do {
      _ = try read(text)
      Issue.record("accepted \(text)")
    } catch MatchingError.input(let found, _) { #expect(found == pointer) }
  }

  @Test func `a plan's file says the policy it was made under`() throws {
    let world = RandomWorld(seed: 3, requests: 6, volunteers: 4)
    let problem = try #require(world.problem)
    let plan = try solve(problem, policy: world.policy)
    let again = try PlanFile.read(PlanFile.write(plan), of: problem)
    #expect(again == plan && again.policy == world.policy && world.policy != Policy())
    try Check.verify(again, of: problem, policy: again.policy)
  }

  @Test func `a plan read without its problem says the same and can be gone on from`() throws {
    var moved = 0
    for seed in 0..<60 {
      let world = RandomWorld(seed: 9000 + seed, requests: 8, volunteers: 5)
      guard let problem = world.problem else { continue }
      let plan = try solve(problem, policy: world.policy)
      let alone = try PlanFile.read(PlanFile.write(plan))
      #expect(PlanDiff(from: plan, to: alone).moves.isEmpty)
      #expect(PlanFile.write(alone) == PlanFile.write(plan))
      var rows = world.rows
      rows.volunteers.removeLast()
      let gone = world.rows.volunteers.last?.id
      rows.bars.removeAll { $0.volunteer == gone }
      rows.pins.removeAll { $0.volunteer == gone }
      rows.current.removeAll { $0.volunteer == gone }
      for index in rows.requests.indices where rows.requests[index].known == gone {
        rows.requests[index].known = nil
      }
      guard let smaller = try? rows.build() else { continue }
      let one = try solve(smaller, policy: world.policy, previous: plan)
      let two = try solve(smaller, policy: world.policy, previous: alone)
      #expect(PlanFile.write(one) == PlanFile.write(two))
      moved += one.visits.count { $0.predecessor != nil }
    }
    #expect(moved > 0)
  }
}
