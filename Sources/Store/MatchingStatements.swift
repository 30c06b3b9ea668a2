/// What callers ask about matching; all of it may read or lock thousands of rows, so it goes the slow
/// way, but for a glance at one run.
extension Statement {
  /// A new run: token, roles, key, method and path, body.
  public static let enqueueMatchingRun = Statement("matching/enqueue", .write)
  /// A page of runs: token, roles, limit, cursor or nil.
  public static let listMatchingRuns = Statement("matching/list", .read)
  /// One run: token, roles, id.
  public static let showMatchingRun = Statement("matching/show", .read)
  /// A page of a plan: token, roles, run, served or nil, commune or nil, limit, cursor or nil.
  public static let listMatchingLines = Statement(
    "matching/lines", .read, lane: .slow, prepared: false)
  /// A page of those whom a plan sends nowhere: token, roles, run, unit or nil, limit, cursor or nil.
  public static let listIdleAmbassadors = Statement(
    "matching/idle", .read, lane: .slow, prepared: false)
  /// A page of what a plan does otherwise: token, roles, run, the other run or nil, limit, cursor or nil.
  public static let compareMatchingRuns = Statement("matching/compare", .read, lane: .slow)
  /// A portion of a plan becomes offers: token, roles, key, method and path, body, run, cursor or nil.
  public static let applyMatchingRun = Statement(
    "matching/apply", .write, lane: .slow, prepared: false)
  /// What became of a plan: as ``applyMatchingRun``, without the cursor.
  public static let closeMatchingApplication = Statement("matching/close", .write, lane: .slow)
  /// A request and its possible ambassadors as columns: token, roles, request.
  public static let listCandidates = Statement("matching/candidates", .read, lane: .slow)

  static let matching = [
    enqueueMatchingRun, listMatchingRuns, showMatchingRun, listMatchingLines, listIdleAmbassadors,
    compareMatchingRuns,
    applyMatchingRun, closeMatchingApplication, listCandidates,
  ]
}

/// What the matching worker asks, on a connection of its own.
extension Statement {
  /// The next run: worker.
  public static let takeMatchingRun = Statement("matching/take", .write)
  /// The problem of a run as columns: run, worker.
  public static let loadMatchingRun = Statement("matching/load", .read)
  /// The worker lives: run, worker.
  public static let beatMatchingRun = Statement("matching/heartbeat", .write)
  /// A run's plan: run, worker, result, then nine arrays of the lines, two of the idle.
  public static let saveMatchingRun = Statement("matching/save", .write)
  /// A run cannot be solved: run, worker, why.
  public static let failMatchingRun = Statement("matching/fail", .write)
}
