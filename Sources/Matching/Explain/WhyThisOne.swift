/// Why a visit goes to this volunteer and not to another.
public struct WhyThisOne: Hashable, Sendable {
  /// The visit.
  public let visit: PlannedVisit
  /// Whether the rules were asked at all: a visit agreed on is taken over as it is.
  public let isAgreed: Bool
  /// Metres that a change or a stranger adds by policy.
  public let added_m: Int
  /// Metres that the place is worth to others.
  public let price_m: Int
  /// The next best volunteer, where there is one.
  public let runnerUp: RunnerUp?

  /// Another volunteer for the same request.
  public struct RunnerUp: Hashable, Sendable {
    /// Who.
    public let volunteer: Int32
    /// When.
    public let slot: Slot
    /// Road metres.
    public let metres: Int
    /// The whole plan would be worse by at least so many metres.
    public let regretAtLeast_m: Int
  }
}

extension Explainer {
  /// Why each visit of a request goes where it goes.
  public func whyTheseOnes(_ request: Int32) -> [WhyThisOne] {
    visitors(of: request).map(whyThisOne)
  }

  /// Why a visit of the plan goes where it goes.
  ///
  /// - Complexity: O(candidates).
  public func whyThisOne(_ visit: PlannedVisit) -> WhyThisOne {
    let metre = plan.certificate.metreCost
    let cost = books.costs.cost_m(
      visit.request, visit.volunteer, visit.slot, metres: visit.metres)
    return WhyThisOne(
      visit: visit,
      isAgreed: visit.isPinned,
      added_m: visit.isPinned ? 0 : cost - visit.metres,
      price_m: price(visit.volunteer, visit.slot) / metre,
      runnerUp: visit.isPinned ? nil : runnerUp(to: visit, cost_m: cost))
  }

  /// The volunteer of least cost at the plan's prices who does not come anyway.
  ///
  /// By duality the price difference, less what the plan may be short of the best, bounds what the
  /// whole plan would lose from below.
  private func runnerUp(to visit: PlannedVisit, cost_m: Int) -> WhyThisOne.RunnerUp? {
    let metre = plan.certificate.metreCost
    let own = metre * cost_m + price(visit.volunteer, visit.slot)
    let gap = Int(clamping: plan.certificate.gap)
    let coming = visitors(of: visit.request).map(\.volunteer)
    var best: (cost: Int, runner: WhyThisOne.RunnerUp)?
    books.finder.visit(visit.request) { meeting in
      guard !coming.contains(meeting.volunteer) else { return }
      for part in books.costs.priced(visit.request, meeting) {
        for slot in part.slots.slots {
          let cost = metre * part.cost_m + price(meeting.volunteer, slot)
          let key = (cost, meeting.volunteer, slot)
          guard
            key < (best?.cost ?? .max, best?.runner.volunteer ?? .max, best?.runner.slot ?? slot)
          else { continue }
          best = (
            cost,
            WhyThisOne.RunnerUp(
              volunteer: meeting.volunteer, slot: slot, metres: Int(meeting.metres),
              regretAtLeast_m: max(0, cost - own - gap) / metre)
          )
        }
      }
    }
    return best?.runner
  }
}
