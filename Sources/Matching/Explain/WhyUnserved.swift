/// Why a request gets nobody, or too few.
public struct WhyUnserved: Hashable, Sendable {
  /// Rank of the request.
  public let request: Int32
  /// The reason in one word.
  public let reason: UnservedReason
  /// How many volunteers fail each rule, without the rules that nobody fails.
  ///
  /// Whoever fails several rules counts for each.
  public let failing: [RuleCount]
  /// For each rule that alone keeps somebody away, the one it takes least to let in.
  public let relaxations: [Relaxation]
  /// Who sits in the places of those who could come, nearest first.
  public let holders: [Holder]
  /// The quotas and limits that keep away those who have room themselves.
  public let full: [FullQuota]
  /// The nearest who could come if they made one visit more.
  public let oneMore: OneMore?
  /// The quota or limit that would let somebody come if it allowed one visit more.
  public let raise: FullQuota?
  /// Metres that serving it would cost at least, others' losses included, above what it is worth; only
  /// where priority is an exchange rate.
  public let excess_m: Int?

  /// How many volunteers fail a rule.
  public struct RuleCount: Hashable, Sendable {
    /// The rule.
    public let rule: Rule
    /// The volunteers who fail it.
    public let volunteers: Int
  }

  /// A change that alone makes somebody a candidate.
  public struct Relaxation: Hashable, Sendable {
    /// Who would become a candidate.
    public let volunteer: Int32
    /// The only rule they fail.
    public let verdict: Verdict
  }

  /// A request that holds a place.
  public struct Holder: Hashable, Sendable {
    /// Whose place.
    public let volunteer: Int32
    /// The half day of the holder's visit.
    public let slot: Slot
    /// Who holds it.
    public let request: Int32
  }

  /// One more visit that would let the request in, or somebody of the same rank.
  public struct OneMore: Hashable, Sendable {
    /// Who would make it.
    public let volunteer: Int32
    /// When.
    public let slot: Slot
  }
}

extension Explainer {
  /// How many holders are named at most.
  static let holdersNamed = 20

  /// Why a request of the plan's unserved list is on it; `nil` for others.
  ///
  /// - Complexity: O(candidates), or O(volunteers) where nobody may come.
  public func whyUnserved(_ request: Int32) -> WhyUnserved? {
    let index = plan.unserved.partitioningIndex { $0.request >= request }
    guard index < plan.unserved.count, plan.unserved[index].request == request else { return nil }
    let reason = plan.unserved[index].reason
    return reason == .noCandidate ? whyNobody(request) : whyOthers(request, reason)
  }

  /// Why each request of the plan's unserved list is on it, in its order.
  public func whyUnserved(_ parallel: Parallel) -> [WhyUnserved] {
    parallel.map(plan.unserved.indices) { part in
      part.compactMap { whyUnserved(plan.unserved[$0].request) }
    }.flatMap(\.self)
  }

  /// Every volunteer against every rule; a verdict in words for those alone who fail just one.
  private func whyNobody(_ request: Int32) -> WhyUnserved {
    let rules = Rule.allCases
    var count = [Int](repeating: 0, count: rules.count)
    var least = [WhyUnserved.Relaxation?](repeating: nil, count: rules.count)
    failingRules.visit(request) { volunteer, failing in
      var rest = failing
      while rest != 0 {
        count[rest.trailingZeroBitCount] += 1
        rest &= rest - 1
      }
      guard failing.nonzeroBitCount == 1 else { return }
      let index = failing.trailingZeroBitCount
      let known = least[index]?.verdict.shortfall ?? .max
      // No rule fails by less than one.
      guard known > 1 else { return }
      let verdict = books.book.verdict(rules[index], request: request, volunteer: volunteer)
      guard verdict.change != nil, verdict.shortfall < known else { return }
      least[index] = WhyUnserved.Relaxation(volunteer: volunteer, verdict: verdict)
    }
    return WhyUnserved(
      request: request, reason: .noCandidate,
      failing: zip(rules, count).filter { $0.1 > 0 }
        .map { WhyUnserved.RuleCount(rule: $0.0, volunteers: $0.1) },
      relaxations: least.compactMap(\.self),
      holders: [], full: [], oneMore: nil, raise: nil, excess_m: nil)
  }

