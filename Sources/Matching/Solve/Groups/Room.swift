/// What is left of half days, weeks and quotas while visits are fixed one by one.
struct Room {
  private var seats: [Seats]
  private var week: [Int]
  private var team: [Int]
  private var commune: [Int]

  /// All that the visits agreed on leave.
  init(_ books: Books) {
    let book = books.book
    let problem = book.problem
    seats = zip(problem.volunteers, book.bookedSeats).map { person, booked in
      Slot.all.reduce(into: Seats()) { $0[$1] = person.seats[$1] - booked[$1] }
    }
    week = zip(problem.volunteers, book.bookedWeek).map { $0.weeklyCap - Int($1) }
    let used = QuotaUse(book)
    team = zip(problem.teams, used.team).map { ($0.quota ?? .max / 2) - $1 }
    commune = zip(problem.communes, used.commune).map { ($0.quota ?? .max / 2) - $1 }
  }

  /// Whether one more visit fits.
  func has(_ visit: GroupStage.Visit, _ books: Books) -> Bool {
    let person = books.book.problem.volunteers[Int(visit.volunteer)]
    return seats[Int(visit.volunteer)][visit.slot] > 0 && week[Int(visit.volunteer)] > 0
      && person.team.map { team[Int($0)] > 0 } ?? true
      && commune[Int(books.book.problem.quotaCommune(of: person))] > 0
  }

  /// Takes the room of one visit.
  mutating func take(_ visit: GroupStage.Visit, _ books: Books) {
    let person = books.book.problem.volunteers[Int(visit.volunteer)]
    seats[Int(visit.volunteer)][visit.slot] -= 1
    week[Int(visit.volunteer)] -= 1
    if let own = person.team { team[Int(own)] -= 1 }
    commune[Int(books.book.problem.quotaCommune(of: person))] -= 1
  }
}

extension Problem {
  /// The same problem with more visits agreed on; its fingerprint is not kept.
  func pinned(_ visits: [GroupStage.Visit]) -> Problem {
    let added = visits.map { Pin(request: $0.request, volunteer: $0.volunteer, slot: $0.slot) }
    let all = (pins + added).sorted { $0.request < $1.request }
    var pinned = self
    pinned.pins = all
    pinned.pinStart = starts(of: all.map(\.request), count: requests.count)
    return pinned
  }
}
