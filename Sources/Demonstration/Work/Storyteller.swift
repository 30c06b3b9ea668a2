import Domain

/// Tells the story from the first day to the last, so that nobody is in two places at once.
struct Storyteller {
  let province: Province
  let residents: Residents
  let roster: Roster
  let sites: [Site]
  let clock: Clock
  let seed: Seed
  var story: Story
  var market: Market
  let topics: Weighted<Int>
  private let sitesByVillage: [UInt16: [Int32]]
  private let stallServices: [Int]
  /// The last request of each commune, which a duplicate repeats.
  private var last: [Int32]

  init(
    _ province: Province, residents: Residents, roster: Roster, corps: Corps, sites: [Site]
  ) {
    (self.province, self.residents, self.roster) = (province, residents, roster)
    (self.sites, clock, seed) = (sites, residents.clock, residents.seed)
    market = Market(
      corps.ambassadors, communes: province.communes.count, services: province.services.count,
      clock: residents.clock)
    story = Story(
      numbers: Array(repeating: 0, count: province.communes.count), ledger: market.ledger)
    topics = Weighted(Demand.services(province).enumerated().map { ($0, $1) })
    var byVillage: [UInt16: [Int32]] = [:]
    for (index, site) in sites.enumerated() {
      byVillage[site.village, default: []].append(Int32(index))
    }
    sitesByVillage = byVillage
    stallServices = Demand.ofStalls.compactMap { code in
      province.services.firstIndex { $0.code == code }
    }
    last = Array(repeating: -1, count: province.communes.count)
  }

  /// The whole story.
  static func story(
    _ province: Province, residents: Residents, roster: Roster, corps: Corps, sites: [Site],
    size: Size
  ) -> Story {
    var teller = Storyteller(
      province, residents: residents, roster: roster, corps: corps, sites: sites)
    let newYear = province.newYearDays.map {
      Calendar.number(year: $0.year, month: $0.month, day: $0.day)
    }
    let arrivals = Arrivals(
      size: size, clock: teller.clock, newYear: newYear, seed: teller.seed)
    teller.story.requests.reserveCapacity(size.openRequests + size.closedRequests)
    for index in arrivals.days.indices {
      for arrival in arrivals.arrivals(index) { teller.receive(arrival) }
    }
    teller.holdClasses()
    teller.story.open = teller.market.open
    teller.story.tasks = teller.market.tasks
    teller.story.ledger = teller.market.ledger
    teller.story.index(
      activation: province.services.firstIndex { $0.code == "vneid_activation" })
    return teller.story
  }

  private mutating func receive(_ arrival: Arrivals.Arrival) {
    let number = story.requests.count
    var draws = seed.draws(.request, number)
    guard let household = asker(&draws) else { return }
    let village = residents.settlement.villageOfHousehold[household]
    let commune = residents.settlement.villages[Int(village)].commune
    story.numbers[commune] += 1
    let person = PersonNumber(
      household: household, slot: [0, 0, 0, 0, 0, 1, 1, 2, 2, 3][draws.below(10)])
    var request = request(person, village, arrival, number: story.numbers[commune], &draws)
    request.firstAssignment = Int32(story.assignments.count)
    if arrival.isOpen {
      unfold(&request, number, &draws)
    } else {
      settle(&request, number, repeating: last[commune], &draws)
    }
    request.assignments = UInt8(story.assignments.count - Int(request.firstAssignment))
    story.requests.append(request)
    last[commune] = Int32(number)
  }

  /// Two households are looked at, and the older one mostly asks.
  private func asker(_ draws: inout Draws) -> Int? {
    let count = residents.settlement.villageOfHousehold.count
    for _ in 0..<40 {
      let (one, other) = (draws.below(count), draws.below(count))
      let years = [one, other].map {
        residents.person(PersonNumber(household: $0, slot: 0)).birthYear
      }
      let chosen = (years[0] <= years[1]) == draws.happens(perMille: 700) ? one : other
      if residents.isActive(chosen) { return chosen }
    }
    return nil
  }

  private func request(
    _ person: PersonNumber, _ village: UInt16, _ arrival: Arrivals.Arrival, number: UInt32,
    _ draws: inout Draws
  ) -> Request {
    var (service, site): (Int, Int32) = (topics.drawn(&draws), -1)
    if let stalls = sitesByVillage[village], !stallServices.isEmpty, draws.happens(perMille: 150) {
      (service, site) = (
        stallServices[draws.below(stallServices.count)], stalls[draws.below(stalls.count)]
      )
    }
    let usual = province.services[service].minutes
    let minutes = max(15, usual * draws.between(70, 130) / 500 * 5)
    let head = PersonNumber(
      household: site < 0 ? person.household : Int(sites[Int(site)].household), slot: 0)
    return Request(
      person: site < 0 ? person : head, site: site, village: village, service: UInt8(service),
      modes: site < 0 ? Demand.modes.drawn(&draws) : .home, minutes: UInt8(minutes / 5),
      isUrgent: draws.happens(perMille: 35), number: number, received: Int32(arrival.minute))
  }

  /// The need of a request for somebody on certain days.
  func need(
    _ request: Request, _ number: Int, days: Range<Int>, except: Int32 = -1
  ) -> Market.Need {
    Market.Need(
      commune: residents.settlement.villages[Int(request.village)].commune,
      service: Int(request.service), modes: request.modes, place: place(request).snapped,
      minutes: Int(request.minutes) * 5, days: days, parts: parts(number), except: except)
  }

  /// The parts of the day that suit a request, as its row says: see ``RequestDetails``.
  private func parts(_ number: Int) -> Int {
    var draws = seed.draws(.requestPerson, number)
    return Demand.parts.drawn(&draws)
  }

  func place(_ request: Request) -> Place {
    residents.settlement.place(ofHousehold: request.person.household)
  }
}
