internal import ArgumentParser

/// The client that volunteers and team leaders type.
@main
struct Daisuso: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "daisuso", version: clientVersion)
}
