extension Problem {
  /// The same problem with the fingerprint of its values.
  func fingerprinted() -> Problem {
    var print = Fingerprint()
    print.add("daisuso matching problem 1")
    print.add(projection.origin.longitudeE6)
    print.add(projection.origin.latitudeE6)
    addUnits(to: &print)
    volunteers.forEach { $0.add(to: &print) }
    requests.forEach { $0.add(to: &print) }
    addLinks(to: &print)
    addLimits(to: &print)
    addTravel(to: &print)
    var named = self
    named.fingerprint = print
    return named
  }

  private func addUnits(to print: inout Fingerprint) {
    for commune in communes {
      print.add(commune.id)
      print.add(commune.quota)
      print.add(commune.neighbours.count)
      commune.neighbours.forEach { print.add(Int($0)) }
    }
    for village in villages {
      print.add(village.id)
      print.add(Int(village.commune))
    }
    for team in teams {
      print.add(team.id)
      print.add(Int(team.commune))
      print.add(team.quota)
    }
    for id in skills + languages { print.add(id) }
    for service in services {
      print.add(service.id)
      print.add(service.skills)
      print.add(service.parts.count)
      service.parts.forEach { print.add(Int($0)) }
    }
    for entry in classes {
      print.add(entry.id)
      print.add(entry.weight)
    }
    let counts = [
      communes.count, villages.count, teams.count, skills.count, languages.count, services.count,
      classes.count, volunteers.count, requests.count, bars.count, pins.count, current.count,
    ]
    counts.forEach { print.add($0) }
  }

  private func addLimits(to print: inout Fingerprint) {
    print.add(limits.count)
    for limit in limits {
      print.add(limit.id)
      print.add(limit.most)
      for ranks in [limit.teams, limit.communes, limit.services, limit.classes] {
        print.add(ranks?.count)
        ranks?.forEach { print.add(Int($0)) }
      }
    }
  }

  private func addTravel(to print: inout Fingerprint) {
    for village in villages.indices.map(Int32.init) {
      for entry in travel.entries(from: village) where entry.village > village {
        print.add(Int(village))
        print.add(Int(entry.village))
        print.add(entry.minutes)
      }
    }
  }

  private func addLinks(to print: inout Fingerprint) {
    for bar in bars {
      print.add(Int(bar.request))
      print.add(Int(bar.volunteer))
      print.add(bar.reason.rawValue)
    }
    for pin in pins {
      print.add(Int(pin.request))
      print.add(pin.volunteer.map(Int.init))
      print.add(pin.slot.map { Int($0.index) })
    }
    for visit in current {
      print.add(Int(visit.request))
      print.add(Int(visit.volunteer))
      print.add(Int(visit.slot.index))
    }
  }
}

extension Volunteer {
  fileprivate func add(to print: inout Fingerprint) {
    print.add(id)
    let numbers = [
      isActive ? 1 : 0, hasConsented ? 1 : 0, Int(point.east_m), Int(point.north_m), Int(commune),
      radius_m, Int(bitPattern: UInt(languages)), Int(modes), weeklyCap, recentLoad,
    ]
    numbers.forEach { print.add($0) }
    print.add(village.map(Int.init))
    print.add(team.map(Int.init))
    for ranks in [alsoCommunes, alsoVillages] {
      print.add(ranks.count)
      ranks.forEach { print.add(Int($0)) }
    }
    print.add(gender?.rawValue ?? "")
    print.add(skills)
    for slot in Slot.all { print.add(UInt8(seats[slot])) }
  }
}

extension HelpRequest {
  fileprivate func add(to print: inout Fingerprint) {
    print.add(id)
    let numbers = [
      Int(point.east_m), Int(point.north_m), Int(commune), Int(service), Int(priorityClass),
      Int(slots.bits), isOverdue ? 1 : 0, minutes, people, isTogether ? 1 : 0, waitingDays, tries,
    ]
    numbers.forEach { print.add($0) }
    print.add(village.map(Int.init))
    print.add(deadline.map { Int($0.index) })
    print.add(mode.rawValue)
    print.add(language.map(Int.init))
    print.add(visitorGender?.rawValue ?? "")
    print.add(known.map(Int.init))
    print.add(hours?.begin_min)
    print.add(hours?.end_min)
  }
}

extension Fingerprint {
  mutating func add(_ value: Int?) {
    add(UInt8(value == nil ? 0 : 1))
    if let value { add(value) }
  }

  mutating func add(_ skills: [SkillLevel]) {
    add(skills.count)
    for entry in skills {
      add(Int(entry.skill))
      add(entry.level)
    }
  }
}
