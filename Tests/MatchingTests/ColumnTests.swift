import Testing

@testable import Matching

@Suite struct ColumnTests {
  /// The rows of a world as columns, as a database would hand them over.
  private func columns(_ rows: Problem.Builder) -> ProblemColumns {
    var columns = ProblemColumns()
    columns.origin = rows.origin
    columns.communes.id = rows.communes.map(\.id)
    columns.communes.quota = rows.communes.map(\.quota)
    for commune in rows.communes {
      for neighbour in commune.neighbours where commune.id < neighbour {
        columns.neighbours.first.append(commune.id)
        columns.neighbours.second.append(neighbour)
      }
    }
    columns.villages.id = rows.villages.map(\.id)
    columns.villages.commune = rows.villages.map(\.commune)
    columns.teams.id = rows.teams.map(\.id)
    columns.teams.commune = rows.teams.map(\.commune)
    columns.teams.quota = rows.teams.map(\.quota)
    columns.skills = rows.skills
    columns.services = rows.services.map(\.id)
    columns.classes = rows.classes.map(\.id)
    columns.classWeights = rows.classes.map(\.weight)
    for service in rows.services {
      for skill in service.skills { columns.serviceSkills.add(service.id, skill) }
    }
    add(rows.volunteers, to: &columns)
    add(rows.requests, to: &columns.requests)
    columns.bars.first = rows.bars.map(\.request)
    columns.bars.second = rows.bars.map(\.volunteer)
    columns.barReasons = rows.bars.map(\.reason)
    add(rows.pins, to: &columns.pins)
    add(rows.current, to: &columns.current)
    return columns
  }

  private func add(_ rows: [VolunteerRow], to columns: inout ProblemColumns) {
    for row in rows {
      columns.volunteers.id.append(row.id)
      columns.volunteers.commune.append(row.commune)
      columns.volunteers.village.append(row.village)
      columns.volunteers.team.append(row.team)
      columns.volunteers.longitudeE6.append(row.place.longitudeE6)
      columns.volunteers.latitudeE6.append(row.place.latitudeE6)
      columns.volunteers.radius_m.append(row.radius_m)
      columns.volunteers.modes.append(row.modes.reduce(0) { $0 | Int($1.bit) })
      columns.volunteers.gender.append(row.gender)
      columns.volunteers.seats.append(
        Slot.all.reduce(0) { $0 | row.seats[$1] << (3 * Int($1.index)) })
      columns.volunteers.weeklyCap.append(row.weeklyCap)
      columns.volunteers.recentLoad.append(row.recentLoad)
      columns.volunteers.isActive.append(row.isActive)
      columns.volunteers.hasConsented.append(row.hasConsented)
      for skill in row.skills { columns.volunteerSkills.add(row.id, skill) }
      for language in row.languages {
        columns.volunteerLanguages.first.append(row.id)
        columns.volunteerLanguages.second.append(language)
      }
      columns.alsoCommunes.first += row.alsoCommunes.map { _ in row.id }
      columns.alsoCommunes.second += row.alsoCommunes
      columns.alsoVillages.first += row.alsoVillages.map { _ in row.id }
      columns.alsoVillages.second += row.alsoVillages
    }
  }

  private func add(_ rows: [RequestRow], to columns: inout ProblemColumns.Requests) {
    columns.id = rows.map(\.id)
    columns.commune = rows.map(\.commune)
    columns.village = rows.map(\.village)
    columns.service = rows.map(\.service)
    columns.priorityClass = rows.map(\.priorityClass)
    columns.longitudeE6 = rows.map(\.place.longitudeE6)
    columns.latitudeE6 = rows.map(\.place.latitudeE6)
    columns.slots = rows.map { Int($0.slots.bits) }
    columns.deadline = rows.map { row in row.deadline.map { Int($0.index) } }
    columns.isOverdue = rows.map(\.isOverdue)
    columns.minutes = rows.map(\.minutes)
    columns.people = rows.map(\.people)
    columns.isTogether = rows.map(\.isTogether)
    columns.mode = rows.map(\.mode)
    columns.language = rows.map(\.language)
    columns.visitorGender = rows.map(\.visitorGender)
    columns.waitingDays = rows.map(\.waitingDays)
    columns.tries = rows.map(\.tries)
    columns.known = rows.map(\.known)
  }

  private func add(_ rows: [PinRow], to columns: inout ProblemColumns.Pins) {
    columns.request = rows.map(\.request)
    columns.volunteer = rows.map(\.volunteer)
    columns.slot = rows.map { row in row.slot.map { Int($0.index) } }
  }

  @Test func `columns and rows make the same problem`() throws {
    var same = 0
    for seed in 0..<120 {
      let world = RandomWorld(seed: seed, groups: true)
      guard let problem = world.problem else { continue }
      #expect(try columns(world.rows).problem() == problem)
      same += 1
    }
    #expect(same > 80)
  }

  @Test func `a column of another length, a bad word and a stranger are named`() throws {
    let whole = columns(RandomWorld(seed: 4).rows)
    _ = try whole.problem()
    let changes: [(String, (inout ProblemColumns) -> Void)] = [
      ("/volunteers/radius_m", { $0.volunteers.radius_m.removeLast() }),
      ("/requests/known", { $0.requests.known.append(nil) }),
      ("/teams/quota", { $0.teams.quota = [] }),
      ("/service_skills/level", { $0.serviceSkills.level.append(1) }),
      ("/bars/reason", { $0.barReasons.append(.forbidden) }),
      ("/classes/weight", { $0.classWeights.removeLast() }),
      ("/requests/0/slots", { $0.requests.slots[0] = 1 << 21 }),
      ("/requests/0/slots", { $0.requests.slots[0] = -1 }),
      ("/requests/0/deadline", { $0.requests.deadline[0] = 21 }),
      ("/volunteers/0/seats", { $0.volunteers.seats[0] = -1 }),
      ("/volunteers/0/modes", { $0.volunteers.modes[0] = 8 }),
      ("/volunteer_skills/0/owner", { $0.volunteerSkills.owner[0] = "Ai đó" }),
      ("/volunteers/0/commune", { $0.volunteers.commune[0] = "Nơi nào" }),
      ("/requests/0/point", { $0.requests.longitudeE6[0] = 20_250_000 }),
    ]
    for (pointer, change) in changes {
      var broken = whole
      change(&broken)
      do {
        _ = try broken.problem()
        Issue.record("accepted \(pointer)")
      } catch {
        guard case .input(let found, _) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(found == pointer)
      }
    }
  }
}

extension ProblemColumns.Skills {
  fileprivate mutating func add(_ owner: String, _ row: SkillRow) {
    self.owner.append(owner)
    skill.append(row.skill)
    level.append(row.level)
  }
}
