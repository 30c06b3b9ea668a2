/// The best flow over all candidates of a problem, of which few have an arc at first.
struct Flow {
  /// Candidates of a request that have an arc from the beginning, the nearest.
  static let nearest = 32
  /// How many are added at once.
  static let added = 24
  /// Candidates that cost so much more than the best kept are added with those that cost less.
  static let slack_m = 64
  /// So few gains are repaired by paths, however large they are.
  static let handful = 16

  private let books: Books
  private let budget: Budget
  private(set) var atlas: Atlas
  /// Flows solved, and the work that they took.
  private(set) var rounds = 0
  private(set) var work = Work()
  private var last: Solution?

  /// Finds the candidates to begin with.
  ///
  /// - Parameters:
  ///   - books: The problem.
  ///   - scope: Which requests, and how they weigh.
  ///   - budget: When to stop.
  ///   - start: What to go on from, once the network is there; `nil`: from nothing.
  /// - Throws: ``MatchingError/input(pointer:fault:)`` for a size beyond the proven bounds.
  init(
    _ books: Books, _ scope: Scope, _ budget: Budget, from start: ((Atlas) -> Solution?)? = nil
  ) throws(MatchingError) {
    self.books = books
    self.budget = budget
    // An old plan's visits need their arcs, wherever they are.
    atlas = try Atlas(
      books.finder, books.costs, scope, nearest: start == nil ? Flow.nearest : nil,
      books.parallel)
    last = start?(atlas)
    if last == nil { try sketch() }
  }

  /// Solves, again as long as a candidate without an arc would lower the cost.
  mutating func solved() throws(MatchingError) -> Solution {
    while true {
      rounds += 1
      let solution = try Solver.solve(atlas.network, budget, from: last)
      work += solution.work
      if !solution.isFinished || !extend(solution) { return solution }
    }
  }

  /// Adds the candidates that the first phases of an auction find cheaper than the nearest: where many
  /// want the same volunteers, those who are left may be far, and what a place is worth is then decided
  /// there.
  private mutating func sketch() throws(MatchingError) {
    // Where few rows are cut, the nearest tell as much.
    guard atlas.isCut.count(where: { $0 }) * 2 > atlas.demands.count,
      let rough = try AuctionSolver.sketch(atlas.network, budget)
    else { return }
    rounds += 1
    work += rough.work
    let found = Cut(books, atlas).helpful(rough, slack_m: 0, most: Flow.added)
    atlas.add(found, books.parallel)
    // What is wrong by more than the next phase makes up for is begun anew.
    let gains = found.map(\.gain).sorted()
    if let stage = rough.stage, gains.isEmpty || gains[gains.count * 15 / 16] <= Int(stage.cut) {
      last = rough
    }
  }

  /// Adds the candidates without an arc that would lower the cost at the prices found.
  ///
  /// - Returns: Whether there are any.
  private mutating func extend(_ solution: Solution) -> Bool {
    guard atlas.isCut.contains(true) else { return false }
    let found = Cut(books, atlas).helpful(
      solution, slack_m: Flow.slack_m, most: Flow.added)
    let gains = found.map(\.gain).filter { $0 > 0 }.sorted()
    guard !gains.isEmpty else { return false }
    atlas.add(found, books.parallel)
    last = nil
    guard solution.isNarrow else { return true }
    last = solution
    let large = gains[gains.count * 15 / 16]
    if large > Flow.slack_m * atlas.network.metreCost, gains.count > Flow.handful {
      last?.isFinished = false
      last?.stage = Auction.Stage(repairing: Int32(large))
    }
    return true
  }

  /// Asks more for weight where the flow does not serve as much as all candidates together could.
  ///
  /// Groups and limits can be what keeps a plan from the greatest weight, so the flow alone is asked.
  ///
  /// - Returns: Whether there is more to serve.
  mutating func insist(on solution: Solution) throws(MatchingError) -> Bool {
    guard atlas.isCut.contains(true) else { return false }
    guard let ledger = Ledger(solution.answer, atlas.network),
      !LevelOne.holds(ledger, Cut(books, atlas), books.parallel)
    else { return false }
    let dearer = solution.weightCost * 2
    if solution.isNarrow, try Bounds(atlas.network).isNarrow(weightCost: dearer) {
      last = solution
      last?.weightCost = dearer
      last?.isFinished = false
    } else {
      last = nil
      atlas.uncut(atlas.cutRequests, books.finder, books.costs, books.parallel)
    }
    return true
  }
}
