internal import API
internal import ArgumentParser
internal import FoundationEssentials

/// `daisuso sign-in`: stores a token for the commands that follow.
struct SignIn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-in", abstract: texts.signInAbstract, discussion: texts.signInDiscussion)

  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let file = try SessionFile(environment: environment)
    // A file that may not be used is about to be replaced.
    let before = try? file.read()
    let address = try connection.address(before, environment)
    try connection.checkSecrecy(of: address)
    let token = try Token.read(TokenPrompt.line(asking: texts.tokenQuestion))
    let person = try Person.asked(Client(server: address, token: token))
    try file.write(
      Session(
        server: address.description, token: token, signedInAt: Date(), person: person?.id))
    try note(
      person.map { texts.welcome($0.name, $0.roles, on: address.description, file: file.path) }
        ?? texts.signedIn(address.description, Token.hint(token), file: file.path))
    if environment["DAISUSO_TOKEN"]?.isEmpty == false { try note(texts.environmentTokenWins) }
  }
}

/// Who a token stands for.
private struct Person {
  let id: String
  let name: String
  /// Each role with where it holds.
  let roles: [String]

  private struct Me: Decodable {
    var person: Name
    var roles: [Grant]

    struct Name: Decodable {
      var id: String
      var displayName: String
    }

    struct Grant: Decodable {
      var role: String
      var unit: UnitName
    }
  }

  /// What the server says; `nil` when it cannot be asked, since people sign in where no network is.
  ///
  /// - Throws: The refusal of a token that is worth nothing.
  static func asked(_ client: Client) throws(Trouble) -> Person? {
    do throws(Trouble) {
      let me = try client.answer(to: .me(.show)).decoded(Me.self)
      return Person(
        id: me.person.id, name: me.person.displayName,
        roles: me.roles.map { texts.role($0.role, at: $0.unit.fullName) })
    } catch {
      if error.exitStatus == .signIn { throw error }
      return nil
    }
  }
}

/// `daisuso sign-out`: forgets the token.
struct SignOut: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-out", abstract: texts.signOutAbstract)

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let wasSignedIn = try SessionFile(environment: environment).remove()
    try note(wasSignedIn ? texts.signedOut : texts.wasNotSignedIn)
    if environment["DAISUSO_TOKEN"]?.isEmpty == false { try note(texts.environmentTokenWins) }
  }
}
