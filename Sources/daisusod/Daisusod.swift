internal import ArgumentParser

@main
struct Daisusod: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daisusod",
    abstract: "Dịch vụ điều phối mạng lưới Đại sứ số của một tỉnh.",
    subcommands: [
      Serve.self, Migrate.self, Demonstrate.self, TokenCommands.self, PlanCommands.self,
    ],
    defaultSubcommand: Serve.self)
}
