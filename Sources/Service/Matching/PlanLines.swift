internal import FoundationEssentials
internal import Matching

/// A plan's lines as the arrays that `matching/save` unnests, in PostgreSQL's text form.
///
/// First the visits by request, then the places that get nobody. Visits agreed on before are no lines:
/// nothing is to be done about them.
struct PlanLines {
  private var columns = [String](repeating: "", count: 9)
  /// How many there are.
  private(set) var count = 0

  /// Writes the lines; `isAlive` is asked now and then, and the rest is left out once it says no.
  init(
    _ plan: Plan, of loaded: LoadedProblem, _ explanations: Explanations, isAlive: () -> Bool
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let seats = Seating(plan, of: loaded)
    for visit in plan.visits where !visit.isPinned {
      guard isAlive() else { return }
      let volunteer = Int(visit.volunteer)
      append([
        loaded.problem.requests[Int(visit.request)].id,
        "\(loaded.requestVersions[Int(visit.request)])", loaded.problem.volunteers[volunteer].id,
        "\(loaded.volunteerVersions[volunteer])", loaded.day(visit.slot),
        "\(visit.slot.part.rawValue)", "\(seats.seat(of: visit))",
        "\(visit.metres)", try Self.quoted(encoder.encode(explanations.served(visit))),
      ])
    }
    for entry in plan.unserved {
      guard isAlive() else { return }
      let explanation = try Self.quoted(encoder.encode(explanations.unserved(entry)))
      let request = Int(entry.request)
      for _ in 0..<entry.missing {
        append(
          [loaded.problem.requests[request].id, "\(loaded.requestVersions[request])"]
            + [String](repeating: "NULL", count: 6) + [explanation])
      }
    }
  }

  private mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if count > 0 { columns[index] += "," }
      columns[index] += field
    }
    count += 1
  }

  /// The nine parameters.
  var parameters: [String?] { columns.map { "{\($0)}" } }

  /// An element of an array in quotes.
  ///
  /// - SeeAlso: <https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO>.
  static func quoted(_ text: Data) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Which free seat of the half day each visit takes: the engine counts visits, the rows number them.
///
/// Those of one round take theirs in the order of the stops, for work is listed by seat.
private struct Seating {
  private var held: [Int]
  private var seats: [UInt64: Int] = [:]

  init(_ plan: Plan, of loaded: LoadedProblem) {
    held = loaded.held
    let agreed = Set(plan.visits.filter(\.isPinned).map { Self.key($0.request, $0.volunteer) })
    for round in plan.rounds(of: loaded.problem) {
      for stop in round.stops {
        let key = Self.key(stop.request, round.volunteer)
        if !agreed.contains(key) { seats[key] = take(round.volunteer, round.slot) }
      }
    }
  }

  func seat(of visit: PlannedVisit) -> Int {
    seats[Self.key(visit.request, visit.volunteer), default: 0]
  }

  private static func key(_ request: Int32, _ volunteer: Int32) -> UInt64 {
    UInt64(request) << 32 | UInt64(volunteer)
  }

  /// Takes the lowest free seat.
  private mutating func take(_ volunteer: Int32, _ slot: Slot) -> Int {
    let shift = 3 * Int(slot.index)
    let taken = held[Int(volunteer)] >> shift & 7
    let seat = (~taken).trailingZeroBitCount
    held[Int(volunteer)] |= 1 << (shift + seat)
    return seat
  }
}
