/// What a plan does otherwise than the one before, request by request.
public struct PlanDiff: Hashable, Sendable {
  /// What happens to one request.
  public enum Kind: String, CaseIterable, Sendable {
    /// Gets a visit that it did not have.
    case added
    /// Loses its visit.
    case dropped
    /// Keeps the half day, gets another volunteer.
    case otherVolunteer = "other_volunteer"
    /// Keeps the volunteer, in another half day.
    case otherHalfDay = "other_half_day"
    /// Gets another volunteer in another half day.
    case otherBoth = "other_both"
  }

  /// One visit that is not as before; people and requests by their outside ids.
  public struct Move: Hashable, Sendable {
    /// The request.
    public let request: String
    /// What happens to it.
    public let kind: Kind
    /// Who came before.
    public let volunteerBefore: String?
    /// When they came before.
    public let slotBefore: Slot?
    /// Who comes now.
    public let volunteer: String?
    /// When they come now.
    public let slot: Slot?
    /// Road metres now less road metres before; 0 where one of the visits is not there.
    public let metres: Int
  }

  /// Ascending by request.
  public let moves: [Move]
  /// How many visits stay as they were.
  public let kept: Int
  /// People served now less people served before.
  public let served: Int
  /// Road metres of the new plan less those of the old.
  public let metres: Int

  /// Compares two plans; their problems may differ.
  ///
  /// - Complexity: O(n log n) in the visits.
  public init(from before: Plan, to after: Plan) {
    let old = Dictionary(grouping: before.named, by: \.request)
    let new = Dictionary(grouping: after.named, by: \.request)
    var moves: [Move] = []
    var kept = 0
    for request in Set(old.keys).union(new.keys).sorted(by: isBefore) {
      let pair = PlanDiff.unchanged(old[request, default: []], new[request, default: []])
      kept += pair.kept
      moves += PlanDiff.moves(request, pair.old, pair.new)
    }
    self.moves = moves
    self.kept = kept
    served = after.score.served - before.score.served
    metres = after.score.metres - before.score.metres
  }

  /// Takes out the visits that both plans have.
  private static func unchanged(
    _ old: [NamedVisit], _ new: [NamedVisit]
  ) -> (old: [NamedVisit], new: [NamedVisit], kept: Int) {
    func isSame(_ one: NamedVisit, _ two: NamedVisit) -> Bool {
      one.volunteer == two.volunteer && one.slot == two.slot
    }
    let gone = old.filter { visit in !new.contains { isSame($0, visit) } }
    let come = new.filter { visit in !old.contains { isSame($0, visit) } }
    return (gone, come, old.count - gone.count)
  }

  /// Pairs what is gone with what has come: the same volunteer first, then in order.
  private static func moves(
    _ request: String, _ old: [NamedVisit], _ new: [NamedVisit]
  ) -> [Move] {
    var waiting = old
    var moves: [Move] = []
    for visit in new {
      let match = waiting.firstIndex { $0.volunteer == visit.volunteer } ?? waiting.indices.first
      moves.append(move(request, match.map { waiting.remove(at: $0) }, visit))
    }
    return moves + waiting.map { move(request, $0, nil) }
  }

  private static func move(
    _ request: String, _ before: NamedVisit?, _ after: NamedVisit?
  ) -> Move {
    let kind: Kind =
      switch (before, after) {
      case (nil, _): .added
      case (_, nil): .dropped
      case (let before?, let after?) where before.volunteer == after.volunteer: .otherHalfDay
      case (let before?, let after?) where before.slot == after.slot: .otherVolunteer
      default: .otherBoth
      }
    var metres = 0
    if let before, let after { metres = after.metres - before.metres }
    return Move(
      request: request, kind: kind, volunteerBefore: before?.volunteer,
      slotBefore: before?.slot, volunteer: after?.volunteer, slot: after?.slot, metres: metres)
  }
}

/// A visit by outside ids.
private struct NamedVisit {
  let request, volunteer: String
  let slot: Slot
  let metres: Int
}

extension Plan {
  fileprivate var named: [NamedVisit] {
    visits.map { visit in
      NamedVisit(
        request: requestIDs[Int(visit.request)], volunteer: volunteerIDs[Int(visit.volunteer)],
        slot: visit.slot, metres: visit.metres)
    }
  }
}
