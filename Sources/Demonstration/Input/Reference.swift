import Domain

extension Province {
  /// Reads a province from the project's reference data.
  ///
  /// The files are `unit`, `unit_succession`, `unit_published`, `outline`, `service`,
  /// `service_skill`, `priority_class`, `public_holiday` and `name_frequency`, each `NAME.csv`.
  ///
  /// - Parameter file: Gives the text of a file by its name without `.csv`.
  /// - Throws: ``ProvinceError`` with the file at fault.
  public init(reference file: (_ name: String) throws(ProvinceError) -> String)
    throws(ProvinceError)
  {
    func csv(_ name: String) throws(ProvinceError) -> CSV {
      try CSV(name: name, text: try file(name))
    }
    let units = try ReferenceUnits(csv("unit"))
    self.init(
      unit: units.province,
      communes: try units.communes(
        outlines: csv("outline"), published: csv("unit_published"),
        succession: csv("unit_succession")),
      services: try Self.services(csv("service"), skills: csv("service_skill")),
      calendar: (
        try Self.priorityClasses(csv("priority_class")), try Self.newYear(csv("public_holiday"))
      ),
      names: try Self.names(csv("name_frequency")))
  }

  private static func services(_ file: CSV, skills: CSV) throws(ProvinceError) -> [Service] {
    let needed = try skills.columns("service_code", "skill_code", "level")
    var services: [Service] = []
    let lines = try file.columns("code", "name_vi", "minutes", "due_days", "is_offered")
    for (index, line) in lines.enumerated() where line[4] == "t" {
      guard let minutes = Int(line[2]), let days = Int(line[3]) else {
        throw .malformed(file: file.name, line: index + 2)
      }
      services.append(
        Service(
          code: line[0], name: line[1], minutes: minutes, dueDays: days,
          skills: needed.filter { $0[0] == line[0] }.map { ($0[1], Int($0[2]) ?? 1) }))
    }
    guard !services.isEmpty else { throw .empty(file: file.name) }
    return services
  }

  private static func priorityClasses(_ file: CSV) throws(ProvinceError) -> [String] {
    let classes = try file.columns("code", "weight")
      .sorted { Int($0[1]) ?? 0 > Int($1[1]) ?? 0 }.map { $0[0] }
    guard !classes.isEmpty else { throw .empty(file: file.name) }
    return classes
  }

  private static func newYear(_ file: CSV) throws(ProvinceError) -> [Day] {
    try file.columns("day", "kind").filter { $0[1] == "tet" }.compactMap { Day($0[0]) }
  }

  private static func names(_ file: CSV) throws(ProvinceError) -> [NameFrequency] {
    var names: [NameFrequency] = []
    let lines = try file.columns("part", "gender", "cohort", "value", "weight")
    for (index, line) in lines.enumerated() {
      guard let part = NameFrequency.Part(rawValue: line[0]), let weight = hundredths(line[4])
      else {
        throw .malformed(file: file.name, line: index + 2)
      }
      names.append(
        NameFrequency(
          part: part, gender: .init(rawValue: line[1]), cohort: .init(rawValue: line[2]),
          value: line[3], weight: weight))
    }
    guard !names.isEmpty else { throw .empty(file: file.name) }
    return names
  }

  /// `31.5` as 3150, read without a floating number.
  private static func hundredths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]) else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard parts[1].utf8.count <= 2, let part = Int(parts[1]) else { return nil }
    return whole * 100 + (parts[1].utf8.count == 1 ? part * 10 : part)
  }
}