  /// Who holds the places of those who could come.
  private func whyOthers(_ request: Int32, _ reason: UnservedReason) -> WhyUnserved {
    let coming = visitors(of: request).map(\.volunteer)
    var meetings: [Meeting] = []
    books.finder.visit(request) { if !coming.contains($0.volunteer) { meetings.append($0) } }
    meetings.sort { ($0.metres, $0.volunteer) < ($1.metres, $1.volunteer) }
    var holders: [WhyUnserved.Holder] = []
    for meeting in meetings where holders.count < Explainer.holdersNamed {
      for holder in self.holders(meeting, of: request) where !holders.contains(holder) {
        holders.append(holder)
      }
    }
    // One visit more does not bring people who come together, or places that pins keep.
    let isAlone = books.demandStart[Int(request) + 1] - books.demandStart[Int(request)] == 1
    return WhyUnserved(
      request: request, reason: reason, failing: [], relaxations: [],
      holders: Array(holders.prefix(Explainer.holdersNamed)),
      full: full(meetings, of: request),
      oneMore: isAlone && reason == .outweighed ? oneMore(meetings, for: request) : nil,
      raise: isAlone && reason != .notWorthTravel ? raise(meetings, for: request) : nil,
      excess_m: reason == .notWorthTravel ? excess(request, meetings) : nil)
  }

  /// The nearest whose visits no quota and no limit keeps from growing.
  private func oneMore(_ meetings: [Meeting], for request: Int32) -> WhyUnserved.OneMore? {
    let free = meetings.first { fullQuotas.over($0.volunteer, for: request).isEmpty }
    guard let free, let slot = free.slots.slots.first else { return nil }
    return WhyUnserved.OneMore(volunteer: free.volunteer, slot: slot)
  }

  /// What alone keeps the nearest away who has room.
  private func raise(_ meetings: [Meeting], for request: Int32) -> FullQuota? {
    guard !fullQuotas.isEmpty else { return nil }
    for meeting in meetings where hasRoom(meeting) {
      let over = fullQuotas.over(meeting.volunteer, for: request)
      if over.count == 1 { return over[0].quota }
    }
    return nil
  }

  /// What is used up over those who have room, the nearest one's first.
  private func full(_ meetings: [Meeting], of request: Int32) -> [FullQuota] {
    var full: [FullQuota] = []
    guard !fullQuotas.isEmpty else { return full }
    for meeting in meetings where hasRoom(meeting) {
      for entry in fullQuotas.over(meeting.volunteer, for: request)
      where !full.contains(entry.quota) { full.append(entry.quota) }
    }
    return full
  }

  /// Whether a volunteer's own week and half days would hold the visit.
  private func hasRoom(_ meeting: Meeting) -> Bool {
    let person = books.book.problem.volunteers[Int(meeting.volunteer)]
    let visits = visits(of: meeting.volunteer)
    return visits.count < person.weeklyCap
      && meeting.slots.slots.contains { slot in
        visits.count { $0.slot == slot } < person.seats[slot]
      }
  }

  /// The visits in the half days where a pair could meet, the whole week where that is full, or those of
  /// the quota that keeps somebody with room away.
  private func holders(_ meeting: Meeting, of request: Int32) -> [WhyUnserved.Holder] {
    let person = books.book.problem.volunteers[Int(meeting.volunteer)]
    var visits = visits(of: meeting.volunteer)
    if !fullQuotas.isEmpty, hasRoom(meeting) {
      let over = fullQuotas.over(meeting.volunteer, for: request).first?.visits ?? []
      visits = over.prefix(Explainer.holdersNamed).map { plan.visits[Int($0)] }
    } else if visits.count < person.weeklyCap {
      visits = visits.filter { meeting.slots.contains($0.slot) }
    }
    return visits.map { .init(volunteer: $0.volunteer, slot: $0.slot, request: $0.request) }
  }

  private func excess(_ request: Int32, _ meetings: [Meeting]) -> Int? {
    let metre = plan.certificate.metreCost
    var least: Int?
    for meeting in meetings {
      for part in books.costs.priced(request, meeting) {
        for slot in part.slots.slots {
          let cost = metre * part.cost_m + price(meeting.volunteer, slot)
          least = min(least ?? cost, cost)
        }
      }
    }
    let worth =
      books.costs.weight(of: books.book.problem.requests[Int(request)])
      * plan.certificate.weightCost
    // What the plan may be short of the best is not proved to be lost.
    let gap = Int(clamping: plan.certificate.gap)
    return least.map { max(0, $0 - worth - gap) / metre }
  }
}
