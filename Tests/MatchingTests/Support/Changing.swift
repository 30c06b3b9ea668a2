@testable import Matching

/// What can happen to a province from one day to the next.
enum Happening: CaseIterable {
  case cancel, arrive, wantOther, leave, join, freeOther, decline, forbid
  case agree, pinVolunteer, pinHalfDay, liftPin, liftBar
}

extension Problem.Builder {
  /// Lets one thing happen; `plan` is the plan there was.
  mutating func happen(_ what: Happening, to plan: Plan, _ dice: inout Dice) {
    switch what {
    case .cancel, .arrive, .wantOther: happenToRequest(what, &dice)
    case .leave, .join, .freeOther: happenToVolunteer(what, &dice)
    case .decline, .forbid, .liftBar: happenToBar(what, plan, &dice)
    default: happenToPin(what, plan, &dice)
    }
  }

  private mutating func happenToRequest(_ what: Happening, _ dice: inout Dice) {
    switch what {
    case .cancel where requests.count > 1:
      let gone = requests.remove(at: dice.roll(0...requests.count - 1)).id
      pins.removeAll { $0.request == gone }
      bars.removeAll { $0.request == gone }
      current.removeAll { $0.request == gone }
    case .arrive:
      var row = RandomWorld(seed: dice.roll(0...1 << 30)).rows.requests[0]
      row.id = "Yêu cầu mới \(dice.roll(0...1 << 30))"
      row.known = nil
      requests.append(row)
    default:
      let index = dice.roll(0...requests.count - 1)
      requests[index].slots = SlotSet(Slot.all.prefix(4).filter { _ in dice.chance(60) })
      requests[index].waitingDays = dice.roll(0...30)
    }
  }

  private mutating func happenToVolunteer(_ what: Happening, _ dice: inout Dice) {
    switch what {
    case .leave where volunteers.count > 1:
      let gone = volunteers.remove(at: dice.roll(0...volunteers.count - 1)).id
      pins.removeAll { $0.volunteer == gone }
      bars.removeAll { $0.volunteer == gone }
      current.removeAll { $0.volunteer == gone }
      for index in requests.indices where requests[index].known == gone {
        requests[index].known = nil
      }
    case .join:
      var row = RandomWorld(seed: dice.roll(0...1 << 30)).rows.volunteers[0]
      row.id = "Người mới \(dice.roll(0...1 << 30))"
      volunteers.append(row)
    default:
      let index = dice.roll(0...volunteers.count - 1)
      for slot in Slot.all.prefix(4) { volunteers[index].seats[slot] = dice.pick([0, 1, 1, 2]) }
      volunteers[index].weeklyCap = dice.roll(0...3)
    }
  }

  private mutating func happenToBar(_ what: Happening, _ plan: Plan, _ dice: inout Dice) {
    if what == .liftBar {
      if !bars.isEmpty { bars.remove(at: dice.roll(0...bars.count - 1)) }
      return
    }
    guard let pair = pair(plan, &dice) else { return }
    bars.append(bar(pair.request, pair.volunteer, what == .decline ? .declined : .forbidden))
  }

  private mutating func happenToPin(_ what: Happening, _ plan: Plan, _ dice: inout Dice) {
    if what == .liftPin {
      if !pins.isEmpty { pins.remove(at: dice.roll(0...pins.count - 1)) }
      return
    }
    guard let pair = pair(plan, &dice) else { return }
    pins.append(
      pin(
        pair.request, what == .pinHalfDay ? nil : pair.volunteer,
        what == .pinVolunteer ? nil : pair.slot))
  }

  /// Mostly a visit of the plan that is still possible, else any pair.
  private func pair(
    _ plan: Plan, _ dice: inout Dice
  ) -> (request: String, volunteer: String, slot: Int)? {
    let visits = plan.visits.map {
      (plan.requestIDs[Int($0.request)], plan.volunteerIDs[Int($0.volunteer)], Int($0.slot.index))
    }.filter { visit in
      requests.contains { $0.id == visit.0 } && volunteers.contains { $0.id == visit.1 }
    }
    guard visits.isEmpty || dice.chance(25) else { return dice.pick(visits) }
    return (dice.pick(requests).id, dice.pick(volunteers).id, dice.roll(0...3))
  }
}
