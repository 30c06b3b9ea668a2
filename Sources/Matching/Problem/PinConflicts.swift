/// Everything that the pins ask for more often than there is, in a fixed order.
///
/// A volunteer's week counts pins with and without a half day; a half day, a team and a commune count
/// full pins only, since only those are certain to take place there.
func pinConflicts(of problem: Problem) -> [PinConflict] {
  requestConflicts(problem) + volunteerConflicts(problem) + quotaConflicts(problem)
}

private func requestConflicts(_ problem: Problem) -> [PinConflict] {
  var conflicts: [PinConflict] = []
  for rank in problem.requests.indices {
    let pins = problem.pins(of: Int32(rank))
    guard !pins.isEmpty else { continue }
    let request = problem.requests[rank]
    func add(_ kind: PinConflict.Kind, _ capacity: Int, _ asked: Int) {
      conflicts.append(
        PinConflict(kind: kind, id: request.id, slot: nil, capacity: capacity, asked: asked))
    }
    if pins.count > request.people { add(.request, request.people, pins.count) }
    let named = pins.compactMap(\.volunteer)
    let different = Set(named).count
    if different < named.count { add(.samePair, different, named.count) }
    let barred = problem.bars(of: Int32(rank)).filter { named.contains($0.volunteer) }
    if !barred.isEmpty { add(.barred, 0, Set(barred.map(\.volunteer)).count) }
    let halfDays = Set(pins.compactMap(\.slot)).count
    if request.isTogether && halfDays > 1 { add(.apart, 1, halfDays) }
  }
  return conflicts
}

private func volunteerConflicts(_ problem: Problem) -> [PinConflict] {
  var bySlot: [[Int]: Int] = [:]
  var week = [Int](repeating: 0, count: problem.volunteers.count)
  for pin in problem.pins {
    guard let volunteer = pin.volunteer else { continue }
    week[Int(volunteer)] += 1
    if let slot = pin.slot { bySlot[[Int(volunteer), Int(slot.index)], default: 0] += 1 }
  }
  var conflicts: [PinConflict] = []
  for (rank, volunteer) in problem.volunteers.enumerated() where week[rank] > 0 {
    if week[rank] > volunteer.weeklyCap {
      conflicts.append(
        PinConflict(
          kind: .week, id: volunteer.id, slot: nil, capacity: volunteer.weeklyCap,
          asked: week[rank]))
    }
    for slot in Slot.all {
      let asked = bySlot[[rank, Int(slot.index)], default: 0]
      guard asked > volunteer.seats[slot] else { continue }
      conflicts.append(
        PinConflict(
          kind: .halfDay, id: volunteer.id, slot: slot, capacity: volunteer.seats[slot],
          asked: asked))
    }
  }
  return conflicts
}

private func quotaConflicts(_ problem: Problem) -> [PinConflict] {
  var team = [Int](repeating: 0, count: problem.teams.count)
  var commune = [Int](repeating: 0, count: problem.communes.count)
  for pin in problem.pins where pin.slot != nil {
    guard let rank = pin.volunteer else { continue }
    let volunteer = problem.volunteers[Int(rank)]
    if let own = volunteer.team { team[Int(own)] += 1 }
    commune[Int(problem.quotaCommune(of: volunteer))] += 1
  }
  func over(_ kind: PinConflict.Kind, _ id: String, _ quota: Int?, _ asked: Int) -> PinConflict? {
    guard let quota, asked > quota else { return nil }
    return PinConflict(kind: kind, id: id, slot: nil, capacity: quota, asked: asked)
  }
  return zip(problem.teams, team).compactMap { over(.team, $0.id, $0.quota, $1) }
    + zip(problem.communes, commune).compactMap { over(.commune, $0.id, $0.quota, $1) }
    + zip(problem.limits, problem.limitUse(problem.agreedPairs))
    .compactMap { over(.limit, $0.id, $0.most, $1) }
}

extension Problem {
  /// The pairs of all visits agreed on.
  var agreedPairs: [(request: Int32, volunteer: Int32)] {
    pins.compactMap { pin in
      pin.slot == nil ? nil : pin.volunteer.map { (pin.request, $0) }
    }
  }

  /// The commune whose quota a volunteer's visits count against: their team's, else their own.
  func quotaCommune(of volunteer: Volunteer) -> Int32 {
    if let team = volunteer.team { return teams[Int(team)].commune }
    return volunteer.commune
  }
}
