/// The object of columns that `matching_problem` answers; a table without rows has `null` columns.
struct ProblemBody: Decodable {
  /// The days of the horizon.
  let days: [String]
  let catalogue: Catalogue
  let requests: Requests
  let volunteers: Volunteers
  let volunteer_skills: Skills
  let teams: Quotas
  let communes: Quotas
  let areas: Areas
  let bars: Bars
  let pins: Pins

  struct Catalogue: Decodable {
    /// Longitude and latitude in millionths of a degree.
    let origin: [Int]
    let neighbours: Neighbours
    let skills: [String]
    /// What the skills are called, by code.
    let skill_names: [String: String]
    let services: [String]
    let service_skills: Skills
    let classes: Classes
  }

  struct Neighbours: Decodable {
    let first: [String]?
    let second: [String]?
  }

  struct Classes: Decodable {
    let id: [String]
    let weight: [Int]
  }

  struct Skills: Decodable {
    let owner: [String]?
    let skill: [String]?
    let level: [Int]?
  }

  struct Requests: Decodable {
    let id: [String]?
    let version: [Int]?
    let commune: [String]?
    let village: [String?]?
    let service: [String]?
    let `class`: [String]?
    let longitude: [Int]?
    let latitude: [Int]?
    let slots: [Int]?
    let deadline: [Int?]?
    let minutes: [Int]?
    let people: [Int]?
    let mode: [String]?
    let language: [String]?
    let visitor_gender: [String?]?
    let waiting_days: [Int]?
    let tries: [Int]?
    let known: [String?]?
  }

  struct Volunteers: Decodable {
    let id: [String]?
    let version: [Int]?
    let name: [String]?
    let commune: [String]?
    let village: [String?]?
    /// Their team, where it has a quota.
    let team: [String?]?
    let longitude: [Int]?
    let latitude: [Int]?
    let radius_m: [Int]?
    let modes: [[String]]?
    let languages: [[String]]?
    let gender: [String?]?
    /// Visits that availability allows, three bits a half day.
    let seats: [Int]?
    /// Seats taken, three bits a half day, one for each seat.
    let held: [Int]?
    /// Visits that the limits of the weeks still allow.
    let room: [Int]?
    let recent_load: [Int]?
    let active: [Bool]?
    let consented: [Bool]?
    /// Whether they are in the scope; others are here for the place they hold.
    let own: [Bool]?
  }

  /// Teams or communes whose people are given so many visits at most.
  struct Quotas: Decodable {
    let id: [String]?
    let commune: [String]?
    /// Of the horizon.
    let quota: [Int]?
    /// Visits of the horizon that their people hold, in this problem or not.
    let held: [Int]?
  }

  /// What ambassadors serve beyond their own area.
  struct Areas: Decodable {
    let volunteer: [String]?
    /// The commune, or the one around the village.
    let commune: [String]?
    let village: [String?]?
  }

  struct Bars: Decodable {
    let request: [String]?
    let volunteer: [String]?
    let reason: [String]?
  }

  struct Pins: Decodable {
    let request: [String]?
    let volunteer: [String]?
    let slot: [Int]?
    /// Whether the day lies within the horizon.
    let inside: [Bool]?
  }
}
