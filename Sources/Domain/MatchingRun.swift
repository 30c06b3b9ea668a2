/// One solve of who helps whom in a scope: queued, solved by a worker, applied by a person.
public enum MatchingRun {
  /// Where a run stands; the raw value is the column's and the wire's.
  public enum State: String, Sendable, CaseIterable {
    case queued, running, done, applying, applied, failed, cancelled
  }
}
