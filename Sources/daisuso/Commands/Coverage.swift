internal import API
internal import ArgumentParser

/// `daisuso coverage`: the public numbers of the province and its communes; needs no token.
struct ShowCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: texts.coverageAbstract,
    discussion: texts.coverageDiscussion)

  @Option(help: ArgumentHelp(texts.indicatorHelp, valueName: texts.codeValue))
  var indicator: [String] = []

  @Option(help: ArgumentHelp(texts.coverageUnitHelp, valueName: texts.unitCodeValue))
  var unit: String?

  @Flag(help: ArgumentHelp(texts.lowestHelp))
  var lowest = false

  @Flag(help: ArgumentHelp(texts.geojsonHelp))
  var geojson = false

  @OptionGroup var form: TableOptions
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    let isWhole = form.json || form.csv || geojson
    if isWhole, !indicator.isEmpty || unit != nil || lowest {
      throw ValidationError(texts.wholeCoverage)
    }
    if geojson, form.json || form.csv { throw ValidationError(texts.oneCoverageForm) }
  }

  func run() throws {
    let client = try connection.client()
    if form.csv { return try client.answer(to: .coverage(.table)).printCSV() }
    if geojson { return try client.answer(to: .coverage(.map)).printJSON() }
    let answer = try client.answer(to: .coverage(.numbers))
    let coverage = try answer.decoded(Coverage.self)
    if form.json { return try answer.printJSON() }
    let place = try unit.map { unit throws(Trouble) in try coverage.place(unit) }
    let chosen = try indicator.map { code throws(Trouble) in try coverage.indicator(code) }
    if chosen.isEmpty {
      try Sheet(columns: coverage.columns(of: place ?? coverage.whole), isCSV: false)
        .show(coverage.indicators)
    } else {
      let places = place.map { [$0] } ?? coverage.places(by: chosen[0].code, lowest: lowest)
      try Sheet(columns: coverage.columns(chosen), isCSV: false).show(places)
      for indicator in chosen { try note(texts.meaning(indicator)) }
    }
    try note(texts.coverageNote(coverage))
    if chosen.isEmpty, place == nil { try note(texts.coverageHint) }
  }
}

/// The public numbers.
struct Coverage: Decodable {
  var asOf: String
  var cell: Kind
  var smallestCount: Int
  var indicators: [Indicator]
  var province: Province
  var units: [Place]

  struct Kind: Decodable {
    var name: String
    var kind: String
  }

  struct Indicator: Decodable {
    var code: String
    var nameVi: String
    var unit: String
    var numeratorVi: String
    var denominatorVi: String?
    var sourceVi: String
  }

  struct Province: Decodable {
    var cells: [String: Figure]
  }

  /// A commune, or the province.
  struct Place: Decodable {
    var code: String
    var fullName: String
    var cells: [String: Figure]
  }

  /// One number, or why there is none.
  struct Figure: Decodable {
    var state: String
    var value: Double?
    var numerator: Int?
    var denominator: Int?
    /// How many communes the province's number leaves out.
    var leftOut: Int?

    /// Where it stands in an ascending list; `nil` stands last either way.
    var rank: Double? {
      switch state {
      case "number": value
      case "zero": 0
      // Some, but fewer than may be told.
      case "few": .leastNonzeroMagnitude
      default: nil
      }
    }
  }
}

extension Coverage {
  /// The province as a place.
  var whole: Place { Place(code: "", fullName: cell.name, cells: province.cells) }

  /// The commune with this code.
  func place(_ code: String) throws(Trouble) -> Place {
    guard let place = units.first(where: { $0.code == code }) else {
      throw .coverage(.unit(code))
    }
    return place
  }

  /// The indicator with this code.
  func indicator(_ code: String) throws(Trouble) -> Indicator {
    guard let indicator = indicators.first(where: { $0.code == code }) else {
      throw .coverage(.indicator(code, known: indicators.map(\.code)))
    }
    return indicator
  }

  /// The province, then its communes by an indicator, the highest or lowest first; of equals, and where
  /// nothing is known, in the server's order.
  func places(by code: String, lowest: Bool) -> [Place] {
    let ranked = units.enumerated().map { ($0.offset, $0.element, $0.element.cells[code]?.rank) }
    let sorted = ranked.sorted { one, other in
      switch (one.2, other.2) {
      case (let first?, let second?) where first != second: (first < second) == lowest
      case (.some, nil): true
      case (nil, .some): false
      default: one.0 < other.0
      }
    }
    return [whole] + sorted.map(\.1)
  }

  /// What a row shows of a place: a column an indicator.
  func columns(_ chosen: [Indicator]) -> [Column<Place>] {
    [
      .code(texts.codeTitle, priority: 8) { $0.code },
      .text(texts.nameTitle, minimum: 12, priority: 9) { $0.fullName },
    ]
      + chosen.enumerated().map { index, indicator in
        var column: Column<Place> = .code(indicator.nameVi, minimum: 6, priority: 7 - index) {
          text($0, indicator)
        }
        column.alignment = .right
        return column
      }
  }

  /// What a row shows of an indicator at one place.
  func columns(of place: Place) -> [Column<Indicator>] {
    var value: Column<Indicator> = .code(place.fullName) { text(place, $0) }
    value.alignment = .right
    return [
      .text(texts.indicatorTitle, minimum: 16, priority: 8) { $0.nameVi },
      value,
      .code(texts.shareTitle, priority: 5) { place.cells[$0.code].flatMap(texts.share) },
      .code(texts.leftOutTitle, priority: 4) { indicator in
        place.cells[indicator.code]?.leftOut.map { String($0) }
      },
      .code(texts.codeTitle, priority: 7) { $0.code },
    ]
  }

  private func text(_ place: Place, _ indicator: Indicator) -> String? {
    place.cells[indicator.code].map {
      texts.figure($0, isShare: indicator.unit == "percent", fewerThan: smallestCount)
    }
  }
}
