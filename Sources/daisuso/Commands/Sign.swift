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
    try file.write(Session(server: address.description, token: token, signedInAt: Date()))
    try note(texts.signedIn(address.description, Token.hint(token), file: file.path))
    if environment["DAISUSO_TOKEN"]?.isEmpty == false { try note(texts.environmentTokenWins) }
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
