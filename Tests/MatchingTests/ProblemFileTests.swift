import Testing

@testable import Matching

@Suite struct ProblemFileTests {
  private func read(_ text: String) throws -> Problem { try ProblemFile.read(Array(text.utf8)) }

  /// The error that the sample gives once a piece of it is replaced.
  private func error(_ piece: String, _ other: String) throws -> MatchingError? {
    let parts = sampleFile.split(
      separator: piece, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    do {
      _ = try read(parts[0] + other + parts[1])
      return nil
    } catch { return error as? MatchingError }
  }

  @Test func `a file written by hand says what it means`() throws {
    let problem = try read(sampleFile)
    #expect(problem.volunteers.map(\.id) == ["Nguyễn Văn Ước", "Đỗ Thị Yến"])
    let first = problem.volunteers[0]
    #expect(first.seats.open == SlotSet([Slot.all[0], Slot.all[8]]))
    #expect(first.seats[Slot.all[0]] == 2 && first.seats.total == 3)
    #expect(first.gender == .male && first.weeklyCap == 3 && first.recentLoad == 1)
    #expect(problem.volunteers[1].isActive && problem.volunteers[1].team == nil)
    #expect(first.alsoCommunes == [1] && first.alsoVillages == [1])
    let wish = problem.requests[0]
    #expect(wish.slots == SlotSet([Slot.all[0], Slot.all[2]]) && wish.deadline == Slot.all[5])
    #expect(wish.known == 1 && wish.minutes == 45 && wish.tries == 1)
    #expect(wish.hours == ClockWindow(begin_min: 480, end_min: 630))
    let limit = Limit(
      id: "Chiến dịch", most: 30, teams: [0], communes: [0], services: [0], classes: nil)
    #expect(problem.limits == [limit])
    #expect(problem.travel.minutes(0, 1) == 25 && problem.travel.minutes(1, 0) == 25)
    #expect(
      problem.projection.point(GeographicPoint(longitudeE6: 105_975_000, latitudeE6: 20_250_000))
        == wish.point)
    #expect(problem.communes[0].neighbours == [1] && problem.teams[0].quota == 40)
    #expect(problem.bars.map(\.reason) == [.declined] && problem.pins.count == 1)
    #expect(problem.current == [CurrentVisit(request: 1, volunteer: 0, slot: Slot.all[8])])
  }

  @Test func `the order of rows and fields leaves no trace`() throws {
    let world = RandomWorld(seed: 12, requests: 6, volunteers: 4)
    let problem = try #require(world.problem)
    for seed in 0..<20 {
      var dice = Dice(seed)
      var rows = world.rows
      rows.volunteers.shuffle(using: &dice)
      rows.requests.shuffle(using: &dice)
      rows.communes.shuffle(using: &dice)
      rows.services.shuffle(using: &dice)
      rows.skills.shuffle(using: &dice)
      rows.bars.shuffle(using: &dice)
      rows.pins.shuffle(using: &dice)
      #expect(try rows.build() == problem)
    }
  }

