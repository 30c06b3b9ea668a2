import Demonstration
import Testing

/// Whether a share is within three standard deviations of what was asked for, and half a percent.
private func expect(
  _ count: Int?, of total: Int, near share: Double, _ what: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let tolerance = 3 * (share * (1 - share) / Double(total)).squareRoot() + 0.005
  let found = Double(count ?? 0) / Double(total)
  #expect(abs(found - share) <= tolerance, what, sourceLocation: sourceLocation)
}

@Test func `requests come over the channels and for the places they should`() throws {
  let requests = try Sample.small.get().rows("help_request").filter { $0["site_id"] == nil }
  let sources = counted(requests.compactMap { $0["source"] })
  expect(sources["village_head"], of: requests.count, near: 0.35, "village_head")
  expect(sources["one_stop_desk"], of: requests.count, near: 0.25, "one_stop_desk")
  expect(sources["web"], of: requests.count, near: 0.03, "web")
  let modes = counted(requests.compactMap { $0["mode"] })
  expect(modes["home"], of: requests.count, near: 0.45, "home")
  expect(modes["phone"], of: requests.count, near: 0.05, "phone")
}

@Test func `topics are asked for as often as they should`() throws {
  let requests = try Sample.small.get().rows("help_request").filter { $0["site_id"] == nil }
  let topics = counted(requests.compactMap { $0["service_code"] })
  let identity = (topics["vneid_activation"] ?? 0) + (topics["vneid_use"] ?? 0)
  expect(identity, of: requests.count, near: 0.22, "identity")
  expect(topics["public_service_online"], of: requests.count, near: 0.20, "public services")
  expect(topics["online_safety"], of: requests.count, near: 0.11, "safety")
  expect(topics["digital_signature"], of: requests.count, near: 0.03, "signature")
}

@Test func `october brings twice the requests of november`() throws {
  let months = counted(
    try Sample.small.get().rows("help_request").filter { $0["closed_reason"] != nil }
      .map { String($0.text("earliest_on").prefix(7)) })
  // 31 days of October against the first 20 of November, whose later requests are open still.
  let ratio = Double(months["2026-10"] ?? 0) / 31 / (Double(months["2026-11"] ?? 1) / 20)
  #expect((1.6...2.4).contains(ratio))
}

@Test func `mornings and evenings are busy, nights are not`() throws {
  let hours = counted(
    try Sample.small.get().rows("help_request").compactMap {
      Int($0.text("received_at").dropFirst(11).prefix(2)).map { ($0 + 7) % 24 }
    })
  let all = hours.values.reduce(0, +)
  #expect((8...10).reduce(0) { $0 + (hours[$1] ?? 0) } * 3 > all)
  #expect((19...21).reduce(0) { $0 + (hours[$1] ?? 0) } * 8 > all)
  #expect((0...5).allSatisfy { hours[$0] == nil })
}

@Test func `every state is there, and open requests are as many as asked for`() throws {
  let size = Size(households: 4000)
  let requests = try Sample.small.get().rows("help_request")
  let open = requests.filter { $0["closed_reason"] == nil }
  #expect(open.count == size.openRequests && requests.count - open.count == size.closedRequests)
  let closed = counted(requests.compactMap { $0["closed_reason"] })
  #expect(
    Set(closed.keys) == [
      "fulfilled", "rejected", "duplicate", "withdrawn", "already_helped", "unfulfilled",
    ])
  #expect(Set(open.compactMap { $0["intake"] }) == ["submitted", "triaged", "ready"])
  #expect(
    Set(open.compactMap { $0["hold_reason"] }) == [
      "citizen_away", "no_device", "no_sim", "data_mismatch", "referred",
    ])
  let states: Set = [
    "offered", "accepted", "started", "reported", "verified", "declined", "expired", "failed",
  ]
  let found = try Sample.small.get().rows("assignment").map { $0.text("state") }
  #expect(states.symmetricDifference(found) == [])
}

@Test func `visits fail, need a second time and are handed on as often as they should`() throws {
  let contents = try Sample.small.get()
  let outcomes = counted(contents.rows("visit").compactMap { $0["outcome"] })
  let done = Double(outcomes["done"] ?? 0)
  #expect((0.08...0.16).contains(Double(outcomes["partly"] ?? 0) / done))
  #expect((0.03...0.10).contains(Double(outcomes["not"] ?? 0) / done))
  let handedOn = Double(contents.rows("referral").count)
  #expect((0.015...0.045).contains(handedOn / Double(contents.rows("help_request").count)))
}

@Test func `heads of households are old, and villages of all sizes`() throws {
  let contents = try Sample.small.get()
  let heads = Set(contents.rows("household").compactMap { $0["head_id"] })
  let people = contents.rows("person").filter { heads.contains($0.text("id")) }
  #expect(people.count == 4000)
  expect(people.count { $0.number("birth_year") <= 1966 }, of: 4000, near: 0.36, "over sixty")
  expect(people.count { $0["gender"] == "female" }, of: 4000, near: 0.32, "women")
  let sizes = counted(contents.rows("household").compactMap { $0["village_id"] }).values.sorted()
  #expect(sizes[sizes.count * 9 / 10] > 2 * sizes[sizes.count / 10])
}

@Test func `teams lack a decision or sleep as often as they should`() throws {
  let contents = try Sample.small.get()
  let teams = contents.rows("team").filter { $0["kind"] == "village_digital_team" }
  expect(teams.count { $0["decision_number"] == nil }, of: teams.count, near: 0.08, "no decision")
  let asleep = contents.rows("team_member").filter {
    $0["affiliation"] == "village_head" && !$0.text("valid").hasSuffix(",)")
  }
  expect(asleep.count, of: teams.count, near: 0.05, "asleep")
  let members = contents.rows("team_member").count
  #expect((5.5...8.5).contains(Double(members) / Double(teams.count)))
}
