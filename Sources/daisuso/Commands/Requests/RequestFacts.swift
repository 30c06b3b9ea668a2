internal import API
internal import Domain

/// Everything about one request.
struct RequestFacts: Decodable {
  /// What lists tell of it, too.
  let summary: HelpRequestRow
  private let more: More

  /// What only the request itself tells.
  private struct More: Decodable {
    var minutes: Int
    var language: String
    var genderWanted: String?
    var knownAmbassadorId: String?
    var source: String
    var attempt: Int
    var overOffers: Int
    var hold: Hold?
    var closed: Closed?
    var assignments: [Part]
    var events: [Event]
  }

  private struct Hold: Decodable {
    var reason: String
    var until: String
  }

  private struct Closed: Decodable {
    var reason: String
    var at: String
  }

  /// What happened to it, and who did it.
  struct Event: Decodable {
    var kind: String
    var recordedAt: String
    /// The request's version since.
    var version: Int
    var actor: String?
    var changed: [String]?
    var reason: String?
  }

  /// One ambassador's part.
  struct Part: Decodable, Scheduled {
    var id: String
    var state: String
    var ambassador: Ambassador
    var day: String
    var partOfDay: String
    var scheduled: Span?

    struct Ambassador: Decodable {
      var id: String
      var displayName: String
    }

    var text: String {
      "\(ambassador.displayName) – \(timeText) – \(texts.assignmentState(state))"
    }
  }

  init(from decoder: any Decoder) throws {
    summary = try HelpRequestRow(from: decoder)
    more = try More(from: decoder)
  }

  /// The ambassadors' parts, those that live first.
  var parts: [Part] { more.assignments }

  /// The parts in one of these states, of the ambassador who was named or of anybody.
  func parts(
    in states: Set<Assignment.State>, of ambassador: String?, _ client: Client
  ) throws(Trouble) -> [Part] {
    let found = parts.filter { Assignment.State(rawValue: $0.state).map(states.contains) ?? false }
    guard let ambassador, !found.isEmpty else { return found }
    let wanted = try AmbassadorReference(ambassador, near: summary).row(client).id
    return found.filter { $0.ambassador.id == wanted }
  }

  /// What happened since a version was read, latest first.
  func events(after version: Int) -> [Event] { more.events.filter { $0.version > version } }

  /// What a correction would make another.
  func changes(by correction: HelpRequestCorrection) -> [FieldChange] {
    let day = { (day: Day?) in day.map(\.vietnamese) }
    let known = correction.knownAmbassador.map { $0?.description ?? "" }
    let gender = correction.genderWanted.map { $0.map { texts.gender($0.rawValue) } ?? "" }
    return [
      FieldChange(texts.priorityTitle, summary.priority.code, correction.priority),
      FieldChange(
        texts.modeTitle, texts.mode(summary.mode), correction.mode.map { texts.mode($0.rawValue) }),
      FieldChange(
        texts.peopleTitle, String(summary.peopleNeeded), correction.peopleNeeded.map { String($0) }),
      FieldChange(
        texts.overOffersTitle, String(more.overOffers), correction.overOffers.map { String($0) }),
      FieldChange(
        texts.minutesTitle, texts.minutes(more.minutes), correction.minutes.map(texts.minutes)),
      FieldChange(
        texts.earliestTitle, VietnameseFormat.day(summary.earliestOn), day(correction.earliestOn)),
      FieldChange(texts.dueTitle, VietnameseFormat.day(summary.dueOn), day(correction.dueOn)),
      FieldChange(
        texts.partTitle, texts.parts(summary.partsOfDay),
        correction.partsOfDay.map { texts.parts($0.map(\.rawValue)) }),
      FieldChange(texts.languageTitle, more.language, correction.language),
      FieldChange(texts.genderTitle, more.genderWanted.map(texts.gender) ?? "", gender),
      FieldChange(texts.knownAmbassadorTitle, more.knownAmbassadorId ?? "", known),
    ].compactMap(\.self)
  }

  /// The facts as fields.
  var details: Details {
    var details = Details()
    details.add(texts.requestTitle, "\(summary.label): \(summary.service.nameVi)")
    details.add(texts.stateTitle, texts.requestState(summary.state))
    details.add(
      texts.holdTitle,
      more.hold.map { texts.reason($0.reason) + ", \(VietnameseFormat.day($0.until))" })
    details.add(
      texts.closedTitle,
      more.closed.map { texts.reason($0.reason) + ", \(VietnameseFormat.instant($0.at))" })
    details.add(texts.beneficiaryTitle, summary.beneficiary?.text)
    details.add(texts.placeTitle, summary.place)
    details.add(texts.modeTitle, texts.mode(summary.mode))
    details.add(texts.priorityTitle, summary.priority.nameVi)
    details.add(texts.peopleTitle, "\(summary.acceptedCount)/\(summary.peopleNeeded)")
    details.add(texts.minutesTitle, texts.minutes(more.minutes))
    details.add(texts.earliestTitle, VietnameseFormat.day(summary.earliestOn))
    details.add(texts.dueTitle, VietnameseFormat.day(summary.dueOn))
    details.add(texts.partTitle, texts.parts(summary.partsOfDay))
    details.add(texts.languageTitle, more.language == "vi" ? nil : more.language)
    details.add(texts.genderTitle, more.genderWanted.map(texts.gender))
    details.add(texts.knownAmbassadorTitle, more.knownAmbassadorId)
    details.add(texts.sourceTitle, texts.source(more.source))
    details.add(texts.receivedTitle, VietnameseFormat.instant(summary.receivedAt))
    details.add(texts.attemptTitle, more.attempt > 1 ? String(more.attempt) : nil)
    details.add(texts.assignmentsTitle, more.assignments.map(\.text))
    details.add(texts.eventsTitle, more.events.map(texts.event))
    details.add(texts.idTitle, summary.id)
    return details
  }
}
