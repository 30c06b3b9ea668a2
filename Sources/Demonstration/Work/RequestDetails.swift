/// What stands in a request's row and bears on nothing that happened: drawn anew where it is
/// needed.
struct RequestDetails {
  let parts: Int
  let source: Demand.Source
  let priority: Int
  let gender: StaticString?
  let wantsKnown: Bool
  let excludes: Bool
  let isInCampaign: Bool

  init(_ request: Request, number: Int, dueDays: Int, classes: Int, seed: Seed) {
    var draws = seed.draws(.requestPerson, number)
    parts = Demand.parts.drawn(&draws)
    source = Demand.sources.drawn(&draws)
    let lot = draws.below(1000)
    // Wishes narrow who may come, so only those still waiting have them.
    let waits = request.ending == .open && request.assignments == 0
    let isWoman = draws.happens(perMille: 850)
    gender = waits && lot < 40 ? (isWoman ? "female" : "male") : nil
    wantsKnown = waits && (40..<70).contains(lot)
    excludes = waits && (70..<80).contains(lot)
    isInCampaign = draws.happens(perMille: 250)
    let (presses, visits) = (draws.happens(perMille: 300), draws.happens(perMille: 400))
    if request.isUrgent {
      priority = 0
    } else if presses, dueDays <= 10 {
      priority = min(1, classes - 1)
    } else {
      priority = visits && request.modes == .home ? min(2, classes - 1) : classes - 1
    }
  }
}

extension Demonstration {
  func details(_ number: Int) -> RequestDetails {
    let request = story.requests[number]
    return RequestDetails(
      request, number: number, dueDays: province.services[Int(request.service)].dueDays,
      classes: facts.priorityClasses.count, seed: seed)
  }

  func requestID(_ number: Int) -> RowID {
    seed.id(.request, number, minute: Int(story.requests[number].received))
  }

  func assignmentID(_ number: Int) -> RowID {
    seed.id(.assignment, number, minute: Int(story.assignments[number].offered))
  }

  func activityID(_ number: Int) -> RowID {
    seed.id(.activity, number, minute: Int(story.activities[number].created))
  }

  /// Who wrote something down for a village: its leader, or the commune where there is none.
  func coordinator(_ village: UInt16) -> PersonNumber {
    roster.leaders[Int(village)] ?? roster.officer(settlement.villages[Int(village)].commune, 0)
  }
}
