internal import API
internal import ArgumentParser
internal import Domain
internal import FoundationEssentials

/// Which server to ask, and as whom: taken by every command that asks one.
struct ConnectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(texts.serverHelp, valueName: texts.urlValue))
  var server: String?

  @Flag(name: .customLong("insecure-http"), help: ArgumentHelp(texts.insecureHelp))
  var isInsecureAllowed = false

  /// The server: `--server`, else `DAISUSO_SERVER`, else the one signed in to, else this machine's.
  func address(
    _ session: Session?, _ environment: [String: String]
  ) throws(Trouble) -> ServerAddress {
    try ServerAddress(
      server ?? environment["DAISUSO_SERVER"].flatMap { $0.isEmpty ? nil : $0 }
        ?? session?.server ?? ServerAddress.usual)
  }

  /// A client of that server with the token of `DAISUSO_TOKEN`, else of the session.
  ///
  /// The session's token goes to the server it was made for and to no other.
  func client(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Trouble) -> Client {
    let session = try SessionFile(environment: environment).read()
    let address = try address(session, environment)
    var token: String?
    var person: String?
    if let text = environment["DAISUSO_TOKEN"], !text.isEmpty {
      token = try Token.read(text)
    } else if let session, session.server == address.description {
      (token, person) = (session.token, session.person)
    }
    if token != nil { try checkSecrecy(of: address) }
    return Client(server: address, token: token, person: person)
  }

  /// A client of somebody at work, after what they had decided before was sent.
  func workingClient(isJSON: Bool) throws(Trouble) -> Client {
    let client = try client()
    if client.token != nil {
      try Delivery(client: client, outbox: Outbox(), isJSON: isJSON).settle()
    }
    return client
  }

  /// The means to write, for somebody who is signed in.
  func delivery(isJSON: Bool) throws(Trouble) -> Delivery {
    let client = try client()
    guard client.token != nil else { throw .token(.missing) }
    return Delivery(client: client, outbox: try Outbox(), isJSON: isJSON)
  }

  /// Refuses to let a token be read on its way.
  func checkSecrecy(of address: ServerAddress) throws(Trouble) {
    guard address.isEncrypted || address.isLoopback || isInsecureAllowed else {
      throw .usage(.plainHTTP(host: address.host))
    }
  }
}

/// How an answer about one thing is shown.
struct OutputOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(texts.jsonHelp))
  var json = false

  /// Whether a person is there to answer questions; programs are told what is missing.
  var canAsk: Bool { !json && Questions.canBeAsked }

  /// What `question` answers, where it can be asked; else `option` is missing.
  func asking<Value>(
    for option: String, _ question: () throws(Trouble) -> Value
  ) throws(Trouble) -> Value {
    guard canAsk else { throw .usage(.missing(option)) }
    return try question()
  }
}

/// In which form rows are shown.
struct TableOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(texts.jsonHelp))
  var json = false

  @Flag(help: ArgumentHelp(texts.csvHelp))
  var csv = false

  func validate() throws {
    if json, csv { throw ValidationError(texts.jsonAndCSV) }
  }
}

/// Which part of a list to show, and how.
struct ListOptions: ParsableArguments {
  @Option(help: ArgumentHelp(texts.limitHelp, valueName: texts.countValue))
  var limit: Int?

  @Option(help: ArgumentHelp(texts.afterHelp, valueName: texts.cursorValue))
  var after: String?

  @Flag(help: ArgumentHelp(texts.allHelp))
  var all = false

  @OptionGroup var form: TableOptions

  /// Whether the server's bytes are wanted.
  var json: Bool { form.json }

  func validate() throws { try Self.check(limit) }

  /// Refuses a number of rows that no page has.
  static func check(_ limit: Int?) throws {
    if let limit, !(1...Page.mostRows).contains(limit) {
      throw ValidationError(texts.limitComplaint(Page.mostRows))
    }
  }

  /// The first page to ask for; pages as large as may be when all are wanted.
  var firstPage: Page {
    Page(limit: limit ?? (all ? Page.mostRows : Page.usualRows), after: after)
  }
}

extension Day {
  /// Reads a day as people write it, `30/06/2025`, or as files do, `2025-06-30`.
  static func typed(_ text: String) throws -> Day {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    if parts.count == 3, numbers.count == 3,
      let day = Day(year: numbers[2], month: numbers[1], day: numbers[0])
    {
      return day
    }
    guard let day = Day(text) else { throw ValidationError(texts.dayComplaint) }
    return day
  }
}

extension Option {
  /// One of some words, where a type has more of them.
  ///
  /// - Parameters:
  ///   - values: The words that may be typed.
  ///   - help: What they say; `nil`: they are reasons.
  ///   - value: What stands for one in the help.
  init<Word: RawRepresentable<String> & Sendable>(
    among values: [Word], help: String? = nil, value: String = texts.reasonValue
  ) where Value == Word? {
    let words = values.map(\.rawValue)
    self.init(
      help: ArgumentHelp(help ?? texts.reasonsHelp(words), valueName: value),
      completion: .list(words), transform: { try oneOf(values, $0) })
  }

  /// One of some reasons, which must be typed.
  init(needed values: [Value]) where Value: RawRepresentable<String> & Sendable {
    let words = values.map(\.rawValue)
    self.init(
      help: ArgumentHelp(texts.reasonsHelp(words), valueName: texts.reasonValue),
      completion: .list(words), transform: { try oneOf(values, $0) })
  }
}

private func oneOf<Word: RawRepresentable<String>>(_ values: [Word], _ typed: String) throws -> Word
{
  guard let word = values.first(where: { $0.rawValue == typed }) else {
    throw ValidationError(texts.oneOf(values.map(\.rawValue)))
  }
  return word
}
