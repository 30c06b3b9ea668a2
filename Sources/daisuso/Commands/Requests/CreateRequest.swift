internal import API
public import ArgumentParser
public import Domain

/// `daisuso request create …`.
struct CreateRequest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: texts.createAbstract, discussion: texts.createDiscussion)

  @OptionGroup var what: DraftOptions
  @OptionGroup var whom: BeneficiaryOptions
  @OptionGroup var reach: ReachOptions
  @OptionGroup var limits: LimitOptions

  @Option(
    help: ArgumentHelp(texts.excludeHelp, valueName: texts.idValue),
    transform: { try typedID($0) })
  var exclude: [ID<Ambassador>] = []

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let delivery = try connection.delivery(isJSON: output.json)
    var draft = HelpRequestDraft(
      service: what.service, commune: what.commune, beneficiary: try whom.beneficiary,
      source: what.source, priority: what.priority ?? Self.usualPriority, mode: what.mode)
    draft.village = what.village
    draft.contact = reach.contact
    draft.exclude = exclude.isEmpty ? nil : exclude
    limits.put(into: &draft)
    let asked = draft
    let op = Op(texts.creating(asked), for: delivery.client) { stamp in
      var draft = asked
      draft.id = ID(stamp.id)
      return .helpRequests(.create(draft))
    }
    let answer = try delivery.send(op)
    let made = try answer.decoded(Made.self)
    if output.json { return try answer.printJSON() }
    try Output.results.write(lines: [made.helpRequest.label])
    try note(texts.created(made.helpRequest.label, due: made.helpRequest.dueOn))
    for warning in made.warnings { try note(texts.warning(warning.pointer, warning.detail)) }
  }

  /// What a wish has that nothing presses.
  private static let usualPriority = "ordinary"

  private struct Made: Decodable {
    var helpRequest: HelpRequestRow
    var warnings: [Warning]

    struct Warning: Decodable {
      var pointer: String
      var detail: String
    }
  }
}

/// What is wanted, and where.
struct DraftOptions: ParsableArguments {
  @Option(help: ArgumentHelp(texts.serviceHelp, valueName: texts.codeValue))
  var service: String

  @Option(help: ArgumentHelp(texts.communeHelp, valueName: texts.unitCodeValue))
  var commune: String

  @Option(help: ArgumentHelp(texts.villageHelp, valueName: texts.unitCodeValue))
  var village: String?

  @Option(help: ArgumentHelp(texts.sourceHelp, valueName: texts.sourceValue))
  var source: HelpRequest.Source

  @Option(help: ArgumentHelp(texts.modeHelp, valueName: texts.modeValue))
  var mode: HelpRequest.Mode

  @Option(help: ArgumentHelp(texts.newPriorityHelp, valueName: texts.codeValue))
  var priority: String?
}

/// Whom it is for: one of four.
struct BeneficiaryOptions: ParsableArguments {
  @Option(help: ArgumentHelp(texts.nameHelp, valueName: texts.nameValue))
  var name: String?

  @Option(help: ArgumentHelp(texts.birthYearHelp, valueName: texts.yearValue))
  var birthYear: Int?

  @Option(help: ArgumentHelp(texts.personGenderHelp, valueName: texts.genderValue))
  var gender: Gender?

  @Option(
    help: ArgumentHelp(texts.householdHelp, valueName: texts.idValue),
    transform: { try typedID($0) })
  var household: ID<Household>?

  @Option(
    help: ArgumentHelp(texts.personHelp, valueName: texts.idValue),
    transform: { try typedID($0) })
  var person: ID<Person>?

  @Option(
    help: ArgumentHelp(texts.siteHelp, valueName: texts.idValue), transform: { try typedID($0) })
  var site: ID<Site>?

  /// The one that was named.
  ///
  /// - Throws: When none was, or several.
  var beneficiary: HelpRequestDraft.Beneficiary {
    get throws {
      let named = name.map { name in
        var person = PersonDraft(displayName: name)
        (person.birthYear, person.gender) = (birthYear, gender)
        return person
      }
      let given: [HelpRequestDraft.Beneficiary] = [
        household.map { .household($0) }, person.map { .person($0) }, site.map { .site($0) },
        named.map { .newPerson($0) },
      ].compactMap { $0 }
      guard given.count == 1, let only = given.first else {
        throw ValidationError(texts.oneBeneficiary)
      }
      return only
    }
  }

  func validate() throws {
    _ = try beneficiary
    if name == nil, birthYear != nil || gender != nil {
      throw ValidationError(texts.onlyForNewPeople)
    }
  }
}

/// How to reach whoever asks.
struct ReachOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(texts.phoneHelp, valueName: texts.phoneValue),
    transform: { text in
      guard let phone = Phone(text) else { throw ValidationError(texts.phoneComplaint) }
      return phone
    })
  var phone: Phone?

  @Option(help: ArgumentHelp(texts.addressHelp, valueName: texts.textValue))
  var address: String?

  @Option(help: ArgumentHelp(texts.noteHelp, valueName: texts.textValue))
  var note: String?

  /// What was given, if anything.
  var contact: ContactDraft? {
    guard phone != nil || address != nil || note != nil else { return nil }
    return ContactDraft(phone: phone, address: address, note: note)
  }
}

/// What the work needs, where the service's own figures do not fit.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp(texts.peopleNeededHelp, valueName: texts.countValue))
  var peopleNeeded: Int?

  @Option(help: ArgumentHelp(texts.newMinutesHelp, valueName: texts.countValue))
  var minutes: Int?

  @Option(
    help: ArgumentHelp(texts.earliestHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var earliest: Day?

  @Option(
    help: ArgumentHelp(texts.dueHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var due: Day?

  @Option(help: ArgumentHelp(texts.partsHelp, valueName: texts.partValue))
  var part: [PartOfDay] = []

  @Option(help: ArgumentHelp(texts.genderWantedHelp, valueName: texts.genderValue))
  var genderWanted: Gender?

  @Option(
    help: ArgumentHelp(texts.knownAmbassadorHelp, valueName: texts.idValue),
    transform: { try typedID($0) })
  var knownAmbassador: ID<Ambassador>?

  /// In the order of the day, each once, however they were typed; `nil` for none.
  var parts: [PartOfDay]? {
    part.isEmpty ? nil : PartOfDay.allCases.filter(part.contains)
  }

  func put(into draft: inout HelpRequestDraft) {
    (draft.peopleNeeded, draft.minutes) = (peopleNeeded, minutes)
    (draft.earliestOn, draft.dueOn) = (earliest, due)
    draft.partsOfDay = parts
    (draft.genderWanted, draft.knownAmbassador) = (genderWanted, knownAmbassador)
  }
}

/// Reads a UUID.
func typedID<Noun>(_ text: String) throws -> ID<Noun> {
  guard let id = ID<Noun>(text) else { throw ValidationError(texts.idComplaint) }
  return id
}

extension HelpRequest.Source: ExpressibleByArgument {}
extension Gender: ExpressibleByArgument {}
extension PartOfDay: ExpressibleByArgument {}
