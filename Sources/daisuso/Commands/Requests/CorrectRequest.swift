internal import API
internal import ArgumentParser
internal import Domain

/// `daisuso request correct REQUEST …`: a correction of the version that was read.
struct CorrectRequest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: texts.correctAbstract, discussion: texts.correctDiscussion)

  @OptionGroup var argument: RequestArgument
  @OptionGroup var wanted: CorrectionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let delivery = try connection.delivery(isJSON: output.json)
    let client = delivery.client
    let id = try argument.request.id(client)
    let correction = wanted.correction
    let before = try read(id, client)
    let changes = before.facts.changes(by: correction)
    let title = texts.correcting(before.facts.summary.label, changes.map(\.short))
    let op = Op(title, for: client, ifMatch: before.facts.summary.version) { _ in
      .helpRequests(.correct(id, correction))
    }
    // An op that waits and means the same goes out in its place, with the version of its own.
    let waiting = try delivery.mine().first { $0.repeats(op) }
    guard !changes.isEmpty else {
      if let waiting { try delivery.outbox.forget(waiting.key) }
      return try showUnchanged(before)
    }
    let version = (waiting ?? op).version
    do throws(Trouble) {
      let answer = try delivery.send(op)
      if output.json { return try answer.printJSON() }
    } catch {
      guard case .refused(let refusal) = error, refusal.kind == .stale else { throw error }
      let now = try read(id, client)
      // What was meant holds: an earlier sending, whose answer was lost, or somebody with the same idea.
      guard !now.facts.changes(by: correction).isEmpty else { return try showUnchanged(now) }
      throw Trouble.overtaken(
        title, now.facts.summary.label,
        by: now.facts.events(after: version ?? 0).map(texts.event))
    }
    try Output.results.write(
      lines: changes.map { printable("\(before.facts.summary.label): \($0.text)") })
  }

  private func read(
    _ id: ID<HelpRequest>, _ client: Client
  ) throws(Trouble) -> (facts: RequestFacts, answer: Answer) {
    let answer = try client.answer(to: .helpRequests(.show(id)))
    return (try answer.decoded(RequestFacts.self), answer)
  }

  /// Nothing was left to do; a program gets the request as it is.
  private func showUnchanged(
    _ read: (facts: RequestFacts, answer: Answer)
  ) throws(Trouble) {
    if output.json { return try read.answer.printJSON() }
    try note(texts.alreadySo(read.facts.summary.label))
  }
}

/// What is to be another.
struct CorrectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(texts.priorityHelp, valueName: texts.codeValue))
  var priority: String?

  @Option(help: ArgumentHelp(texts.modeHelp, valueName: texts.modeValue))
  var mode: HelpRequest.Mode?

  @OptionGroup var limits: LimitOptions

  @Option(help: ArgumentHelp(texts.overOffersHelp, valueName: texts.countValue))
  var overOffers: Int?

  @Option(help: ArgumentHelp(texts.languageHelp, valueName: texts.codeValue))
  var language: String?

  @Flag(help: ArgumentHelp(texts.anyGenderHelp))
  var anyGender = false

  @Flag(help: ArgumentHelp(texts.noKnownAmbassadorHelp))
  var noKnownAmbassador = false

  func validate() throws {
    if correction == HelpRequestCorrection() { throw ValidationError(texts.nothingToCorrect) }
    if anyGender && limits.genderWanted != nil
      || noKnownAmbassador && limits.knownAmbassador != nil
    {
      throw ValidationError(texts.setAndCleared)
    }
  }

  /// The merge patch that was meant.
  var correction: HelpRequestCorrection {
    var correction = HelpRequestCorrection()
    (correction.priority, correction.mode) = (priority, mode)
    (correction.peopleNeeded, correction.overOffers) = (limits.peopleNeeded, overOffers)
    (correction.minutes, correction.language) = (limits.minutes, language)
    (correction.earliestOn, correction.dueOn) = (limits.earliest, limits.due)
    correction.partsOfDay = limits.parts
    correction.genderWanted = anyGender ? .some(nil) : limits.genderWanted.map { .some($0) }
    correction.knownAmbassador =
      noKnownAmbassador ? .some(nil) : limits.knownAmbassador.map { .some($0) }
    return correction
  }
}

/// One field that a correction makes another.
struct FieldChange {
  /// What people call the field.
  let name: String
  /// Before and after; «» for nothing.
  let old: String
  let new: String

  /// A change, unless both are the same.
  init?(_ name: String, _ old: String, _ new: String?) {
    guard let new, new != old else { return nil }
    (self.name, self.old, self.new) = (name, old, new)
  }

  /// The new value alone.
  var short: String { "\(name) \(new.isEmpty ? texts.nothing : new)" }
  /// Both values.
  var text: String {
    "\(name): \(old.isEmpty ? texts.nothing : old) → \(new.isEmpty ? texts.nothing : new)"
  }
}
