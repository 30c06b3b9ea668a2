@testable import Matching

extension Problem.Builder {
  /// Makes a change that an explanation names for one pair.
  mutating func apply(_ change: Change, request: String, volunteer: String, _ names: Problem) {
    guard let wish = requests.firstIndex(where: { $0.id == request }),
      let person = volunteers.firstIndex(where: { $0.id == volunteer })
    else { return }
    switch change {
    case .activate: volunteers[person].isActive = true
    case .consent: volunteers[person].hasConsented = true
    case .addMode(let mode): volunteers[person].modes.append(mode)
    case .addLanguage(let rank):
      volunteers[person].languages.append(names.languages[Int(rank)])
    case .waiveVisitorGender: requests[wish].visitorGender = nil
    case .widenRadius(let metres): volunteers[person].radius_m += metres
    case .raiseSkills(let skills):
      for entry in skills {
        let id = names.skills[Int(entry.skill)]
        volunteers[person].skills.removeAll { $0.skill == id }
        volunteers[person].skills.append(SkillRow(skill: id, level: entry.level))
      }
    default: applyInTime(change, wish, person)
    }
  }

  private mutating func applyInTime(_ change: Change, _ wish: Int, _ person: Int) {
    let ids = (requests[wish].id, volunteers[person].id)
    switch change {
    case .extendDeadline(let slot):
      requests[wish].deadline = slot
      requests[wish].isOverdue = false
    case .openHalfDay(let slot), .addSeat(let slot): volunteers[person].seats[slot] += 1
    case .widenSlots: requests[wish].slots = .all
    case .raiseWeeklyCap(let cap): volunteers[person].weeklyCap = cap
    case .lift(let reason):
      bars.removeAll { $0.request == ids.0 && $0.volunteer == ids.1 && $0.reason == reason }
    case .addPerson: requests[wish].people += 1
    case .releasePin: pins.removeAll { $0.request == ids.0 }
    default: break
    }
  }
}
