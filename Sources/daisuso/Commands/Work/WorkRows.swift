internal import Domain

/// A service or a priority class.
struct CodeAndName: Decodable {
  var code: String
  var nameVi: String
}

/// Whom help is for.
struct BeneficiaryName: Decodable {
  var kind: String
  /// `nil` when nobody knows it, or the asker may not see it yet.
  var name: String?

  /// The name with what kind of beneficiary it is.
  var text: String? {
    name.map { kind == "household" ? texts.household(of: $0) : $0 }
  }
}

/// Agreed clock times, RFC 3339.
struct Span: Decodable {
  var from: String
  var to: String

  /// `08:00–09:30`, as clocks here show.
  var text: String {
    [from, to].map { String(VietnameseFormat.instant($0).suffix(5)) }.joined(separator: "–")
  }
}

/// When work is to be done.
protocol Scheduled {
  var day: String { get }
  var partOfDay: String { get }
  var scheduled: Span? { get }
}

extension Scheduled {
  /// The part of the day, with clock times where they are agreed.
  var partText: String {
    let part = texts.partOfDay(partOfDay)
    return scheduled.map { "\(part) \($0.text)" } ?? part
  }

  /// The part of the day, with the hour to be there where it is agreed.
  var startText: String {
    let part = texts.partOfDay(partOfDay)
    return scheduled.map { "\(part) \(VietnameseFormat.instant($0.from).suffix(5))" } ?? part
  }

  /// Day and part, `sáng thứ Tư 25/11/2026`.
  var timeText: String { "\(partText) \(VietnameseFormat.weekdayAndDay(day))" }
}

/// A help request in short.
struct HelpRequestRow: ListRow {
  static var list: String { "helpRequests" }

  var id: String
  var version: Int
  var number: Int
  var state: String
  var commune: UnitName
  var village: UnitName?
  var service: CodeAndName
  var priority: CodeAndName
  var mode: String
  var peopleNeeded: Int
  var offeredCount: Int
  var acceptedCount: Int
  var reportedCount: Int
  var earliestOn: String
  var dueOn: String
  var partsOfDay: [String]
  var receivedAt: String
  /// Only lists tell it.
  var beneficiary: BeneficiaryName?

  /// What people call it, and commands take: `14329/57`.
  var label: String { "\(commune.code)/\(number)" }

  /// Village and commune.
  var place: String { commune.with(village) }

  /// Where a volunteer has to be, in short.
  var destination: String {
    let nearest = village?.fullName ?? commune.fullName
    return switch HelpRequest.Mode(rawValue: mode) {
    case .phone: texts.mode(mode)
    case .station: "\(nearest), \(texts.mode(mode))"
    case .home, nil: nearest
    }
  }
}

/// An assignment as its own operations answer it.
struct AssignmentRow: Decodable, Scheduled {
  var id: String
  var version: Int
  var state: String
  var taskNumber: Int
  var day: String
  var partOfDay: String
  var minutes: Int
  var scheduled: Span?
  var expiresAt: String?
  var startedAt: String?
  var next: [String]
}
