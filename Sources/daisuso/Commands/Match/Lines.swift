/// One place of one request in a plan.
struct LineRow: ListRow {
  static var list: String { "lines" }

  var line: Int
  var helpRequest: HelpRequestRow
  var ambassador: Ambassador?
  var day: String?
  var partOfDay: String?
  var distanceM: Int?
  var explanation: Explanation
  var outcome: String?
  /// Why it did not become an offer.
  var detail: String?

  struct Ambassador: Decodable {
    var id: String
    var displayName: String
  }

  struct Explanation: Decodable {
    var textVi: String
    var addedM: Int?
    var priceM: Int?
    var rules: [RuleCount]?
    var changes: [Sentence]?
    var holders: [Sentence]?
  }

  struct Sentence: Decodable {
    var textVi: String
  }

  static var columns: [Column<LineRow>] {
    [
      .code(texts.lineTitle) { String($0.line) },
      .code(texts.requestTitle, priority: 8) { $0.helpRequest.label },
      .text(texts.serviceTitle, minimum: 14, priority: 3) { $0.helpRequest.service.nameVi },
      .text(texts.ambassadorTitle, minimum: 12, priority: 7) { $0.ambassador?.displayName },
      .code(texts.timeTitle, priority: 6) { $0.when },
      .number(texts.distanceTitle, priority: 4) { $0.distanceM.map(Double.init) },
      .text(texts.outcomeTitle, minimum: 8, priority: 5) { $0.outcome.map(texts.lineOutcome) },
      .text(texts.whyTitle, minimum: 16, priority: 2) { $0.explanation.textVi },
      .id { $0.helpRequest.id },
    ]
  }

  /// `sáng 25/11`.
  private var when: String? {
    guard let day, let partOfDay else { return nil }
    return HalfDay(day: day, partOfDay: partOfDay).text
  }

  /// Why the line is as it is.
  var details: Details {
    var details = Details()
    details.add(texts.lineTitle, String(line))
    details.add(texts.requestTitle, "\(helpRequest.label): \(helpRequest.service.nameVi)")
    details.add(texts.ambassadorTitle, ambassador?.displayName ?? texts.nobody)
    details.add(texts.timeTitle, when)
    details.add(texts.whyTitle, explanation.textVi)
    details.add(texts.addedTitle, explanation.addedM.flatMap(texts.metresAdded))
    details.add(texts.priceTitle, explanation.priceM.flatMap(texts.metresLost))
    details.add(texts.failingTitle, (explanation.rules ?? []).map(texts.refusal))
    details.add(texts.changesTitle, (explanation.changes ?? []).map(\.textVi))
    details.add(texts.holdersTitle, (explanation.holders ?? []).map(\.textVi))
    details.add(
      texts.outcomeTitle,
      outcome.map { [texts.lineOutcome($0), detail].compactMap(\.self).joined(separator: ": ") })
    return details
  }
}
