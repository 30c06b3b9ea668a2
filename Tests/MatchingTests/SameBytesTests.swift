import Testing

@testable import Matching

/// Equal input gives equal bytes: in another process, and whatever order the rows come in.
@Suite struct SameBytesTests {
  /// The plan files of some worlds, one after the other.
  private static func bytes(shuffledBy seed: Int? = nil) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for world in (0..<30).map({ RandomWorld(seed: 8000 + $0, requests: 14, volunteers: 6) }) {
      var rows = world.rows
      if let seed { shuffle(&rows, seed) }
      guard let problem = try? rows.build() else { continue }
      bytes += PlanFile.write(try solve(problem, policy: world.policy))
    }
    return bytes
  }

  private static func shuffle(_ rows: inout Problem.Builder, _ seed: Int) {
    var dice = Dice(seed)
    rows.communes.shuffle(using: &dice)
    for index in rows.communes.indices { rows.communes[index].neighbours.shuffle(using: &dice) }
    rows.villages.shuffle(using: &dice)
    rows.teams.shuffle(using: &dice)
    rows.skills.shuffle(using: &dice)
    rows.services.shuffle(using: &dice)
    rows.classes.shuffle(using: &dice)
    rows.volunteers.shuffle(using: &dice)
    for index in rows.volunteers.indices {
      rows.volunteers[index].skills.shuffle(using: &dice)
      rows.volunteers[index].languages.shuffle(using: &dice)
      rows.volunteers[index].modes.shuffle(using: &dice)
    }
    rows.requests.shuffle(using: &dice)
    rows.bars.shuffle(using: &dice)
    rows.pins.shuffle(using: &dice)
    rows.current.shuffle(using: &dice)
  }

  @Test func `any order of all rows gives the same bytes`() throws {
    let plain = try SameBytesTests.bytes()
    #expect(plain.count > 20_000)
    for seed in 1...6 { #expect(try SameBytesTests.bytes(shuffledBy: seed) == plain) }
  }

  /// Each process of Swift hashes with a seed of its own: a walk over a set would show.
  @Test func `another process gives the same bytes`() async throws {
    var print = Fingerprint()
    for byte in try SameBytesTests.bytes() { print.add(byte) }
    let expected = "plans \(print)"
    for _ in 0..<2 {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent]
      ) {
        var print = Fingerprint()
        for byte in try SameBytesTests.bytes() { print.add(byte) }
        Swift.print("plans \(print)")
      }
      let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
      #expect(output.contains(expected))
    }
  }

  @Test func `other ids of volunteers keep what is served and travelled`() throws {
    var tried = 0
    for seed in 0..<60 {
      let world = RandomWorld(seed: 7000 + seed, requests: 14, volunteers: 6)
      guard let problem = world.problem else { continue }
      var rows = world.rows
      let ids = rows.volunteers.enumerated().map { ($1.id, "Z\(99 - $0)") }
      let names = Dictionary(uniqueKeysWithValues: ids)
      func rename(_ id: inout String) { id = names[id] ?? id }
      for index in rows.volunteers.indices { rename(&rows.volunteers[index].id) }
      for index in rows.bars.indices { rename(&rows.bars[index].volunteer) }
      for index in rows.pins.indices {
        rows.pins[index].volunteer = rows.pins[index].volunteer.flatMap { names[$0] }
      }
      for index in rows.current.indices {
        rows.current[index].volunteer = rows.current[index].volunteer.flatMap { names[$0] }
      }
      for index in rows.requests.indices {
        rows.requests[index].known = rows.requests[index].known.flatMap { names[$0] }
      }
      let plan = try solve(problem, policy: world.policy)
      let again = try solve(try rows.build(), policy: world.policy)
      tried += 1
      #expect(again.certificate.cost == plan.certificate.cost)
      guard world.policy.priority == .strict else { continue }
      #expect(again.score.served == plan.score.served)
      #expect(again.score.unservedWeight == plan.score.unservedWeight)
    }
    #expect(tried > 40)
  }
}
