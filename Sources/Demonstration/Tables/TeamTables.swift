/// Campaigns, teams and who belongs to them.
extension Demonstration {
  var campaignTable: Table {
    Table("campaign", ["id", "name", "during"], items: campaigns.count) { number, lines in
      lines.field(campaigns[number].id)
      lines.field(campaigns[number].name)
      lines.field(days: campaigns[number].first, campaigns[number].end)
      lines.end()
    }
  }

  var teamTable: Table {
    Table(
      "team",
      [
        "id", "kind", "name", "commune_id", "village_id", "campaign_id", "decision_number",
        "decided_on", "signed_by_role", "valid",
      ], items: roster.teams.count
    ) { number, lines in
      let team = roster.teams[number]
      lines.field(roster.id(ofTeam: number))
      addName(team, to: &lines)
      lines.field(facts.communes[team.commune])
      lines.field(team.village.map { settlement.villages[$0].id })
      lines.field(team.campaign.map { campaigns[$0].id })
      if let decision = team.decision {
        lines.begin()
        lines.add(decision)
        lines.add("/QĐ-UBND")
        lines.field(day: team.first - 3)
        lines.field("Chủ tịch UBND")
      } else {
        for _ in 0..<3 { lines.null() }
      }
      lines.field(days: team.first, team.end)
      lines.end()
    }
  }

  private func addName(_ team: Team, to lines: inout Lines) {
    switch team.kind {
    case .village: lines.field("village_digital_team")
    case .commune: lines.field("commune_digital_team")
    case .formation: lines.field("youth_formation")
    }
    lines.begin()
    lines.add(team.kind == .formation ? "Đội hình thanh niên " : "Tổ công nghệ số cộng đồng ")
    if let village = team.village {
      lines.add(settlement.villages[village].fullName)
    } else {
      lines.add(facts.communeNames[team.commune])
    }
  }

  var memberTable: Table {
    Table(
      "team_member", ["id", "team_id", "person_id", "role", "affiliation", "valid"],
      items: roster.members.count
    ) { number, lines in
      let member = roster.members[number]
      lines.field(
        seed.id(.member, number, minute: Calendar.minute(ofDay: member.first, clock: 660)))
      lines.field(roster.id(ofTeam: member.team))
      lines.field(residents.personID(member.person))
      switch member.role {
      case .leader: lines.field("leader")
      case .deputy: lines.field("deputy")
      case .member: lines.field("member")
      }
      lines.field(member.affiliation)
      lines.field(days: member.first, member.end)
      lines.end()
    }
  }
}
