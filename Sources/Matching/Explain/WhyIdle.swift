/// Why a volunteer with room gets no more.
public struct WhyIdle: Hashable, Sendable {
  /// Who.
  public let volunteer: Int32
  /// Visits that their own week could still hold.
  public let room: Int
  /// The quotas and limits over them that are used up.
  public let full: [FullQuota]
  /// Unserved requests, by the rule that alone or among others keeps the volunteer away.
  public let failing: [WhyUnserved.RuleCount]
  /// Requests that they could serve and that others alone serve.
  public let servedByOthers: Int
}

extension Explainer {
  /// Why a volunteer gets no more visits; `nil` when their week is full.
  ///
  /// - Complexity: O(unserved + requests).
  public func whyIdle(_ volunteer: Int32) -> WhyIdle? {
    let room = room(of: volunteer)
    guard room > 0 else { return nil }
    var count = [Int](repeating: 0, count: Rule.allCases.count)
    for entry in plan.unserved {
      let verdicts = books.book.verdicts(request: entry.request, volunteer: volunteer)
      for (index, verdict) in verdicts.enumerated() where !verdict.holds { count[index] += 1 }
    }
    let own = Set(visits(of: volunteer).map(\.request))
    let elsewhere = Set(plan.visits.map(\.request)).subtracting(own)
    let served = elsewhere.count { request in
      books.book.allows(request: request, volunteer: volunteer)
    }
    return WhyIdle(
      volunteer: volunteer, room: room, full: fullQuotas.over(volunteer).map(\.quota),
      failing: zip(Rule.allCases, count).filter { $0.1 > 0 }
        .map { WhyUnserved.RuleCount(rule: $0.0, volunteers: $0.1) },
      servedByOthers: served)
  }

  /// Why each of several volunteers gets no more visits: what is said of one, found for all at once.
  ///
  /// - Parameters:
  ///   - volunteers: Whom to ask about, each once.
  ///   - isAlive: Asked before each request; once it says no, the answers stop.
  /// - Returns: In the same order, without those whose week is full; `nil` when it had to stop.
  /// - Complexity: O(unserved · volunteers + candidates).
  public func whyIdle(
    _ volunteers: [Int32], isAlive: () -> Bool = { true }
  ) -> [WhyIdle]? {
    let rules = Rule.allCases
    var failing = [Int](repeating: 0, count: volunteers.count * rules.count)
    let failingRules = FailingRules(
      books.book, plan.unserved.map(\.request), among: volunteers)
    for entry in plan.unserved {
      guard isAlive() else { return nil }
      var first = 0
      failingRules.visit(entry.request) { _, bits in
        var rest = bits
        while rest != 0 {
          failing[first + rest.trailingZeroBitCount] += 1
          rest &= rest - 1
        }
        first += rules.count
      }
    }
    guard let served = servedByOthers(volunteers, isAlive) else { return nil }
    return volunteers.enumerated().compactMap { index, volunteer in
      let room = room(of: volunteer)
      guard room > 0 else { return nil }
      let counts = failing[index * rules.count..<(index + 1) * rules.count]
      return WhyIdle(
        volunteer: volunteer, room: room, full: fullQuotas.over(volunteer).map(\.quota),
        failing: zip(rules, counts).filter { $0.1 > 0 }
          .map { WhyUnserved.RuleCount(rule: $0.0, volunteers: $0.1) },
        servedByOthers: served[index])
    }
  }

  /// For each volunteer the requests that they could serve and that others alone serve.
  private func servedByOthers(_ volunteers: [Int32], _ isAlive: () -> Bool) -> [Int]? {
    var position = [Int](repeating: -1, count: books.book.problem.volunteers.count)
    for (index, volunteer) in volunteers.enumerated() { position[Int(volunteer)] = index }
    var served = [Int](repeating: 0, count: volunteers.count)
    var last: Int32?
    // Ascending by request: the visits of one stand together.
    for request in plan.visits.lazy.map(\.request) where request != last {
      guard isAlive() else { return nil }
      last = request
      let coming = visitors(of: request).map(\.volunteer)
      books.finder.visit(request) { meeting in
        let index = position[Int(meeting.volunteer)]
        if index >= 0, !coming.contains(meeting.volunteer) { served[index] += 1 }
      }
    }
    return served
  }

  private func room(of volunteer: Int32) -> Int {
    books.book.problem.volunteers[Int(volunteer)].weeklyCap - visits(of: volunteer).count
  }
}
