public import Domain

/// What is known of a real province before its people are made up: units, catalogue, name
/// frequencies.
public struct Province: Sendable {
  /// The identity of a unit that stands in the database already.
  public struct Unit: Sendable {
    /// The row's id.
    public let id: ID<Unit>
    /// Today's official code.
    public let code: String
    /// The name without what it is, such as `Hải Hậu`.
    public let name: String
    /// The name as people write it in an address, such as `Xã Hải Hậu`.
    public let fullName: String
    /// Whether its villages are called tổ dân phố.
    public let isUrban: Bool

    /// Takes the facts of `unit.csv`.
    public init(id: ID<Unit>, code: String, name: String, fullName: String, isUrban: Bool) {
      (self.id, self.code, self.name, self.fullName) = (id, code, name, fullName)
      self.isUrban = isUrban
    }
  }

  /// A commune of today with what its villages are laid out in.
  public struct Commune: Sendable {
    /// Its row.
    public let unit: Unit
    /// Residents, used as a weight.
    public let population: Int
    /// Where its people may live.
    public let outline: Outline
    /// A point inside the outline.
    public let inside: Place
    /// The communes it was merged from, by code.
    public let formerCommunes: [Unit]

    /// Puts a commune together.
    public init(
      unit: Unit, population: Int, outline: Outline, inside: Place, formerCommunes: [Unit]
    ) {
      (self.unit, self.population, self.outline) = (unit, population, outline)
      (self.inside, self.formerCommunes) = (inside, formerCommunes)
    }
  }

  /// A service with the skills it takes.
  public struct Service: Sendable {
    /// The code of `service.csv`.
    public let code: String
    /// The Vietnamese name.
    public let name: String
    /// How long it usually takes.
    public let minutes: Int
    /// How soon it is due.
    public let dueDays: Int
    /// The least level of each skill, by code.
    public let skills: [(code: String, level: Int)]

    /// Takes the facts of `service.csv` and `service_skill.csv`.
    public init(
      code: String, name: String, minutes: Int, dueDays: Int, skills: [(code: String, level: Int)]
    ) {
      (self.code, self.name, self.minutes) = (code, name, minutes)
      (self.dueDays, self.skills) = (dueDays, skills)
    }
  }

  /// The province's own row, the place of province-wide grants.
  public let unit: Unit
  /// Its communes, in the order of their codes.
  public let communes: [Commune]
  /// What can be asked for.
  public let services: [Service]
  /// The codes of the classes of priority, the most pressing first, the ordinary last.
  public let priorityClasses: [String]
  /// The days of Tết, when few ask.
  public let newYearDays: [Day]
  /// How often which part of a name occurs.
  public let names: [NameFrequency]

  /// Puts a province together; at least one commune, service, class and name of each part.
  public init(
    unit: Unit, communes: [Commune], services: [Service],
    calendar: (priorityClasses: [String], newYearDays: [Day]), names: [NameFrequency]
  ) {
    (self.unit, self.communes, self.services, self.names) = (unit, communes, services, names)
    (priorityClasses, newYearDays) = calendar
  }
}
