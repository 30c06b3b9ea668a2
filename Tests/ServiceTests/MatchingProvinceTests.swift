import API
import Foundation
import Service
import Store
import TestSupport
import Testing

/// A small fictitious province, whole: its plan and its candidates against rules written in SQL.
@Suite(.freshDatabase) struct MatchingProvinceTests {
  private func administrator() throws -> TokenHolder {
    try Matchable.province(households: 4000)
    return TokenHolder(
      service: try ServiceOnDatabase(), token: "administrator-of-the-province")
  }

  @Test func `a province is matched, proved and applied, and every line keeps the rules`() throws {
    let administrator = try administrator()
    let reply = try administrator.post("/v1/matching-runs", #"{"scope":["37"]}"#)
    let run = try #require(reply.text("matching_run.id"))
    guard case .saved(run, let count) = try Matchable.worker().work() else {
      Issue.record("no plan was saved")
      return
    }
    let shown = try administrator.get("/v1/matching-runs/\(run)")
    let served = try #require(shown["matching_run.counts.served"] as? Int)
    let places = try FreshDatabase.current.run(
      """
      select sum(people_needed - offered_count - accepted_count)::text from help_request
      where intake = 'ready' and closed_reason is null and hold_reason is null
        and earliest_on <= local_day(now()) + 7
      """)
    #expect(places == [["\(count)"]])
    #expect(served > count / 6)
    #expect(try FreshDatabase.current.run(Self.broken, [run]) == [])
    #expect(try administrator.lines(run).count == count)
    let idle = try administrator.idle(run)
    #expect(idle.count == shown["matching_run.score.idle"] as? Int && idle.count > 20)
    #expect(try FreshDatabase.current.run(Self.busy, [run]) == [])
    let applied = try administrator.post(
      "/v1/matching-runs/\(run)/application", #"{"require":"all"}"#)
    #expect(applied["applied"] as? Int == served)
    let counts = try FreshDatabase.current.run(
      "select count(*)::text from assignment where origin = 'engine' and run_id = $1::uuid", [run])
    #expect(counts == [["\(served)"]])
    // What is offered now is pinned next time: nobody is asked twice, and the rest still fits.
    _ = try administrator.post("/v1/matching-runs", #"{"scope":["37"]}"#)
    guard case .saved(let second, _) = try Matchable.worker().work() else {
      Issue.record("no second plan was saved")
      return
    }
    #expect(try FreshDatabase.current.run(Self.broken, [second]) == [])
    #expect(
      try administrator.post("/v1/matching-runs/\(second)/application", #"{"require":"all"}"#)
        .status == 200)
  }

  @Test func `candidates are those whom the rules let in, asked for one by one`() throws {
    let administrator = try administrator()
    let requests = try FreshDatabase.current.run(
      """
      select r.id::text, c.code from help_request r join unit c on c.id = r.commune_id
      where r.state = 'ready' and (select count(*) from ambassador m
        where m.commune_id = r.commune_id and m.status = 'active') > 2
      order by r.id limit 100
      """)
    #expect(requests.count > 5)
    var found = 0
    for row in requests {
      let officer = TokenHolder(
        service: administrator.service, token: "token-of-officer-of-\(row[1] ?? "")")
      let request = row[0] ?? ""
      let reply = try officer.get("/v1/help-requests/\(request)/candidates?limit=200")
      #expect(reply.status == 200)
      let candidates = reply["candidates"] as? [[String: Any]] ?? []
      let expected = try FreshDatabase.current.run(Self.able, [request]).compactMap { $0[0] }
      let able = candidates.filter { $0["is_candidate"] as? Bool == true }
      #expect(Set(able.compactMap(Self.id)) == Set(expected))
      found += able.count
      // Ranked: whoever fails fewer rules first, of equals the nearest.
      let ranks = candidates.map { candidate in
        let rules = candidate["rules"] as? [[String: Any]] ?? []
        return [
          rules.count { $0["holds"] as? Bool == false }, candidate["distance_m"] as? Int ?? -1,
        ]
      }
      #expect(ranks == ranks.sorted { $0.lexicographicallyPrecedes($1) })
      // Everybody was judged here, so that the counts may be counted again.
      #expect(reply["considered"] as? Int == candidates.count)
      let refusals = reply["refusals"] as? [[String: Any]] ?? []
      let failed = candidates.flatMap(Self.failedRules)
      #expect(Set(refusals.map { $0["code"] as? String }) == Set(failed))
      for refusal in refusals {
        let code = refusal["code"] as? String
        #expect(refusal["ambassadors"] as? Int == failed.count { $0 == code })
      }
      for candidate in candidates { try Self.isAtHome(candidate) }
      let first = try officer.get("/v1/help-requests/\(request)/candidates?limit=1")
      #expect((first["candidates"] as? [Any])?.count == min(1, candidates.count))
      #expect(first["considered"] as? Int == candidates.count)
    }
    #expect(found > 4)
  }

  private static func failedRules(_ candidate: [String: Any]) -> [String?] {
    let rules = candidate["rules"] as? [[String: Any]] ?? []
    return rules.filter { $0["holds"] as? Bool == false }.map { $0["code"] as? String }
  }

  /// Village, team and the levels of the skills needed, against the tables.
  private static func isAtHome(_ candidate: [String: Any]) throws {
    let row = try FreshDatabase.current.run(
      """
      select u.code, t.name, (select string_agg(c.skill_code || c.level, ' ' order by c.skill_code)
        from competence c where c.person_id = m.person_id)
      from ambassador m left join unit u on u.id = m.village_id left join team t on t.id = m.team_id
      where m.id = $1::uuid
      """, [id(candidate)])[0]
    #expect((candidate["village"] as? [String: Any])?["code"] as? String == row[0])
    #expect(candidate["team"] as? String == row[1])
    let skills = candidate["skills"] as? [[String: Any]] ?? []
    #expect(!skills.isEmpty)
    let held = (row[2] ?? "").split(separator: " ").map(String.init)
    for skill in skills {
      let (code, level) = (skill["code"] as? String ?? "", skill["level"] as? Int ?? -1)
      #expect(level == 0 ? !held.contains { $0.hasPrefix(code) } : held.contains("\(code)\(level)"))
    }
    let isShort = skills.contains { ($0["level"] as? Int ?? 0) < ($0["needed"] as? Int ?? 9) }
    #expect(isShort == failedRules(candidate).contains("skill"))
  }

  private static func id(_ candidate: [String: Any]) -> String? {
    (candidate["ambassador"] as? [String: Any])?["id"] as? String
  }

  /// What one pair of request and ambassador breaks on a day and part of it; the metres are measured on
  /// the ellipsoid, so half a percent is left to the engine's plane.
  private static let rules = """
      m.status <> 'active' or not m.valid @> day
      or not exists (select from consent c where c.person_id = m.person_id
        and c.purpose = 'serve_as_ambassador' and c.withdrawn_at is null)
      or not r.mode = any (m.modes) or not r.language = any (m.languages)
      or r.gender_wanted <> (select gender from person p where p.id = m.person_id)
      or exists (select from service_skill s where s.service_code = r.service_code and not exists (
        select from competence c where c.person_id = m.person_id and c.skill_code = s.skill_code
          and c.level >= s.level))
      or (r.mode <> 'phone' and 1.3 * ST_Distance(
          ST_SetSRID(ST_MakePoint(r.lon_mdeg / 1e3, r.lat_mdeg / 1e3), 4326)::geography,
          ST_SetSRID(ST_MakePoint(m.lon_mdeg / 1e3, m.lat_mdeg / 1e3), 4326)::geography)
        > m.reach_m * 1.005 + 2)
      or exists (select from help_request_exclusion e where e.help_request_id = r.id
        and e.ambassador_id = m.id)
      or exists (select from assignment a where a.help_request_id = r.id and a.ambassador_id = m.id
        and (a.is_live or a.state in ('declined', 'released')))
      or day < r.earliest_on or (day > r.due_on and r.due_on >= local_day(now()))
      or r.parts_of_day >> part & 1 = 0
      or coalesce((select max(v.seats) from availability v where v.ambassador_id = m.id
          and v.during @> day and v.parts_of_day >> part & 1 = 1
          and (v.kind = 'once' or v.kind = 'weekly' and v.weekday = extract(isodow from day)
            and not exists (select from public_holiday h where h.day = rules.day))), 0)
        <= (select count(*) from assignment a where a.ambassador_id = m.id and a.is_live
          and a.day = rules.day and a.part_of_day = part)
      or exists (select from availability v where v.ambassador_id = m.id and v.kind = 'blackout'
        and v.during @> day and v.parts_of_day >> part & 1 = 1)
    """

  /// The lines of a plan that break a rule or take a seat twice; due days count from the first day.
  private static let broken = """
    select l.line::text from matching_line l join matching_run n on n.id = l.run_id
      join help_request r on r.id = l.help_request_id join ambassador m on m.id = l.ambassador_id
      cross join lateral (select l.day, l.part_of_day as part) rules
    where l.run_id = $1::uuid and (l.day < n.first_day or l.day >= n.first_day + n.days
      or (\(rules.replacingOccurrences(
        of: "r.due_on >= local_day(now())", with: "r.due_on >= n.first_day")
      .replacingOccurrences(of: "day < r.", with: "rules.day < r.")
      .replacingOccurrences(of: "(day >", with: "(rules.day >")
      .replacingOccurrences(of: "@> day", with: "@> rules.day")
      .replacingOccurrences(of: "from day)", with: "from rules.day)"))))
    union all select min(line)::text from (
        select ambassador_id, day, part_of_day, seat, line from matching_line
        where run_id = $1::uuid and ambassador_id is not null
        union all select ambassador_id, day, part_of_day, seat, 0 from assignment where is_live) s
      group by ambassador_id, day, part_of_day, seat having count(*) > 1 and max(line) > 0
    union all select min(line)::text from matching_line l join ambassador m on m.id = l.ambassador_id
      where run_id = $1::uuid group by m.id
      having count(*) > m.max_open + m.extra_open - m.open_count - (select count(*) from assignment a
        where a.ambassador_id = m.id and a.state = 'offered' and a.run_id is distinct from $1::uuid)
    """

  /// The ambassadors of the request's commune for whom some half day breaks no rule and whose week has
  /// room.
  private static let able = """
    select m.id::text from help_request r join ambassador m on m.commune_id = r.commune_id
    where r.id = $1::uuid and r.offered_count + r.accepted_count < r.people_needed
      and m.max_open + m.extra_open - m.open_count > (select count(*) from assignment a
        where a.ambassador_id = m.id and a.state = 'offered')
      and r.minutes <= (select sum(w.days * coalesce(k.cap_minutes + k.extra_minutes - k.minutes,
          m.max_minutes_week) / 7) from (
          select date_trunc('week', d)::date as monday, count(*) as days
          from generate_series(greatest(local_day(now()), r.earliest_on),
            greatest(local_day(now()), r.earliest_on) + 6, interval '1 day') d group by 1) w
          left join ambassador_week k on k.ambassador_id = m.id and k.monday = w.monday)
        - (select coalesce(sum(a.minutes), 0) from assignment a where a.ambassador_id = m.id
          and a.state = 'offered' and a.day between greatest(local_day(now()), r.earliest_on)
            and greatest(local_day(now()), r.earliest_on) + 6)
      and exists (
        select from (select d::date as day, part
          from generate_series(greatest(local_day(now()), r.earliest_on),
            greatest(local_day(now()), r.earliest_on) + 6, interval '1 day') d,
            generate_series(0, 2) part) rules
        where not coalesce((\(rules)), false))
    """

  /// Those called idle who are sent somewhere, have agreed to go, or do not take part.
  private static let busy = """
    select i.ambassador_id::text from matching_idle i join ambassador m on m.id = i.ambassador_id
    where i.run_id = $1::uuid and (m.status <> 'active'
      or exists (select from matching_line l where l.run_id = i.run_id
        and l.ambassador_id = i.ambassador_id)
      or not exists (select from consent c where c.person_id = m.person_id
        and c.purpose = 'serve_as_ambassador' and c.withdrawn_at is null))
    """
}
