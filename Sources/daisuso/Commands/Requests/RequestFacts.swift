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

  private struct Event: Decodable {
    var kind: String
    var recordedAt: String
  }

  /// One ambassador's part.
  private struct Part: Decodable, Scheduled {
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
    details.add(
      texts.partTitle, summary.partsOfDay.map(texts.partOfDay).joined(separator: ", "))
    details.add(texts.languageTitle, more.language == "vi" ? nil : more.language)
    details.add(texts.genderTitle, more.genderWanted.map(texts.gender))
    details.add(texts.knownAmbassadorTitle, more.knownAmbassadorId)
    details.add(texts.sourceTitle, texts.source(more.source))
    details.add(texts.receivedTitle, VietnameseFormat.instant(summary.receivedAt))
    details.add(texts.attemptTitle, more.attempt > 1 ? String(more.attempt) : nil)
    details.add(texts.assignmentsTitle, more.assignments.map(\.text))
    details.add(
      texts.eventsTitle,
      more.events.map { "\(VietnameseFormat.instant($0.recordedAt)) \(texts.event($0.kind))" })
    details.add(texts.idTitle, summary.id)
    return details
  }
}
