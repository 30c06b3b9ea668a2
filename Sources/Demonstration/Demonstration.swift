import Domain

/// A believable fictitious province: the same bytes for the same facts, size, seed and instant, on
/// any machine.
///
/// The people are made up, and no phone of theirs can ring: +84100… begins with no prefix in use.
/// Everything is drawn from counters, so rows stream without being kept.
public struct Demonstration: Sendable {
  let province: Province
  let seed: Seed
  let clock: Clock
  let campaigns: [Campaign]
  let settlement: Settlement
  let residents: Residents
  let roster: Roster
  let corps: Corps
  let sites: [Site]
  let story: Story
  let facts: Facts

  /// Lays the province out and tells its story; the rows are made when a table is read.
  ///
  /// - Parameters:
  ///   - province: The real units and catalogue.
  ///   - size: How much of everything.
  ///   - number: Another number is another province.
  ///   - seconds: The present, in seconds since 1970 UTC: nothing has happened after it.
  /// - Complexity: O(households + requests + ambassadors × weeks) time; some 90 bytes a request and
  ///   2 a household are kept.
  public init(province: Province, size: Size, seed number: UInt64, now seconds: Int) {
    let seed = Seed(number: number)
    let clock = Clock(seconds: seconds, historyDays: size.historyDays)
    let campaigns = Campaign.all(clock, seed: seed)
    let settlement = Settlement(
      province, size: size, seed: seed, madeAt: clock.historyBegins - 200 * 1440)
    let residents = Residents(
      settlement, naming: Naming(province.names), seed: seed, clock: clock)
    var roster = Roster(residents, campaigns: campaigns, seed: seed, clock: clock)
    let corps = Corps(
      province, size: size, roster: &roster, residents: residents, campaigns: campaigns)
    let sites = Site.all(residents)
    (self.province, self.seed, self.clock, self.campaigns) = (province, seed, clock, campaigns)
    (self.settlement, self.residents, self.roster) = (settlement, residents, roster)
    (self.corps, self.sites) = (corps, sites)
    story = Storyteller.story(
      province, residents: residents, roster: roster, corps: corps, sites: sites, size: size)
    facts = Facts(province)
  }

  /// The tables in the order in which every reference is to a row loaded already, or deferred.
  public var tables: [Table] {
    [
      villageTable, personTable, consentTable, grantTable, countTable, campaignTable, teamTable,
      memberTable, ambassadorTable, weekTable, availabilityTable, competenceTable, criteriaTable,
      householdTable, householdMemberTable, siteTable, counterTable, requestTable, exclusionTable,
      activityTable, attendanceTable, assignmentTable, eventTable, visitTable, verificationTable,
      referralTable, contactTable,
    ]
  }
}

/// The province's codes and ids as COPY text.
struct Facts: Sendable {
  let province: Text
  let communes: [Text]
  let communeNames: [Text]
  let services: [Text]
  let serviceNames: [Text]
  let priorityClasses: [Text]
  let skills: [[(code: Text, level: Int)]]

  init(_ facts: Province) {
    province = Text(facts.unit.id.description)
    communes = facts.communes.map { Text($0.unit.id.description) }
    communeNames = facts.communes.map { Text($0.unit.name) }
    services = facts.services.map { Text($0.code) }
    serviceNames = facts.services.map { Text($0.name) }
    priorityClasses = facts.priorityClasses.map { Text($0) }
    skills = facts.services.map { $0.skills.map { (Text($0.code), $0.level) } }
  }
}
