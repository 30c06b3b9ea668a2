import API
import Domain
import FoundationEssentials

/// Calls of matching, every optional part once there and once not.
let matchingCalls: [Call] = [
  .matching(.enqueue(MatchingRunDraft())), .matching(.enqueue(fullDraft)),
  .matching(.list(page: Page())), .matching(.list(page: Page(limit: 3, after: "2026~x"))),
  .matching(.show(run)), .matching(.lines(run, MatchingLineFilter(), page: Page())),
  .matching(
    .lines(run, MatchingLineFilter(isServed: false, unit: "13285"), page: Page(limit: 9))),
  .matching(.lines(run, MatchingLineFilter(unit: "13285-1", request: request), page: Page())),
  .matching(.idle(run, unit: nil, page: Page())),
  .matching(.idle(run, unit: "13285-1", page: Page(limit: 3, after: "x"))),
  .matching(.compare(run, with: nil, page: Page())),
  .matching(
    .compare(
      run, with: ID(milliseconds: 1_795_508_000_000, random: (1, 7)),
      page: Page(limit: 3, after: "x"))),
  .matching(.apply(run, MatchingApplication())),
  .matching(.apply(run, MatchingApplication(require: .all, lines: [3, 1]))),
  .matching(.candidates(request, limit: MatchingCall.usualCandidates)),
  .matching(.candidates(request, limit: 7)),
]

private let run = ID<MatchingRun>(milliseconds: 1_795_509_000_000, random: (1, 9))
private let request = ID<HelpRequest>(milliseconds: 1_795_509_000_000, random: (1, 8))

private var fullDraft: MatchingRunDraft {
  var policy = MatchingPolicy()
  (policy.priorityRate_m, policy.fairnessRate_m, policy.area) = (500, 0, .neighbours)
  (policy.unfamiliar_m, policy.detourPercent) = (0, 140)
  (policy.agingDays, policy.agingSteps) = (14, 0)
  var draft = MatchingRunDraft()
  (draft.id, draft.scope, draft.firstDay) = (run, ["13285", "13291-3"], Day("2026-11-30"))
  (draft.days, draft.policy, draft.seed) = (3, policy, 42)
  return draft
}
