import Demonstration
import Domain
import Testing

private let promised: Set = ["accepted", "started", "reported", "verified"]

@Test func `a request's counts are those of its assignments`() throws {
  let contents = try Sample.small.get()
  let work = Dictionary(
    grouping: contents.rows("assignment"), by: { $0.text("help_request_id") })
  for request in contents.rows("help_request") {
    let own = (work[request.text("id")] ?? []).map { $0.text("state") }
    let begun: Set = ["started", "reported", "verified"]
    #expect(request.number("offered_count") == own.count { $0 == "offered" })
    #expect(request.number("accepted_count") == own.count { promised.contains($0) })
    #expect(request.number("started_count") == own.count { begun.contains($0) })
    #expect(
      request.number("reported_count") == own.count { $0 == "reported" || $0 == "verified" })
    #expect(request.number("verified_count") == own.count { $0 == "verified" })
  }
}

@Test func `an ambassador's open work and last task are counted right, within the limit`() throws {
  let contents = try Sample.small.get()
  let work = Dictionary(grouping: contents.rows("assignment"), by: { $0.text("ambassador_id") })
  for ambassador in contents.rows("ambassador") {
    let own = work[ambassador.text("id")] ?? []
    let open = own.count { $0["state"] == "accepted" || $0["state"] == "started" }
    #expect(ambassador.number("open_count") == open)
    #expect(open <= ambassador.number("max_open"))
    #expect(own.map { $0.number("task_number") }.sorted() == Array(1..<own.count + 1))
    #expect(ambassador.number("last_task_number") == own.count)
  }
}

@Test func `a week's minutes are those of the work promised on its days`() throws {
  let contents = try Sample.small.get()
  var minutes: [String: Int] = [:]
  for assignment in contents.rows("assignment") where promised.contains(assignment.text("state")) {
    let week = try #require(monday(of: assignment.text("day")))
    minutes[assignment.text("ambassador_id") + week, default: 0] += assignment.number("minutes")
  }
  let weeks = contents.rows("ambassador_week")
  #expect(weeks.count == minutes.count)
  for week in weeks {
    #expect(minutes[week.text("ambassador_id") + week.text("monday")] == week.number("minutes"))
    #expect(week.number("minutes") <= week.number("cap_minutes"))
  }
}

@Test func `nobody has two pieces of work in one half day`() throws {
  let taken = try Sample.small.get().rows("assignment").filter {
    promised.contains($0.text("state")) || $0["state"] == "offered"
  }
  let places = taken.map { row in
    ["ambassador_id", "day", "part_of_day", "seat"].map(row.text)
  }
  #expect(Set(places).count == places.count)
}

@Test func `a village's counts are those of its households and people`() throws {
  let contents = try Sample.small.get()
  let households = Dictionary(
    grouping: contents.rows("household").filter { $0["status"] == "active" },
    by: { $0.text("village_id") })
  let seen = counted(
    contents.rows("person").filter { $0["vneid_level"] == "2" }.map { $0.text("village_id") })
  #expect(seen.values.reduce(0, +) > 100)
  for village in contents.rows("unit_count") {
    let own = households[village.text("village_id")] ?? []
    let recognition = counted(own.map { $0.text("recognition") })
    #expect(village.number("households") == own.count)
    #expect(
      village.number("households_committed")
        == recognition["committed", default: 0] + recognition["assessed", default: 0])
    #expect(village.number("households_recognised") == recognition["recognised", default: 0])
    #expect(
      village.number("persons_vneid_seen") == seen[village.text("village_id"), default: 0])
  }
}

@Test func `a village's counts are those of its requests and visits`() throws {
  let contents = try Sample.small.get()
  let received = contents.rows("help_request").filter { $0["closed_reason"] != "duplicate" }
  let fulfilled = received.filter { $0["closed_reason"] == "fulfilled" }
  #expect(fulfilled.count > 100)
  let (ofReceived, ofFulfilled) = (
    counted(received.map { $0.text("village_id") }),
    counted(fulfilled.map { $0.text("village_id") })
  )
  let visits = Dictionary(grouping: contents.rows("visit"), by: { $0.text("village_id") })
  for count in contents.rows("unit_count") {
    let village = count.text("village_id")
    #expect(count.number("requests_received") == ofReceived[village, default: 0])
    #expect(count.number("requests_fulfilled") == ofFulfilled[village, default: 0])
    #expect(
      count.number("people_helped")
        == (visits[village] ?? []).reduce(0) { $0 + $1.number("people_helped") })
  }
}

@Test func `numbers run from one in each commune and the counter stands at the last`() throws {
  let contents = try Sample.small.get()
  let requests = Dictionary(
    grouping: contents.rows("help_request"), by: { $0.text("commune_id") })
  for counter in contents.rows("commune_counter") {
    let own = (requests[counter.text("commune_id")] ?? []).map { $0.number("number") }.sorted()
    #expect(own == Array(1..<counter.number("last_request_number") + 1))
  }
}

@Test func `every version has its event, in the order of time and never of tomorrow`() throws {
  let contents = try Sample.small.get()
  let events = contents.rows("event")
  let ofRequest = Dictionary(grouping: events, by: { $0.text("help_request_id") })
  for request in contents.rows("help_request") {
    let own = ofRequest[request.text("id")] ?? []
    #expect(own.map { $0.number("help_request_version") } == Array(1...request.number("version")))
    let times = own.map { $0.text("occurred_at") }
    #expect(times == times.sorted())
    #expect(own.first?["kind"] == "submitted" && times.first == request["received_at"])
  }
  let versions = counted(
    events.filter { $0["subject_kind"] != "help_request" }.map { $0.text("subject_id") })
  for assignment in contents.rows("assignment") {
    #expect(versions[assignment.text("id")] == assignment.number("version"))
  }
  for activity in contents.rows("activity") { #expect(versions[activity.text("id")] == 1) }
  #expect(events.allSatisfy { $0.text("occurred_at") <= "2026-11-24 08:15Z" })
}

@Test func `an activity's staff is counted right`() throws {
  let contents = try Sample.small.get()
  let staff = counted(contents.rows("assignment").compactMap { $0["activity_id"] })
  #expect(!staff.isEmpty)
  for activity in contents.rows("activity") {
    #expect(activity.number("accepted_count") == staff[activity.text("id"), default: 0])
  }
}

/// The Monday of a day's week, by Sakamoto's way and not the room's.
private func monday(of day: String) -> String? {
  let parts = day.split(separator: "-").compactMap { Int($0) }
  guard parts.count == 3 else { return nil }
  var (year, month, date) = (parts[0], parts[1], parts[2])
  let y = month < 3 ? year - 1 : year
  let sunday =
    (y + y / 4 - y / 100 + y / 400 + [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] + date) % 7
  date -= (sunday + 6) % 7
  if date < 1 {
    (month, year) = month == 1 ? (12, year - 1) : (month - 1, year)
    let february = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    date += [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(year)-\(two(month))-\(two(date))"
}

@Test func `events speak Domain's words`() throws {
  let events = try Sample.small.get().rows("event")
  let words = Dictionary(grouping: events, by: { $0.text("subject_kind") })
    .mapValues { Set($0.map { $0.text("kind") }) }
  for (subject, found) in words {
    let known = try #require(Event.Subject(rawValue: subject))
    if let kinds = known.kinds { #expect(found.subtracting(kinds) == [], "\(subject)") }
  }
  #expect(words["assignment"]?.contains("offered") == true)
  #expect(words["help_request"]?.contains("on_hold") == true)
}
