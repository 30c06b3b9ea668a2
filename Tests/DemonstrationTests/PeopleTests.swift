import Demonstration
import Domain
import Foundation
import Testing

@Test func `no phone can ring`() throws {
  let phones = try Sample.small.get().rows("contact").compactMap { $0["phone"] }
  #expect(phones.count > 4000)
  #expect(phones.allSatisfy { $0.wholeMatch(of: /\+84100[0-9]{6}/) != nil })
}

@Test func `no run of twelve digits stands anywhere`() throws {
  let province = try Sample.province.get()
  let demonstration = Demonstration(
    province: province, size: Size(households: 1500), seed: 4, now: Sample.now)
  // Ids of units are given, and one of them may end in digits alone.
  let given = Set(
    ([province.unit] + province.communes.flatMap { [$0.unit] + $0.formerCommunes })
      .map { Array($0.id.description.utf8.suffix(12)) })
  for table in demonstration.tables {
    for piece in table.pieces() {
      var run = 0
      for (index, byte) in piece.lines.enumerated() {
        run = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? run + 1 : 0
        guard run >= 12, !given.contains(Array(piece.lines[index - 11...index])) else { continue }
        Issue.record("\(table.name) holds twelve digits")
      }
    }
  }
}

@Test func `every text is composed`() throws {
  let contents = try Sample.small.get()
  for table in ["unit", "person", "team", "contact", "site", "activity", "campaign"] {
    let wrong = contents.rows(table).flatMap(\.values).filter {
      !$0.unicodeScalars.elementsEqual($0.precomposedStringWithCanonicalMapping.unicodeScalars)
    }
    #expect(wrong.isEmpty, "\(table)")
  }
}

@Test func `names are of two to five words, most of three`() throws {
  let people = try Sample.small.get().rows("person")
  let lengths = counted(people.map { $0.text("display_name").split(separator: " ").count })
  #expect(lengths.keys.allSatisfy { (2...5).contains($0) })
  #expect(Double(lengths[3] ?? 0) / Double(people.count) > 0.7)
  #expect(people.allSatisfy { !$0.text("display_name").contains("  ") })
  #expect(Set(people.map { $0.text("display_name") }).count > people.count / 3)
}

@Test func `surnames and middle names follow their table`() throws {
  let people = try Sample.small.get().rows("person")
  let surnames = counted(people.map { String($0.text("display_name").prefix { $0 != " " }) })
  // 31.5 of a whole of about 96; parents and children share one, so the sample is smaller than it
  // looks.
  #expect(abs(Double(surnames["Nguyễn"] ?? 0) / Double(people.count) - 0.33) < 0.03)
  #expect((surnames["Đinh"] ?? 0) > 0 && (surnames["Lã"] ?? 0) > 0)
  let women = people.filter { $0["gender"] == "female" && $0.number("birth_year") <= 1975 }
  let thi = women.count { $0.text("display_name").contains(" Thị ") }
  #expect(abs(Double(thi) / Double(women.count) - 0.92) < 0.03)
}

@Test func `a leader's grant covers the village of the team`() throws {
  let contents = try Sample.small.get()
  let grants = contents.rows("role_grant").filter { $0["role"] == "team_leader" }
  let held = Set(grants.map { row in ["person_id", "unit_id", "valid"].map(row.text) })
  let villages = Dictionary(
    uniqueKeysWithValues: contents.rows("team").map { ($0.text("id"), $0["village_id"]) })
  var leaders = 0
  for member in contents.rows("team_member") where member["role"] == "leader" {
    guard let village = villages[member.text("team_id")] ?? nil else { continue }
    leaders += 1
    #expect(held.contains([member.text("person_id"), village, member.text("valid")]))
  }
  #expect(leaders == contents.rows("unit").count)
  let delegated = grants.filter { $0["delegated_by"] != nil }
  #expect(!delegated.isEmpty)
  for grant in delegated {
    #expect(grant["reason"] != nil && !grant.text("valid").hasSuffix(",)"))
    #expect(grant["delegated_by"] != grant["person_id"])
  }
}

@Test func `ambassadors consented, and whoever asked did too, once each`() throws {
  let contents = try Sample.small.get()
  let consents = contents.rows("consent").map { row in ["purpose", "person_id"].map(row.text) }
  let given = Set(consents)
  #expect(given.count == consents.count)
  for ambassador in contents.rows("ambassador") {
    #expect(given.contains(["serve_as_ambassador", ambassador.text("person_id")]))
  }
  for request in contents.rows("help_request") {
    #expect(given.contains(["receive_help", request.text("beneficiary_id")]))
  }
}

@Test func `no ambassador verifies own work or is shown own VNeID`() throws {
  let contents = try Sample.small.get()
  let people = Dictionary(
    uniqueKeysWithValues: contents.rows("ambassador").map { ($0.text("id"), $0.text("person_id")) })
  let workers = Dictionary(
    uniqueKeysWithValues: contents.rows("assignment").map {
      ($0.text("id"), people[$0.text("ambassador_id")])
    })
  for verification in contents.rows("verification") {
    let worker = try #require(workers[verification.text("assignment_id")])
    #expect(worker != nil && worker != verification["verified_by"])
  }
  #expect(
    contents.rows("person").allSatisfy {
      $0["vneid_seen_by"] == nil || $0["vneid_seen_by"] != $0["id"]
    })
}
