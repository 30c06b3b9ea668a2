import ArgumentParser

/// Makes instances of the matching and measures the engine on them; `deploy/bench engine` calls it.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes instances of the matching and measures the engine on them.",
    subcommands: [
      Make.self, MeasureSolve.self, MeasureCandidates.self, MeasurePlan.self, MeasureChanges.self,
      MeasureRestart.self,
      ReportCommand.self,
    ])
}

/// What chooses an instance.
struct RecipeOptions: ParsableArguments {
  @Option(help: "S, M or L.") var size: Recipe.Size
  @Option(help: "scarce or ample.") var regime: Recipe.Regime
  @Option(help: "villages, clustered, shortage or ties.") var family = Recipe.Family.villages
  @Option(help: "0 … 4294967295.") var seed: UInt32 = 1

  var recipe: Recipe {
    Recipe(counts: size.counts, regime: regime, family: family, seed: seed)
  }

  /// As in `M_scarce` or `M_scarce_ties`.
  var instance: String {
    let plain = "\(size.rawValue)_\(regime.rawValue)"
    return family == .villages ? plain : "\(plain)_\(family.rawValue)"
  }
}

extension Recipe.Size: ExpressibleByArgument {}
extension Recipe.Regime: ExpressibleByArgument {}
extension Recipe.Family: ExpressibleByArgument {}

/// Writes an instance: ready arcs to `.bin`, raw attributes to `.attr.bin`.
struct Make: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes an instance; prints its path without the endings.")

  @OptionGroup var options: RecipeOptions
  @Option(help: "Folder to write to.") var folder: String

  func run() throws {
    let recipe = options.recipe
    let people = Attributes(recipe)
    let path = "\(folder)/\(options.instance)_\(recipe.seed)"
    try InstanceFiles.bytes(people).write(to: path + ".attr.bin")
    try InstanceFiles.bytes(ReadyArcs(people, limit: recipe.arcLimit)).write(to: path + ".bin")
    print(path)
  }
}
