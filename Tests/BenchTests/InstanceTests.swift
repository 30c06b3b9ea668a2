import Testing

@testable import Bench

@Suite struct InstanceTests {
  private func digest(_ writer: ByteWriter) -> String {
    var digest = Digest()
    digest.add(writer.bytes)
    return "\(digest)"
  }

  /// Digests of the files that the published generator writes.
  @Test(
    arguments: [
      (.scarce, 1, "c25f0b1abe1f108a", "579a1f9190aec55c"),
      (.ample, 1, "4dc64a7a4dab7475", "88e40af567805df2"),
      (.scarce, 2, "58fc540dc86595bb", "e5c0e194e4c3715e"),
      (.ample, 2, "48df07642d40dff7", "e31e03d892dea210"),
      (.scarce, 3, "cc2574abcdf8cb7f", "25a83cf2985170b7"),
      (.ample, 3, "a6d5c780c03201fc", "7ec284f142b42155"),
    ] as [(Recipe.Regime, UInt32, String, String)])
  func `an instance is the published one, byte for byte`(
    regime: Recipe.Regime, seed: UInt32, arcs: String, attributes: String
  ) {
    let recipe = Recipe(counts: Recipe.Size.S.counts, regime: regime, seed: seed)
    let people = Attributes(recipe)
    #expect(digest(InstanceFiles.bytes(people)) == attributes)
    #expect(digest(InstanceFiles.bytes(ReadyArcs(people, limit: 64))) == arcs)
  }

  private func small(_ family: Recipe.Family = .villages) -> (people: Attributes, arcs: ReadyArcs) {
    let counts = Recipe.Counts(volunteers: 5, requests: 12, communes: 2)
    let people = Attributes(Recipe(counts: counts, regime: .ample, family: family, seed: 4))
    return (people, ReadyArcs(people, limit: 64))
  }

  private func read(
    _ arcs: [UInt8], _ attributes: [UInt8]
  ) throws(BenchError) -> (people: Attributes, arcs: ReadyArcs) {
    let found = try InstanceFiles.arcs(ByteReader("a.bin", arcs))
    return (try InstanceFiles.attributes(ByteReader("a.attr.bin", attributes), with: found), found)
  }

  @Test(arguments: Recipe.Family.allCases)
  func `what was written is read again`(family: Recipe.Family) throws {
    let (people, arcs) = small(family)
    let again = try read(InstanceFiles.bytes(arcs).bytes, InstanceFiles.bytes(people).bytes)
    #expect(again.people == people)
    #expect(again.arcs == arcs)
    #expect(!arcs.arcNode.isEmpty)
  }

  @Test func `files cut or lengthened anywhere are refused`() {
    let (people, arcs) = small()
    let bytes = (arcs: InstanceFiles.bytes(arcs).bytes, people: InstanceFiles.bytes(people).bytes)
    for length in 0..<bytes.arcs.count {
      #expect(throws: BenchError.self) { try read(Array(bytes.arcs[..<length]), bytes.people) }
    }
    for length in 0..<bytes.people.count {
      #expect(throws: BenchError.self) { try read(bytes.arcs, Array(bytes.people[..<length])) }
    }
    #expect(throws: BenchError.self) { try read(bytes.arcs + [0], bytes.people) }
    #expect(throws: BenchError.self) { try read(bytes.arcs, bytes.people + [0]) }
  }

  @Test func `no byte of a file makes the reader or the engine's door trap`() throws {
    let (people, arcs) = small()
    let bytes = (arcs: InstanceFiles.bytes(arcs).bytes, people: InstanceFiles.bytes(people).bytes)
    var dice = PCG64(seed: 2)
    var refused = 0
    for _ in 0..<3000 {
      var (one, two) = bytes
      if Bool.random(using: &dice) {
        one[Int.random(in: one.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      } else {
        two[Int.random(in: two.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      do {
        let found = try read(one, two)
        _ = Prepared(found.arcs, found.people)
        _ = try found.people.problem()
      } catch { refused += 1 }
    }
    #expect(refused > 500)
  }

  @Test func `the attributes of another instance are refused`() {
    let (_, arcs) = small()
    let counts = Recipe.Counts(volunteers: 5, requests: 13, communes: 2)
    let other = Attributes(Recipe(counts: counts, regime: .ample, seed: 4))
    #expect(throws: BenchError.self) {
      try read(InstanceFiles.bytes(arcs).bytes, InstanceFiles.bytes(other).bytes)
    }
  }

  @Test func `nearest gives all members in order of distance`() {
    var dice = PCG64(seed: 8)
    let places = (0..<300).map { _ in
      Place(east: 2000 * dice.normal(), north: 500 * dice.normal())
    }
    let members = (0..<300).filter { $0 % 3 > 0 }.map(Int32.init)
    let nearest = Nearest(members, of: places)
    for point in [places[0], Place(east: -90_000, north: 40), Place(east: 10, north: 9000)] {
      var found: [Double] = []
      var who: Set<Int32> = []
      nearest.visit(from: point, reach: 1e9) { member, distance in
        found.append(distance)
        who.insert(member)
        return true
      }
      #expect(who == Set(members) && found.count == members.count)
      #expect(found == found.sorted())
      var few = 0
      nearest.visit(from: point, reach: 1e9) { _, _ in
        few += 1
        return few < 7
      }
      #expect(few == 7)
    }
  }

  @Test func `a request keeps the nearest able volunteers and no more than its limit`() {
    let (people, arcs) = (small().people, ReadyArcs(small().people, limit: 5))
    for request in people.requests.place.indices {
      let range = Int(arcs.start[request])..<Int(arcs.start[request + 1])
      #expect(range.count <= 5)
      #expect(arcs.arcMetres[range].elementsEqual(arcs.arcMetres[range].sorted()))
      for index in range {
        let volunteer = Int(arcs.nodeVolunteer[Int(arcs.arcNode[index])])
        #expect(
          people.isAble(
            volunteer, people.requests.skill[request], people.requests.level[request],
            people.requests.language[request]))
        #expect(arcs.arcMetres[index] <= people.volunteers.radius[volunteer])
      }
    }
  }
}
