internal import Matching

extension ProblemBody.Requests {
  /// The requests as the engine takes them; whether their people come together is said by the pins.
  func columns() throws(MatchingError) -> ProblemColumns.Requests {
    var columns = ProblemColumns.Requests()
    columns.id = id ?? []
    (columns.commune, columns.village) = (commune ?? [], village ?? [])
    (columns.service, columns.priorityClass) = (service ?? [], `class` ?? [])
    (columns.longitudeE6, columns.latitudeE6) = (longitude ?? [], latitude ?? [])
    (columns.slots, columns.deadline) = (slots ?? [], deadline ?? [])
    columns.isOverdue = columns.id.map { _ in false }
    (columns.minutes, columns.people) = (minutes ?? [], people ?? [])
    columns.mode = try words(mode ?? [], "/requests/mode").compactMap(\.self)
    columns.language = language ?? []
    columns.visitorGender = try words(visitor_gender ?? [], "/requests/visitor_gender")
    (columns.waitingDays, columns.tries) = (waiting_days ?? [], tries ?? [])
    columns.known = known ?? []
    return columns
  }
}

extension ProblemBody.Volunteers {
  /// The ambassadors as the engine takes them.
  ///
  /// The engine counts pins against seats and weeks. What they hold beside the pins, such as a class or
  /// a request of another scope, is taken off here; a pin that no availability covers was somebody's
  /// choice, so it has its seat all the same.
  func columns(_ pins: ProblemBody.Pins) throws(MatchingError) -> ProblemColumns.Volunteers {
    var columns = ProblemColumns.Volunteers()
    columns.id = id ?? []
    (columns.commune, columns.village) = (commune ?? [], village ?? [])
    columns.team = team ?? []
    (columns.longitudeE6, columns.latitudeE6) = (longitude ?? [], latitude ?? [])
    columns.radius_m = radius_m ?? []
    columns.modes = try (modes ?? []).map { names throws(MatchingError) in
      let modes: [Mode?] = try words(names, "/volunteers/modes")
      return Mode.allCases.enumerated().reduce(0) { sum, mode in
        modes.contains(mode.element) ? sum | 1 << mode.offset : sum
      }
    }
    columns.gender = try words(gender ?? [], "/volunteers/gender")
    let pinned = PinCounts(pins)
    for (index, id) in columns.id.enumerated() {
      let counts = pinned.of[id, default: [:]]
      columns.seats.append(
        packed(open: (seats ?? [])[index], held: (held ?? [])[index], counts))
      let visits = counts.values.reduce(0) { $0 + $1.all }
      columns.weeklyCap.append(min(63, (room ?? [])[index] + visits))
    }
    columns.recentLoad = recent_load ?? []
    (columns.isActive, columns.hasConsented) = (active ?? [], consented ?? [])
    return columns
  }

  private func packed(open: Int, held: Int, _ counts: [Int: PinCounts.Count]) -> Int {
    Slot.all.reduce(0) { packed, slot in
      let shift = 3 * Int(slot.index)
      let count = counts[Int(slot.index), default: PinCounts.Count()]
      let taken = (held >> shift & 7).nonzeroBitCount
      let inside = min(count.inside, taken)
      let free = max((open >> shift & 7) - (taken - inside), inside)
      return packed | min(Seats.most, free + count.all - inside) << shift
    }
  }
}

extension ProblemBody {
  /// What is left of the quotas, in their order: the engine counts pins against them itself, so of the
  /// visits held only the others are taken off; what was agreed on fits all the same.
  func left(of quotas: Quotas, _ groupOf: [String?]) -> [Int] {
    let group = Dictionary(zip(volunteers.id ?? [], groupOf)) { first, _ in first }
    var inside: [String: Int] = [:]
    var all: [String: Int] = [:]
    for (volunteer, isInside) in zip(pins.volunteer ?? [], pins.inside ?? []) {
      guard let group = group[volunteer].flatMap(\.self) else { continue }
      all[group, default: 0] += 1
      if isInside { inside[group, default: 0] += 1 }
    }
    return (quotas.id ?? []).enumerated().map { index, id in
      let others = (quotas.held ?? [])[index] - inside[id, default: 0]
      return max((quotas.quota ?? [])[index] - others, all[id, default: 0])
    }
  }
}

/// How many pins each ambassador has in each half day.
private struct PinCounts {
  struct Count {
    /// Of days within the horizon.
    var inside = 0
    var all = 0
  }

  private(set) var of: [String: [Int: Count]] = [:]

  init(_ pins: ProblemBody.Pins) {
    for (index, volunteer) in (pins.volunteer ?? []).enumerated() {
      let slot = (pins.slot ?? [])[index]
      let isInside = (pins.inside ?? [])[index]
      of[volunteer, default: [:]][slot, default: Count()].all += 1
      if isInside { of[volunteer, default: [:]][slot, default: Count()].inside += 1 }
    }
  }
}

/// Reads a word that the schema allows; another means that engine and schema disagree.
private func word<Word: RawRepresentable & CaseIterable>(
  _ text: String, _ pointer: String
) throws(MatchingError) -> Word where Word.RawValue == String {
  guard let word = Word(rawValue: text) else {
    throw .input(
      pointer: pointer, fault: .unknownWord(allowed: Word.allCases.map(\.rawValue)))
  }
  return word
}

private func words<Word: RawRepresentable & CaseIterable>(
  _ texts: [String?], _ pointer: String
) throws(MatchingError) -> [Word?] where Word.RawValue == String {
  var words: [Word?] = []
  for text in texts {
    guard let text else {
      words.append(nil)
      continue
    }
    words.append(try word(text, pointer))
  }
  return words
}
