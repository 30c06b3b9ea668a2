import API
import Domain

/// Calls of the operations on people and coverage, every optional part once there and once not.
let peopleCalls: [Call] = [
  .me(.show), .coverage(.numbers), .coverage(.map), .coverage(.table),
  .teams(.list(TeamFilter(), page: Page())), .teams(.show(id())),
  .teams(
    .list(
      TeamFilter(unit: "14464-3", kind: .youthFormation, text: "tổ số 5", decision: .missing),
      page: Page(limit: 7, after: "0197c1c8"))),
  .ambassadors(.list(AmbassadorFilter(), page: Page())), .ambassadors(.show(id())),
  .ambassadors(
    .list(
      AmbassadorFilter(
        unit: "14464", team: id(), status: .left, skill: "cv3139-1.0:2.6", text: "Đỗ Thị Thúy"),
      page: Page())),
  .households(.list(HouseholdFilter(), page: Page())), .households(.show(id())),
  .households(
    .list(
      HouseholdFilter(
        unit: "14464", recognition: Household.Recognition.none, status: .mergedInto, text: "quý"),
      page: Page())),
]

private func id<Entity>() -> ID<Entity> {
  ID(milliseconds: 1_764_000_000_000, random: (7, 8))
}
