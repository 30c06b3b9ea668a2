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
      case .refused(let state, _): Self(refused: state)
      case .lost, .busy: Fault(.unavailable, headers: soon)
      case .unknown: Fault(.repeatWithSameKey, headers: soon)
      case .nul: Fault(.malformedRequest, "Văn bản có ký tự U+0000.")
      case .shape, .obstacle: Fault(.unforeseen)
      }
  }

  private init(refused state: String) {
    let soon = [Incoming.Header("Retry-After", "1")]
    self =
      switch state {
      // Lock not available, cancelled by a timeout, too many connections, starting up, shutting down.
      case "55P03", "57014", "53300", "57P03", "57P01", "40001", "40P01":
        Fault(.unavailable, headers: soon)
      case _ where state.hasPrefix("22"): Fault(.invalidParameter)
      default: Fault(.unforeseen)
      }
  }
}