  @Test(arguments: [
    ("\"version\": 1", "\"version\": 2", "/version"),
    ("\"daisuso-matching-problem\"", "\"other\"", "/format"),
    (
      "\"seats\": {\"1-morning\": 2", "\"seats\": {\"8-morning\": 2",
      "/volunteers/0/seats/8-morning"
    ),
    ("\"1-morning\": 2", "\"1-morning\": 8", "/volunteers/0/seats/1-morning"),
    ("\"weekly_cap\": 3", "\"weekly_cap\": 64", "/volunteers/0/weekly_cap"),
    ("\"weekly_cap\": 3", "\"weekly_cap\": -1", "/volunteers/0/weekly_cap"),
    ("\"weekly_cap\": 3", "\"weekly_cap\": 3.5", "/volunteers/0/weekly_cap"),
    ("\"weekly_cap\": 3", "\"weekly_cap\": 1e2", "/volunteers/0/weekly_cap"),
    ("\"weekly_cap\": 3", "\"weekly_cap\": 99999999999999999999", "/volunteers/0/weekly_cap"),
    ("\"weekly_cap\": 3", "\"weekly_cap\": null", "/volunteers/0/weekly_cap"),
    ("\"radius_m\": 4000", "\"radius_m\": 200001", "/volunteers/0/radius_m"),
    ("\"vneid\": 3", "\"vneid\": 5", "/volunteers/0/skills/vneid"),
    ("\"vneid\": 3", "\"a/b~c\": 3", "/volunteers/0/skills/a~1b~0c"),
    ("\"team\": \"Tổ 1\"", "\"team\": \"Tổ 9\"", "/volunteers/0/team"),
    ("\"active\": true", "\"active\": 1", "/volunteers/0/active"),
    ("\"active\": true", "\"aktive\": true", "/volunteers/0/aktive"),
    ("\"active\": true", "\"consented\": true", "/volunteers/0/consented"),
    ("\"point\": [105.974512, 20.2533]", "\"point\": [20.2533, 75.974512]", "/volunteers/0/point"),
    ("\"point\": [105.974512, 20.2533]", "\"point\": [105.97]", "/volunteers/0/point"),
    ("\"point\": [105.974512, 20.2533]", "\"point\": [181, 20]", "/volunteers/0/point"),
    ("\"point\": [105.974512, 20.2533]", "\"point\": [20.2533, 105.974512]", "/volunteers/0/point"),
    ("\"id\": \"Đỗ Thị Yến\"", "\"id\": \"Nguyễn Văn Ước\"", "/volunteers/1/id"),
    ("\"id\": \"YC-1\"", "\"id\": \"\"", "/requests/0/id"),
    ("\"id\": \"YC-1\"", "\"id\": \"YC\\u001b[2J\"", "/requests/0/id"),
    ("\"id\": \"YC-1\"", "\"id\": \"YC\\n1\"", "/requests/0/id"),
    ("\"mode\": \"home\"", "\"mode\": \"boat\"", "/requests/0/mode"),
    ("\"people\": 1", "\"people\": 0", "/requests/0/people"),
    ("\"known\": \"Đỗ Thị Yến\"", "\"known\": \"Ai đó\"", "/requests/0/known"),
    ("\"class\": \"elderly\", \"slots\": [\"3", "\"slots\": [\"3", "/requests/1/class"),
    ("\"reason\": \"declined\"", "\"reason\": \"maybe\"", "/bars/0/reason"),
    ("\"weight\": 5", "\"weight\": 0", "/classes/0/weight"),
    ("\"08:00\"", "\"10:30\"", "/requests/0/hours"),
    ("\"08:00\"", "\"8:00\"", "/requests/0/hours/0"),
    ("\"10:30\"", "\"10:60\"", "/requests/0/hours/1"),
    ("\"most\": 30", "\"most\": -1", "/limits/0/most"),
    ("\"teams\": [\"Tổ 1\"]", "\"teams\": [\"Tổ 2\"]", "/limits/0/teams/0"),
    ("\"teams\": [\"Tổ 1\"]", "\"teams\": [\"Tổ 1\", \"Tổ 1\"]", "/limits/0/teams/1"),
    ("\"minutes\": 25", "\"minutes\": -1", "/travel/0/minutes"),
    ("[\"37002\"]", "[\"37002\", \"37002\"]", "/communes/0/neighbours/1"),
    (
      "\"also_villages\": [\"Xóm 6\"]", "\"also_villages\": [\"Xóm 7\"]",
      "/volunteers/0/also_villages/0"
    ),
    ("\"skills\": [\"vneid\", \"cashless\"]", "\"skills\": [\"vneid\", \"vneid\"]", "/skills/1"),
    (", \"slot\": \"3-evening\"}]", "}]", "/current/0/slot"),
  ])
  func `a wrong value is named by its place`(piece: String, other: String, pointer: String) throws {
    guard case .input(let found, _)? = try error(piece, other) else {
      Issue.record("accepted \(other)")
      return
    }
    #expect(found == pointer)
  }

