/// Everything the client says to people.
///
/// A second language is a second type that conforms and a choice here; no command knows which one
/// speaks. Each command group has a protocol of its own beside the frame's.
protocol Texts: FrameTexts, ProblemTexts, ParserTexts, SessionTexts, StatusTexts, UnitsTexts,
  WorkTexts, TasksTexts, OutboxTexts, RequestsTexts, AssignTexts, Sendable
{}

/// The language in use.
let texts: any Texts = Vietnamese()

/// What every command shares.
protocol FrameTexts {
  var abstract: String { get }
  var discussion: String { get }
  var error: String { get }
  var yes: String { get }
  var no: String { get }
  var notYet: String { get }

  var serverHelp: String { get }
  var insecureHelp: String { get }
  var jsonHelp: String { get }
  var csvHelp: String { get }
  var limitHelp: String { get }
  var afterHelp: String { get }
  var allHelp: String { get }
  var urlValue: String { get }
  var countValue: String { get }
  var cursorValue: String { get }
  var dayValue: String { get }

  func limitComplaint(_ most: Int) -> String
  var jsonAndCSV: String { get }
  var dayComplaint: String { get }

  var nothingFound: String { get }
  var moreRows: String { get }
  func rowsFetched(_ count: Int) -> String
  func hiddenColumns(_ titles: [String]) -> String
}

/// Troubles in words.
protocol ProblemTexts {
  /// What happened and what to do next.
  func explanation(of trouble: Trouble) -> Explanation
}

/// The words of the argument parser, which speaks English only.
protocol ParserTexts {
  /// A complaint of the parser, or of this client, as a sentence.
  func parserMessage(_ message: String) -> String
  /// How a command is used, and how to learn more.
  func usageHint(_ usage: String, command: String) -> String
  /// What stands before the usage line of a help page.
  var usageHeading: String { get }
  /// A help page of the parser.
  func helpPage(_ page: String) -> String
}

/// Signing in and out.
protocol SessionTexts {
  var signInAbstract: String { get }
  var signInDiscussion: String { get }
  var signOutAbstract: String { get }
  var tokenQuestion: String { get }
  func signedIn(_ server: String, _ hint: String, file: String) -> String
  func welcome(_ name: String, _ roles: [String], on server: String, file: String) -> String
  func role(_ role: String, at unit: String) -> String
  var environmentTokenWins: String { get }
  var signedOut: String { get }
  var wasNotSignedIn: String { get }
}

/// `status`.
protocol StatusTexts {
  var statusAbstract: String { get }
  var serverTitle: String { get }
  var reachableTitle: String { get }
  var readyTitle: String { get }
  var apiVersionTitle: String { get }
  var clientVersionTitle: String { get }
  var signedInTitle: String { get }
  var notSignedIn: String { get }
  func token(_ hint: String, since: String?) -> String
}

/// `units`.
protocol UnitsTexts {
  var unitsAbstract: String { get }
  var unitsDiscussion: String { get }
  var searchUnitsAbstract: String { get }
  var showUnitAbstract: String { get }
  var unitTextHelp: String { get }
  var unitTextValue: String { get }
  var unitKindHelp: String { get }
  var unitKindValue: String { get }
  var unitCodeHelp: String { get }
  var unitCodeValue: String { get }
  var onDayHelp: String { get }

  var codeTitle: String { get }
  var nameTitle: String { get }
  var kindTitle: String { get }
  var parentTitle: String { get }
  var formerNameTitle: String { get }
  var populationTitle: String { get }
  var areaTitle: String { get }
  var areaShortTitle: String { get }
  var otherSpelling: String { get }
  var formerCommune: String { get }
  var formerProvince: String { get }
  var validFrom: String { get }
  var validUntil: String { get }
  var office: String { get }
  var insidePoint: String { get }
  var madeFrom: String { get }
  var becameUnits: String { get }
  var partOnly: String { get }
  var ground: String { get }
  var neighbours: String { get }
  var villages: String { get }

  func unitKind(_ kind: String) -> String
  func figure(_ name: String) -> String
  func figureValue(_ value: String, _ asOf: String, _ source: String) -> String
  func point(_ longitudeLatitude: [Double]) -> String?
  func decree(_ decree: String, since day: String?) -> String
  func unitsToChooseFrom(_ former: String, _ parts: [String]) -> String
}
