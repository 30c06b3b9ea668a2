internal import API
internal import Domain

/// Who may do what: a pure table of the roles that an operation is open to.
///
/// Where the roles hold, dated grants say; the statements join both (decisions 3 and 4).
enum Permit {
  /// All who see rows of people in their scope.
  static let readers: [Role] = [
    .administrator, .provinceOfficer, .communeOfficer, .teamLeader, .auditor,
  ]
  /// Those who take requests in and give work out.
  static let coordinators: [Role] = [.communeOfficer, .teamLeader]
  /// Those who plan for whole communes at once.
  static let planners: [Role] = [.administrator, .provinceOfficer, .communeOfficer]
  /// Those who do it.
  static let ambassadors: [Role] = [.ambassador]

  /// The roles a call is open to; `nil` opens it to everyone, without a token.
  static func roles(for call: Call) -> [Role]? {
    switch call {
    case .system, .units, .coverage: nil
    case .helpRequests(let call): roles(for: call)
    case .assignments(let call): roles(for: call)
    case .tasks: ambassadors
    case .visits: readers
    case .matching(.candidates): coordinators
    case .matching: planners
    case .me: Role.allCases
    case .teams, .households: readers
    case .ambassadors(.list): readers
    // By the role ambassador one sees oneself alone: the statement leaves it out of the scope.
    case .ambassadors(.show): readers + ambassadors
    }
  }

  private static func roles(for call: HelpRequestsCall) -> [Role] {
    switch call {
    case .list: readers
    case .show: readers + ambassadors
    case .create, .correct, .move: coordinators
    case .contact: coordinators + ambassadors
    }
  }

  private static func roles(for call: AssignmentsCall) -> [Role] {
    switch call {
    case .offer: coordinators
    case .show: readers + ambassadors
    case .move(_, let move):
      switch move.event {
      case .accept, .decline, .start, .report, .release, .fail: ambassadors
      case .withdraw, .revoke, .verify, .return: coordinators
      }
    }
  }
}

extension [Role] {
  /// The roles as the statements take them: an array in PostgreSQL's text form.
  var literal: String {
    var text: [UInt8] = [UInt8(ascii: "{")]
    for role in self {
      if text.count > 1 { text.append(UInt8(ascii: ",")) }
      text.append(contentsOf: role.rawValue.utf8)
    }
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }
}
