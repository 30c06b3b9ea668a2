/// The two files of an instance: `.bin` has ready arcs, `.attr.bin` what candidates are made from.
///
/// All numbers are little-endian. `.bin`: 16 × Int64 (magic, volunteers, requests, nodes, arcs, cost of
/// a metre, strict price of weight, arc limit, seed, sum of caps, most metres, zeros), then Int32 caps,
/// node volunteers, node caps, weights; Int64 starts; Int32 arc nodes, arc metres. `.attr.bin`: 8 ×
/// Int64 (magic, volunteers, requests, nodes, visits a half day, skills, half days, seed), Float64
/// places of volunteers and requests, then Int32 radius, half days, levels, language, team, commune of
/// volunteers; half day of nodes; half days, skill, level, language, class, commune of requests.
enum InstanceFiles {
  static let arcsMagic = 0x314D_4241
  static let attributesMagic = 0x3154_5441

  static func bytes(_ arcs: ReadyArcs) -> ByteWriter {
    var writer = ByteWriter()
    let sum = arcs.cap.reduce(0) { $0 + Int($1) }
    writer.add([
      arcsMagic, arcs.cap.count, arcs.weight.count, arcs.nodeCap.count, arcs.arcNode.count,
      ReadyArcs.metreCost, arcs.strictWeightCost, arcs.arcLimit, Int(arcs.seed), sum,
      Int(arcs.arcMetres.max() ?? 0), 0, 0, 0, 0, 0,
    ])
    for column in [arcs.cap, arcs.nodeVolunteer, arcs.nodeCap, arcs.weight] { writer.add(column) }
    writer.add(arcs.start)
    writer.add(arcs.arcNode)
    writer.add(arcs.arcMetres)
    return writer
  }

  static func bytes(_ people: Attributes) -> ByteWriter {
    var writer = ByteWriter()
    let (volunteers, requests) = (people.volunteers, people.requests)
    let all = 0..<Int32(Attributes.slotCount)
    let nodes = volunteers.slots.flatMap { (slots: Int32) -> [Int32] in
      all.filter { slots >> $0 & 1 == 1 }
    }
    writer.add([
      attributesMagic, volunteers.place.count, requests.place.count, nodes.count,
      Int(people.visitsPerHalfDay), Attributes.skillCount, Attributes.slotCount, Int(people.seed),
    ])
    writer.add((volunteers.place + requests.place).flatMap { [$0.east, $0.north] })
    let columns = [
      volunteers.radius, volunteers.slots, volunteers.levels, volunteers.language, volunteers.team,
      volunteers.commune, nodes, requests.slots, requests.skill, requests.level, requests.language,
      requests.priorityClass, requests.commune,
    ]
    for column in columns { writer.add(column) }
    return writer
  }

  static func arcs(_ reader: consuming ByteReader) throws(BenchError) -> ReadyArcs {
    let head = try reader.take(16, of: Int.self)
    guard head[0] == arcsMagic, head[5] == ReadyArcs.metreCost else {
      throw reader.fault("not an instance with ready arcs")
    }
    var arcs = ReadyArcs()
    arcs.cap = try reader.take(head[1])
    arcs.nodeVolunteer = try reader.take(head[3])
    arcs.nodeCap = try reader.take(head[3])
    arcs.weight = try reader.take(head[2])
    // A negative count was refused above, so one more cannot overflow.
    arcs.start = try reader.take(head[2] + 1)
    arcs.arcNode = try reader.take(head[4])
    arcs.arcMetres = try reader.take(head[4])
    arcs.arcLimit = head[7]
    arcs.seed = UInt32(truncatingIfNeeded: head[8])
    try reader.end()
    guard arcs.isSound else { throw reader.fault("a number points nowhere") }
    return arcs
  }

  /// Reads the attributes; caps and weights stand in the other file.
  static func attributes(
    _ reader: consuming ByteReader, with arcs: ReadyArcs
  ) throws(BenchError) -> Attributes {
    let head = try reader.take(8, of: Int.self)
    guard head[0] == attributesMagic, head[1] == arcs.cap.count, head[2] == arcs.weight.count,
      head[3] == arcs.nodeCap.count, head[5] == Attributes.skillCount,
      head[6] == Attributes.slotCount
    else { throw reader.fault("not the attributes of this instance") }
    var people = Attributes()
    people.visitsPerHalfDay = Int32(truncatingIfNeeded: head[4])
    people.seed = UInt32(truncatingIfNeeded: head[7])
    people.volunteers.place = try places(head[1], &reader)
    people.requests.place = try places(head[2], &reader)
    people.volunteers.radius = try reader.take(head[1])
    people.volunteers.slots = try reader.take(head[1])
    people.volunteers.levels = try reader.take(head[1] * Attributes.skillCount)
    people.volunteers.language = try reader.take(head[1])
    people.volunteers.team = try reader.take(head[1])
    people.volunteers.commune = try reader.take(head[1])
    _ = try reader.take(head[3], of: Int32.self)
    people.requests.slots = try reader.take(head[2])
    people.requests.skill = try reader.take(head[2])
    people.requests.level = try reader.take(head[2])
    people.requests.language = try reader.take(head[2])
    people.requests.priorityClass = try reader.take(head[2])
    people.requests.commune = try reader.take(head[2])
    try reader.end()
    people.volunteers.cap = arcs.cap
    people.requests.weight = arcs.weight
    return people
  }

  private static func places(
    _ count: Int, _ reader: inout ByteReader
  ) throws(BenchError) -> [Place] {
    let numbers = try reader.take(2 * count, of: Double.self)
    // Farther than a problem reaches; what is not a number is not below anything.
    guard numbers.allSatisfy({ abs($0) < 300_000 }) else {
      throw reader.fault("a place is nowhere")
    }
    return (0..<count).map { Place(east: numbers[2 * $0], north: numbers[2 * $0 + 1]) }
  }
}

extension ReadyArcs {
  /// Whether every number that points somewhere does, and every count has room in the engine.
  fileprivate var isSound: Bool {
    let volunteers = 0..<Int32(clamping: cap.count)
    let nodes = 0..<Int32(clamping: nodeVolunteer.count)
    guard nodeVolunteer.allSatisfy(volunteers.contains), arcNode.allSatisfy(nodes.contains),
      zip(nodeVolunteer, nodeVolunteer.dropFirst()).allSatisfy({ $0 <= $1 }),
      zip(start, start.dropFirst()).allSatisfy({ $0 <= $1 }),
      zip(nodeVolunteer, nodeVolunteer.dropFirst(Attributes.slotCount)).allSatisfy({ $0 != $1 }),
      start.first == 0, start.last == Int64(arcNode.count)
    else { return false }
    return arcMetres.allSatisfy { 0..<(1 << 20) ~= $0 } && cap.allSatisfy { 0...63 ~= $0 }
      && nodeCap.allSatisfy { 0...7 ~= $0 } && weight.allSatisfy { 1...1000 ~= $0 }
  }
}
