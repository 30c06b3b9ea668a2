public import API
public import Store

extension Fault {
  /// The refusal that a failed statement means to a caller.
  ///
  /// The one place where SQLSTATEs and constraint names become faults; a constraint is the last
  /// referee, so most refusals were made by the statement's own words before.
  ///
  /// - SeeAlso: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
  public init(_ error: StoreError) {
    let soon = [Incoming.Header("Retry-After", "1")]
    self =
      switch error {
      case .refused(let state, let constraint): Self(refused: state, constraint ?? "")
      case .lost, .busy: Fault(.unavailable, headers: soon)
      case .unknown: Fault(.repeatWithSameKey, headers: soon)
      case .nul: Fault(.malformedRequest, "Văn bản có ký tự U+0000.")
      case .shape, .obstacle: Fault(.unforeseen)
      }
  }

  private init(refused state: String, _ constraint: String) {
    let soon = [Incoming.Header("Retry-After", "1")]
    self =
      switch state {
      case "23505", "23P01", "23514": Self(brokenRule: constraint)
      // Lock not available, cancelled by a timeout, no disk or memory left, too many
      // connections, starting up, shutting down.
      case "55P03", "57014", "53100", "53200", "53300", "57P03", "57P01", "40001", "40P01":
        Fault(.unavailable, headers: soon)
      case _ where state.hasPrefix("22"): Fault(.invalidParameter)
      default: Fault(.unforeseen)
      }
  }

  /// What a constraint refused: two calls at once, of which the other came first.
  private init(brokenRule constraint: String) {
    let rules: [(prefix: String, fault: Fault)] = [
      ("idempotency_", Fault(.repeatWithSameKey, headers: [.init("Retry-After", "1")])),
      (
        "assignment_one_live_per_seat",
        Fault(.taken, "Buổi đó của đại sứ vừa có việc hoặc lời mời khác.")
      ),
      ("assignment_one_live_per_request", Fault(.taken, "Đại sứ này vừa được mời.")),
      ("assignment_no_overlapping_times", Fault(.stateConflict, "Trùng giờ với một việc đã nhận.")),
      ("help_request_never_more_people", Fault(.taken)),
      (
        "help_request_closed_leaves_nothing_undone",
        Fault(.stateConflict, "Yêu cầu vừa có lời mời hoặc việc mới; hãy xem lại rồi thử lại.")
      ),
      ("help_request_offers_within", Fault(.full)), ("ambassador_open_work", Fault(.full)),
      ("ambassador_week_minutes", Fault(.full)),
      ("help_request_id", Self.idIsUsed), ("assignment_id", Self.idIsUsed),
      ("visit_id", Self.idIsUsed), ("visit_op_is_told_once", Self.idIsUsed),
    ]
    self = rules.first { constraint.hasPrefix($0.prefix) }?.fault ?? Fault(.unforeseen)
  }

  private static let idIsUsed = Fault(.taken, "Mã (id) này đã được dùng.")
}
