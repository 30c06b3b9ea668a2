/// What a query may cost on the small demonstration, in the planner's unit: one page read in order.
struct Ceiling: Sendable {
  let query: String
  /// About twice what it costs today.
  let cost: Double
  /// For a plan of its own; without them the plan for any parameters is held.
  let parameters: [String?]?
  /// Big tables, or indexes of them, that it may read from end to end, for the reason beside it.
  let readsWhole: Set<String>

  init(
    _ query: String, cost: Double = 300, parameters: [String?]? = nil,
    readsWhole: Set<String> = []
  ) {
    self.query = query
    self.cost = cost
    self.parameters = parameters
    self.readsWhole = readsWhole
  }

  /// Those that need more than one row read by a key, or promise less.
  static let all = [
    Ceiling("readiness", cost: 3),
    // Read all 679 units, which is the cheapest way to find words in their names.
    Ceiling("unit/search", cost: 600),
    Ceiling("unit/list", cost: 300),
    // All communes, or villages, at once; open requests are counted from the index that has only them.
    Ceiling("coverage/json", cost: 1400, readsWhole: ["help_request"]),
    Ceiling("coverage/csv", cost: 3600, readsWhole: ["help_request"]),
    Ceiling("coverage/geojson", cost: 2300, readsWhole: ["help_request"]),
    Ceiling(
      "help_request/list", cost: 1200,
      parameters: [
        token, officers, nil, nil, nil, nil, nil, nil, nil, nil, "50", nil,
      ]),
    // The most asked of all: a dozen rows, each by its key.
    Ceiling("help_request/show", cost: 90),
    // Whom the asker excludes is looked up by key among 50,000 ambassadors, but not among 200.
    Ceiling("help_request/create", cost: 2100, readsWhole: ["ambassador"]),
    Ceiling("help_request/show_contact", cost: 1100),
    Ceiling("task/show", cost: 1100),
    Ceiling(
      "visit/list", cost: 400,
      parameters: [token, officers, nil, nil, nil, "50", nil]),
    // The scope's ambassadors are looked up by key among 50,000, but not among 200.
    Ceiling("matching/candidates", readsWhole: ["ambassador"]),
    // The due are found by their index; 500 of them are changed by key, but not among 600.
    Ceiling("sweep/due", cost: 1200, readsWhole: ["help_request", "idempotency"]),
    // All lines of a plan.
    Ceiling("matching/close", cost: 700),
    // All lines of two plans, and for each of the earlier one whether it is agreed on by now.
    Ceiling("matching/compare", cost: 17_000),
    Ceiling("matching/enqueue", cost: 5000),
    Ceiling(
      "matching/lines", cost: 1000,
      parameters: [token, officers, Fixture.run, nil, nil, nil, "50", nil]),
    // Those of a page are looked up by key among 50,000, but not among 200.
    Ceiling(
      "matching/idle", cost: 300,
      parameters: [token, officers, Fixture.run, nil, "50", nil], readsWhole: ["ambassador"]),
    Ceiling(
      "matching/apply", cost: 3000,
      parameters: [token, officers, Fixture.key, "POST /", "{}", Fixture.run, nil]),
  ]

  private static let officers = "{commune_officer,team_leader}"
  /// Plans do not depend on who asks.
  private static let token = "mã"

  /// Tables that hold over 20,000 rows at full scale.
  static let big: Set = [
    "ambassador", "ambassador_week", "assignment", "attendance", "availability", "competence",
    "consent", "contact", "contact_read", "event", "help_request", "help_request_exclusion",
    "household", "household_member", "idempotency", "matching_idle", "matching_line", "person",
    "role_grant",
    "team_member", "token", "verification", "visit",
  ]
}
