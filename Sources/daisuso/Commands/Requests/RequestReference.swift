internal import API
internal import ArgumentParser
internal import Domain

/// Which request is meant: `14329/57`, `57` where one's scope knows only one, or a UUID.
enum RequestReference {
  case id(ID<HelpRequest>)
  case number(Int, commune: String?)

  /// Reads what was typed.
  static func typed(_ text: String) throws -> RequestReference {
    if let id = ID<HelpRequest>(text) { return .id(id) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let number = parts.last.flatMap({ Int($0) }),
      (1...1_000_000_000).contains(number), parts[0].isEmpty == false
    else { throw ValidationError(texts.requestComplaint) }
    return .number(number, commune: parts.count == 2 ? String(parts[0]) : nil)
  }

  /// The request's id, which a number is looked up for.
  ///
  /// A number without a commune means an open request: closed ones are listed commune by commune.
  ///
  /// - Throws: ``Trouble/request(_:)`` when no request in sight has the number, or several have.
  func id(_ client: Client) throws(Trouble) -> ID<HelpRequest> {
    let (number, commune): (Int, String?)
    switch self {
    case .id(let id): return id
    case .number(let asked, let place): (number, commune) = (asked, place)
    }
    let text = commune.map { "\($0)/\(number)" } ?? String(number)
    var filter = HelpRequestFilter()
    (filter.number, filter.unit) = (number, commune)
    if commune != nil { filter.states = HelpRequest.State.allCases }
    let answer = try client.answer(to: .helpRequests(.list(filter, page: Page())))
    let found = try answer.decoded(Rows<HelpRequestRow>.self).rows
    guard let only = found.first else { throw .request(.none(text)) }
    guard found.count == 1 else {
      throw .request(.several(text, candidates: found.map(\.label)))
    }
    return try client.id(only.id)
  }
}

/// The argument that names a request.
struct RequestArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(texts.requestHelp, valueName: texts.requestValue),
    transform: { try RequestReference.typed($0) })
  var request: RequestReference
}
