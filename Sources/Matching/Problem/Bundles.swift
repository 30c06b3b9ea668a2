/// Requests for several services in one visit.
///
/// A bundle is one request for one service more: the one that asks for all their skills. So it takes one
/// seat and one way, and the flow is exact about it.
extension Problem.Builder {
  /// The same rows with a service for each bundle, named by its parts in their order.
  func withBundles() throws(MatchingError) -> Problem.Builder {
    guard requests.contains(where: { !$0.also.isEmpty }) else { return self }
    var rows = self
    let place = Dictionary(zip(services.map(\.id), services.indices)) { first, _ in first }
    var known = Set(services.map(\.id))
    var made: Set<String> = []
    for index in requests.indices where !requests[index].also.isEmpty {
      let bundle = try bundle(index, place)
      if !made.contains(bundle.id) {
        guard known.insert(bundle.id).inserted else {
          throw .input(pointer: "/requests/\(index)/also", fault: .duplicate(id: bundle.id))
        }
        made.insert(bundle.id)
        rows.services.append(bundle)
      }
      rows.requests[index].service = bundle.id
    }
    return rows
  }

  /// The service of one request and all that go with it.
  private func bundle(_ index: Int, _ place: [String: Int]) throws(MatchingError) -> ServiceRow {
    let row = requests[index]
    var bundle = ServiceRow()
    var level: [String: Int] = [:]
    let parts =
      [(row.service, "/requests/\(index)/service")]
      + row.also.enumerated().map { ($1, "/requests/\(index)/also/\($0)") }
    for (id, pointer) in parts {
      guard let found = place[id] else {
        throw .input(pointer: pointer, fault: .unknownReference(kind: .service, id: id))
      }
      guard !bundle.parts.contains(id) else {
        throw .input(pointer: pointer, fault: .duplicate(id: id))
      }
      bundle.parts.append(id)
      for skill in services[found].skills {
        level[skill.skill] = max(level[skill.skill, default: 0], skill.level)
      }
    }
    bundle.id = bundle.parts.joined(separator: " + ")
    guard bundle.id.utf8.count <= 200 else {
      throw .input(pointer: "/requests/\(index)/also", fault: .badText)
    }
    bundle.skills = level.keys.sorted(by: isBefore)
      .map { SkillRow(skill: $0, level: level[$0, default: 0]) }
    return bundle
  }
}
