/// Bars, pins and current visits: rows that join a request to a volunteer.
extension Problem.Builder {
  func rankedBars(_ ranks: Ranks) throws(MatchingError) -> [Bar] {
    try checkCount(bars.count, "bars")
    var list: [Bar] = []
    for (index, row) in bars.enumerated() {
      let request = try ranks.requests.rank(
        of: row.request, kind: .request, at: "/bars/\(index)/request")
      let volunteer = try ranks.volunteers.rank(
        of: row.volunteer, kind: .volunteer, at: "/bars/\(index)/volunteer")
      list.append(Bar(request: request, volunteer: volunteer, reason: row.reason))
    }
    return Set(list).sorted { left, right in
      (left.request, left.volunteer, left.reason.rawValue)
        < (right.request, right.volunteer, right.reason.rawValue)
    }
  }

  func rankedPins(_ ranks: Ranks) throws(MatchingError) -> [Pin] {
    try checkCount(pins.count, "pins")
    var list: [Pin] = []
    for (index, row) in pins.enumerated() {
      let place = "/pins/\(index)"
      guard row.volunteer != nil || row.slot != nil else {
        throw .input(pointer: "\(place)/volunteer", fault: .missingField)
      }
      list.append(
        Pin(
          request: try ranks.requests.rank(
            of: row.request, kind: .request, at: "\(place)/request"),
          volunteer: try ranks.volunteers.rank(
            ofOptional: row.volunteer, kind: .volunteer, at: "\(place)/volunteer"),
          slot: row.slot))
    }
    return list.sorted { left, right in
      (left.request, left.volunteer ?? .max, left.slot?.index ?? .max)
        < (right.request, right.volunteer ?? .max, right.slot?.index ?? .max)
    }
  }

  func rankedCurrent(_ ranks: Ranks) throws(MatchingError) -> [CurrentVisit] {
    try checkCount(current.count, "current")
    var seen: Set<UInt64> = []
    var list: [CurrentVisit] = []
    for (index, row) in current.enumerated() {
      let place = "/current/\(index)"
      let request = try ranks.requests.rank(
        of: row.request, kind: .request, at: "\(place)/request")
      guard
        let volunteer = try ranks.volunteers.rank(
          ofOptional: row.volunteer, kind: .volunteer, at: "\(place)/volunteer")
      else { throw .input(pointer: "\(place)/volunteer", fault: .missingField) }
      guard let slot = row.slot else {
        throw .input(pointer: "\(place)/slot", fault: .missingField)
      }
      guard seen.insert(UInt64(request) << 32 | UInt64(volunteer)).inserted else {
        throw .input(pointer: place, fault: .duplicate(id: row.request))
      }
      list.append(CurrentVisit(request: request, volunteer: volunteer, slot: slot))
    }
    return list.sorted { ($0.request, $0.volunteer) < ($1.request, $1.volunteer) }
  }

  private func checkCount(_ count: Int, _ table: String) throws(MatchingError) {
    guard count <= 16_000_000 else {
      throw .input(pointer: "/\(table)", fault: .tooMany(limit: 16_000_000))
    }
  }
}
