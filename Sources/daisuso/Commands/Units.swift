internal import API
public import ArgumentParser
public import Domain

/// `daisuso units`: administrative units by name, former name or code.
struct Units: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units", abstract: texts.unitsAbstract, discussion: texts.unitsDiscussion,
    subcommands: [SearchUnits.self, ShowUnit.self], defaultSubcommand: SearchUnits.self)
}

/// `daisuso units [search] [TEXT]`.
struct SearchUnits: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: texts.searchUnitsAbstract)

  @Argument(help: ArgumentHelp(texts.unitTextHelp, valueName: texts.unitTextValue))
  var words: [String] = []

  @Option(help: ArgumentHelp(texts.unitKindHelp, valueName: texts.unitKindValue))
  var kind: UnitKind?

  @OptionGroup var list: ListOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let text = words.joined(separator: " ")
    let kind = kind
    let listing = Listing<UnitRow>(client: try connection.client(), options: list) { page in
      let isSearch = text.contains { !$0.isWhitespace }
      return .units(
        isSearch
          ? .search(text: text, kind: kind, page: page)
          : .list(kind: kind ?? .commune, page: page))
    }
    for split in UnitRow.splits(in: try listing.show()) {
      try note(texts.unitsToChooseFrom(split.former, split.parts))
    }
  }
}

/// `daisuso units show CODE`.
struct ShowUnit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: texts.showUnitAbstract)

  @Argument(help: ArgumentHelp(texts.unitCodeHelp, valueName: texts.unitCodeValue))
  var code: String

  @Option(
    help: ArgumentHelp(texts.onDayHelp, valueName: texts.dayValue),
    transform: { try Day.typed($0) })
  var on: Day?

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() throws {
    let answer = try connection.client().answer(to: .units(.show(code: code, on: on)))
    let unit = try answer.decoded(UnitFacts.self)
    if output.json { return try answer.printJSON() }
    try unit.details.show()
  }
}

extension UnitKind: ExpressibleByArgument {}

/// A unit that another one speaks of.
struct UnitName: Decodable {
  var code: String
  var kind: String?
  var fullName: String

  /// The place in full, with a village of it in front if one is known.
  func with(_ village: UnitName?) -> String {
    [village?.fullName, fullName].compactMap(\.self).joined(separator: ", ")
  }
}

/// A unit in a list.
struct UnitRow: ListRow {
  static var list: String { "units" }

  var code: String
  var kind: String
  var fullName: String
  var parent: UnitName?
  var areaKm2: Double?
  var population: Double?
  /// The former unit whose name led here.
  var match: Match?
  /// Whether that former unit was split, so that a person must say which part is meant.
  var choose: Bool?

  struct Match: Decodable {
    var code: String
    var fullName: String
    /// The former district and province.
    var within: String?

    var text: String {
      within.map { "\(fullName), \($0)" } ?? fullName
    }
  }

  static var columns: [Column<UnitRow>] {
    [
      .code(texts.codeTitle) { $0.code },
      .text(texts.nameTitle, minimum: 12, priority: 8) { $0.fullName },
      .text(texts.formerNameTitle, minimum: 12, priority: 7) { $0.match?.text },
      .number(texts.populationTitle, priority: 4) { $0.population },
      .number(texts.areaShortTitle, priority: 3) { $0.areaKm2 },
      // The province is the same for all of them.
      .text(texts.parentTitle, minimum: 12, priority: 2) {
        $0.parent?.kind == UnitKind.province.rawValue ? nil : $0.parent?.fullName
      },
    ]
  }

  /// The former units among the matches that are several today, each with those of this page.
  static func splits(in rows: [UnitRow]) -> [(former: String, parts: [String])] {
    var splits: [(code: String, former: String, parts: [String])] = []
    for row in rows where row.choose == true {
      guard let match = row.match else { continue }
      let part = "\(row.fullName) (\(row.code))"
      if let index = splits.firstIndex(where: { $0.code == match.code && $0.former == match.text })
      {
        splits[index].parts.append(part)
      } else {
        splits.append((match.code, match.text, [part]))
      }
    }
    return splits.map { ($0.former, $0.parts) }
  }
}

/// Everything about one unit.
struct UnitFacts: Decodable {
  var code: String
  var kind: String
  var fullName: String
  var designation: String?
  var nameAlt: String?
  var parent: UnitName?
  var formerCommune: UnitName?
  var formerProvince: String?
  var validFrom: String?
  var validUntil: String?
  var areaKm2: Double?
  var population: Double?
  var point: [Double]?
  var officePoint: [Double]?
  var figures: [Figure]?
  var predecessors: [Succession]?
  var successors: [Succession]?
  var neighbours: [Neighbour]?
  var villageCount: Int?

  struct Figure: Decodable {
    var figure: String
    var value: Double
    var asOf: String
    var source: String
  }

  struct Succession: Decodable {
    var code: String
    var fullName: String
    var within: String?
    var whole: Bool?
    var effectiveOn: String?
    var decree: String?

    var text: String {
      let place = within.map { ", \($0)" } ?? ""
      return "\(fullName) (\(code))\(place)" + (whole == false ? " – \(texts.partOnly)" : "")
    }

    /// What brought it about, and since when.
    var ground: String? {
      decree.map { texts.decree($0, since: effectiveOn.map(VietnameseFormat.day)) }
    }
  }

  struct Neighbour: Decodable {
    var code: String
    var fullName: String
    var borderM: Double?

    var text: String {
      let border = borderM.map { " – \(VietnameseFormat.number($0 / 1000)) km" } ?? ""
      return "\(fullName) (\(code))\(border)"
    }
  }

  /// The facts as fields.
  var details: Details {
    var details = Details()
    details.add(texts.nameTitle, fullName)
    details.add(texts.otherSpelling, nameAlt)
    details.add(texts.codeTitle, code)
    details.add(texts.kindTitle, designation ?? texts.unitKind(kind))
    details.add(texts.parentTitle, parent?.fullName)
    details.add(texts.formerCommune, formerCommune?.fullName)
    details.add(texts.formerProvince, formerProvince)
    details.add(texts.validFrom, validFrom.map(VietnameseFormat.day))
    details.add(texts.validUntil, validUntil.map(VietnameseFormat.day))
    details.add(texts.areaTitle, areaKm2.map { VietnameseFormat.number($0) })
    addFigures(to: &details)
    details.add(texts.office, officePoint.flatMap(texts.point))
    details.add(texts.insidePoint, point.flatMap(texts.point))
    let (before, after) = (predecessors ?? [], successors ?? [])
    details.add(texts.madeFrom, before.map(\.text))
    details.add(texts.becameUnits, after.map(\.text))
    details.add(texts.ground, Set((before + after).compactMap(\.ground)).sorted())
    details.add(texts.neighbours, (neighbours ?? []).map(\.text))
    return details
  }

  /// Counts with their day and source; the bare population stands in where it has none.
  private func addFigures(to details: inout Details) {
    let figures = figures ?? []
    if !figures.contains(where: { $0.figure == "population" }) {
      details.add(texts.populationTitle, population.map { VietnameseFormat.number($0) })
    }
    for figure in figures {
      details.add(
        texts.figure(figure.figure),
        texts.figureValue(
          VietnameseFormat.number(figure.value), VietnameseFormat.day(figure.asOf), figure.source))
    }
    if let villageCount, villageCount > 0 {
      details.add(texts.villages, VietnameseFormat.number(villageCount))
    }
  }
}
