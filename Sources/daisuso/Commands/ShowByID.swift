internal import API
internal import ArgumentParser
internal import Domain

/// What one row of a list tells when it is asked for alone, by its id.
protocol ShownByID: Decodable {
  associatedtype Noun
  /// What the command does.
  static var abstract: String { get }
  /// The call for one of them.
  static func call(_ id: ID<Noun>) -> Call
  /// All of it as fields.
  var details: Details { get }
}

/// `show ID` of a list's command.
struct ShowByID<Facts: ShownByID>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: Facts.abstract)
  }

  @Argument(
    help: ArgumentHelp(texts.shownIDHelp, valueName: texts.idValue), transform: { try typedID($0) })
  var id: ID<Facts.Noun>

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let client = try connection.workingClient(isJSON: output.json)
    let answer = try client.answer(to: Facts.call(id))
    let facts = try answer.decoded(Facts.self)
    if output.json { return try answer.printJSON() }
    try facts.details.show()
  }
}

/// Words of a name to look for, accents or not.
struct NameWords: ParsableArguments {
  @Argument(help: ArgumentHelp(texts.nameWordsHelp, valueName: texts.nameValue))
  var words: [String] = []

  /// The words as one text, `nil` for none.
  var text: String? { words.isEmpty ? nil : words.joined(separator: " ") }
}
