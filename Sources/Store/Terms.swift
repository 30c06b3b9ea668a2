/// The limits and the role a connection is opened with.
public struct Terms: Sendable, Equatable {
  /// What `pg_stat_activity` shows.
  public var application: String
  /// Milliseconds a statement may run; 0 is no limit.
  public var statementMilliseconds: Int64
  /// Milliseconds a statement may wait for a lock; 0 is no limit.
  public var lockMilliseconds: Int64
  /// The role to become, which row-level security binds; `nil` stays the login.
  public var role: String?

  /// The service's role; the migrator makes it.
  static let serviceRole = "daisuso_service"

  /// A request's statement: 3 s, 1 s for a lock, as the service's role.
  public static let seat = Self(
    application: "daisusod", statementMilliseconds: 3000, lockMilliseconds: 1000,
    role: serviceRole)
  /// The matching worker's: a minute for a whole problem or plan, as the service's role.
  public static let worker = Self(
    application: "daisusod worker", statementMilliseconds: 60_000, lockMilliseconds: 1000,
    role: serviceRole)
  /// Migrations, loading and administration: as the login, with all the time it takes, but 10 s for
  /// a lock, because whoever comes later waits behind it.
  public static let owner = Self(
    application: "daisusod owner", statementMilliseconds: 0, lockMilliseconds: 10_000, role: nil)

  /// Milliseconds after which a silent server is given up: the server's own limit comes first.
  var patienceMilliseconds: Int64? {
    statementMilliseconds == 0 ? nil : statementMilliseconds + 500
  }
}