  @Test func `a file cut anywhere is refused`() throws {
    let bytes = Array(sampleFile.utf8)
    for length in 0..<bytes.count {
      #expect(throws: MatchingError.self) { try ProblemFile.read(Array(bytes[..<length])) }
    }
    #expect(throws: MatchingError.self) { try ProblemFile.read(bytes + Array("x".utf8)) }
  }

  @Test func `no single byte makes the reader trap`() throws {
    let bytes = Array(sampleFile.utf8)
    var dice = Dice(5)
    for _ in 0..<4000 {
      var broken = bytes
      broken[dice.roll(0...bytes.count - 1)] = UInt8(dice.roll(0...255))
      _ = try? ProblemFile.read(broken)
    }
  }

  @Test(arguments: [
    "\"\\u0000\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\x\"", "\"a\nb\"", "\"", "01", "-",
    "1.",
    "nul", "[1,]", "[1 2]", "{\"a\" 1}", "{a:1}", "+1", "\"\\u12g4\"",
  ])
  func `what is not JSON is refused`(text: String) throws {
    var reader = try JSONReader(Array(text.utf8))
    #expect(throws: MatchingError.self) { try value(&reader) }
  }

  @Test func `invalid UTF-8, depth and size are refused`() throws {
    var invalid = try JSONReader([0x22, 0xC3, 0x28, 0x22])
    #expect(throws: MatchingError.self) { try invalid.text() }
    var deep = try JSONReader(Array(String(repeating: "[", count: 60).utf8))
    #expect(
      throws: MatchingError.input(
        pointer: String(repeating: "/0", count: 8), fault: .tooDeep(limit: 8))
    ) { try value(&deep) }
    #expect(throws: MatchingError.input(pointer: "", fault: .tooLong(limit: 4))) {
      _ = try JSONReader(Array("[1,2]".utf8), limits: .init(bytes: 4))
    }
    var long = try JSONReader(Array("\"\(String(repeating: "ấ", count: 90))\"".utf8))
    #expect(throws: MatchingError.input(pointer: "", fault: .badText)) { try long.text() }
  }

  @Test func `texts and numbers come through exactly`() throws {
    var text = try JSONReader(Array(#""Đặng \"Ỷ\" \u1EA4\ud83d\ude00\/\n""#.utf8))
    #expect(try text.text() == "Đặng \"Ỷ\" Ấ😀/\n")
    for (written, places, value) in [
      ("105.9745126", 6, 105_974_513), ("-0.0000005", 6, -1), ("7", 6, 7_000_000), ("0", 0, 0),
      ("-12", 0, -12), ("105.97451249999", 6, 105_974_512),
    ] {
      var number = try JSONReader(Array(written.utf8))
      #expect(try number.decimal(places: places) == value)
    }
  }

  /// Reads any value.
  private func value(_ reader: inout JSONReader) throws {
    reader.skipSpace()
    switch reader.peek {
    case UInt8(ascii: "{"):
      try reader.dictionary { (reader, _) throws(MatchingError) in _ = try reader.integer() }
    case UInt8(ascii: "["):
      try reader.array { (reader) throws(MatchingError) in try nested(&reader) }
    case UInt8(ascii: "\""): _ = try reader.text()
    case UInt8(ascii: "n"):
      _ = try reader.optional { (reader) throws(MatchingError) in try reader.flag() }
    default: _ = try reader.integer()
    }
    try reader.end()
  }

  private func nested(_ reader: inout JSONReader) throws(MatchingError) {
    reader.skipSpace()
    if reader.peek == UInt8(ascii: "[") {
      try reader.array { (reader) throws(MatchingError) in try nested(&reader) }
    } else {
      _ = try reader.integer()
    }
  }
}
