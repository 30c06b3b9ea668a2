import API
import Domain
import FoundationEssentials

/// Calls of the work's operations, every optional part once there and once not.
let workCalls: [Call] =
  requestCalls + assignmentCalls + [
    .tasks(.list), .tasks(.show(number: 7)),
    .visits(.list(unit: nil, from: nil, to: nil, page: Page())),
    .visits(
      .list(unit: "13285-7", from: Day("2026-11-01"), to: Day("2026-11-30"), page: Page(limit: 7))),
  ]

private func id<Entity>(_ low: UInt64 = 7) -> ID<Entity> {
  ID(milliseconds: 1_795_509_000_000, random: (1, low))
}

private var filter: HelpRequestFilter {
  var filter = HelpRequestFilter()
  filter.states = [.ready, .inProgress, .closed]
  (filter.unit, filter.service, filter.priority) = ("13285", "vneid_use", "urgent")
  (filter.mode, filter.number) = (.station, 123)
  (filter.dueFrom, filter.dueBefore) = (Day("2026-11-24"), Day("2026-12-01"))
  return filter
}

private func draft(_ beneficiary: HelpRequestDraft.Beneficiary) -> HelpRequestDraft {
  HelpRequestDraft(
    service: "vneid_use", commune: "13285", beneficiary: beneficiary, source: .villageHead,
    priority: "urgent", mode: .home)
}

private var fullDraft: HelpRequestDraft {
  var person = PersonDraft(displayName: "Nguyễn Thị Quỳnh \"Ửng\"\n")
  (person.birthYear, person.gender, person.language) = (1950, .female, "vi")
  var full = draft(.newPerson(person))
  full.id = id(8)
  full.village = "13285-7"
  full.contact = ContactDraft(
    phone: Phone("0912 345 678"), address: "Xóm 3, đường Trần Hưng Đạo",
    place: GeoPoint(longitude: 105.93, latitude: 20.53), note: "Chó dữ 😀")
  full.point = GeoPoint(longitude: 105.9, latitude: 20.5)
  (full.peopleNeeded, full.minutes, full.language) = (2, 45, "en")
  (full.earliestOn, full.dueOn) = (Day("2026-11-24"), Day("2026-12-24"))
  (full.partsOfDay, full.genderWanted) = ([.morning, .evening], .female)
  (full.knownAmbassador, full.exclude, full.campaign) = (id(), [id(1), id(2)], id())
  return full
}

private var correction: HelpRequestCorrection {
  var correction = HelpRequestCorrection()
  (correction.priority, correction.mode, correction.language) = ("deadline", .phone, "vi")
  (correction.peopleNeeded, correction.overOffers, correction.minutes) = (3, 2, 60)
  (correction.earliestOn, correction.dueOn) = (Day("2026-11-25"), Day("2026-12-25"))
  correction.partsOfDay = [.afternoon]
  correction.genderWanted = .some(nil)
  correction.knownAmbassador = .some(id())
  correction.point = .some(nil)
  return correction
}

private let requestCalls: [Call] =
  [
    .helpRequests(.list(HelpRequestFilter(), page: Page())),
    .helpRequests(.list(filter, page: Page(limit: 9, after: "2026-11-24~x"))),
    .helpRequests(.show(id())), .helpRequests(.contact(id())),
    .helpRequests(.create(draft(.household(id())))), .helpRequests(.create(draft(.person(id())))),
    .helpRequests(.create(draft(.site(id())))), .helpRequests(.create(fullDraft)),
    .helpRequests(.correct(id(), correction)),
  ] + requestMoves.map { .helpRequests(.move(id(), $0)) }

private let requestMoves: [HelpRequestMove] =
  (Day("2026-12-01").map { [.hold(.noSIM, until: $0)] } ?? []) + [
    .resume, .close(.withdrawn), .close(.alreadyHelped), .close(.rejected),
    .close(.unfulfilled(.nobodyAble)), .close(.duplicate(of: id(3))), .reopen(.notSolved),
  ]

private let offers: [AssignmentOffer] =
  Day("2026-11-25").map { day in
    let offer = AssignmentOffer(
      ambassador: id(), versions: (ambassador: 3, helpRequest: 4), day: day, partOfDay: .evening)
    var full = offer
    (full.id, full.seat, full.isAgreed) = (id(9), 2, true)
    full.scheduled =
      Instant(milliseconds: 1_795_509_000_000)..<Instant(milliseconds: 1_795_512_600_500)
    full.override = .init(rules: ["reach", "half_day"], reason: "Nhà gần trường của đại sứ")
    return [offer, full]
  } ?? []

private func report(_ outcome: Visit.Outcome, _ reason: Visit.Reason?) -> AssignmentMove.Event {
  var visit = VisitReport(minutes: 40, peopleHelped: outcome == .not ? 0 : 2)
  (visit.outcome, visit.reason) = (outcome, reason)
  if outcome == .partly { visit.id = id(10) }
  return .report(visit)
}

private let moves: [AssignmentMove] = [
  AssignmentMove(.accept), AssignmentMove(.decline(.tooFar)),
  AssignmentMove(.start, at: Instant("2026-11-24T08:30:00Z")),
  AssignmentMove(.withdraw(nil)), AssignmentMove(.withdraw(.reassigned)),
  AssignmentMove(.revoke(.other)), AssignmentMove(report(.done, nil)),
  AssignmentMove(report(.partly, .needsMoreTime)), AssignmentMove(report(.not, .nobodyHome)),
  AssignmentMove(.release(.ill)), AssignmentMove(.fail(.needsOffice)),
  AssignmentMove(.verify(AssignmentVerdict(by: .sample))),
  AssignmentMove(.return(AssignmentVerdict(by: .call, comment: "Chưa mở được «Ví giấy tờ»"))),
]

private let assignmentCalls: [Call] =
  offers.map { .assignments(.offer(id(), $0)) } + [.assignments(.show(id()))]
  + moves.map { .assignments(.move(id(), $0)) }
