internal import API
public import ArgumentParser
public import Domain

/// `daisuso report N`: three keys at the door, minutes, people and what came of it.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: texts.reportAbstract, discussion: texts.reportDiscussion)

  @OptionGroup var task: TaskArgument

  @Option(help: ArgumentHelp(texts.reportMinutesHelp, valueName: texts.minutesValue))
  var minutes: Int?

  @Option(help: ArgumentHelp(texts.reportPeopleHelp, valueName: texts.peopleValue))
  var people: Int?

  @Option(help: ArgumentHelp(texts.outcomeHelp, valueName: texts.outcomeValue))
  var outcome: Visit.Outcome?

  @Option(help: ArgumentHelp(texts.reportReasonHelp, valueName: texts.reasonValue))
  var reason: Visit.Reason?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  private static let minutesRange = 0...720
  private static let peopleRange = 0...200

  func validate() throws {
    if let minutes, !Self.minutesRange.contains(minutes) {
      throw ValidationError(texts.rangeComplaint("--minutes", Self.minutesRange))
    }
    if let people, !Self.peopleRange.contains(people) {
      throw ValidationError(texts.rangeComplaint("--people", Self.peopleRange))
    }
    if outcome == .not, let people, people > 0 { throw ValidationError(texts.nobodyHelped) }
    if outcome == nil || outcome == .done, reason != nil, outcome != nil || minutes != nil {
      throw ValidationError(texts.reasonNeedsOutcome)
    }
  }

  func run() throws {
    let number = task.number
    if minutes == nil, !output.canAsk { throw Trouble.usage(.missing("--minutes")) }
    let move = try TaskMove(task, connection, output)
    let visit = try visit(plannedMinutes: move.entry.minutes)
    try move.make(.report(visit), texts.reporting(number, visit), done: texts.reported)
  }

  /// What was typed, and what is asked for the rest: everything when the minutes are missing, which
  /// no default can know, else only a reason that is needed.
  private func visit(plannedMinutes: Int) throws -> VisitReport {
    let outcome = try outcome ?? (minutes == nil ? Self.askOutcome() : .done)
    var visit = VisitReport(
      minutes: try minutes
        ?? Questions.number(
          texts.minutesQuestion(plannedMinutes), in: Self.minutesRange, usual: plannedMinutes),
      peopleHelped: try people ?? askPeople(outcome))
    visit.outcome = outcome
    if outcome != .done {
      visit.reason =
        try reason
        ?? output.asking(for: "--reason") { () throws(Trouble) in
          try Questions.choose(
            texts.visitReasonQuestion,
            among: Visit.Reason.allCases.map { (texts.reason($0.rawValue), $0) })
        }
    }
    return visit
  }

  private static func askOutcome() throws(Trouble) -> Visit.Outcome {
    try Questions.choose(
      texts.outcomeQuestion, among: Visit.Outcome.allCases.map { (texts.outcome($0), $0) },
      isFirstUsual: true)
  }

  private func askPeople(_ outcome: Visit.Outcome) throws(Trouble) -> Int {
    guard outcome != .not else { return 0 }
    guard minutes == nil else { return 1 }
    return try Questions.number(texts.peopleQuestion, in: Self.peopleRange, usual: 1)
  }
}

extension Visit.Outcome: ExpressibleByArgument {}
extension Visit.Reason: ExpressibleByArgument {}
