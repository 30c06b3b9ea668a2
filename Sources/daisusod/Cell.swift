internal import Glibc
internal import Loop
internal import Store

/// A cell's database, opened and brought to this build's schema and reference data.
///
/// The private cluster, if there is one, stops with it.
final class Cell {
  let database: Database
  private let postgres: EmbeddedPostgres?

  /// Opens the database for an administration command: beside the service when it runs, on its own
  /// otherwise.
  static func shared(
    _ configuration: Configuration, for use: EmbeddedPostgres.Use = .service,
    progress: (String) -> Void
  ) throws -> Cell {
    guard configuration.databaseURL == nil,
      let url = EmbeddedPostgres.running(dataFolder: configuration.dataFolder)
    else { return try Cell(configuration, for: use, progress: progress) }
    var beside = configuration
    beside.databaseURL = url
    return try Cell(beside, progress: progress)
  }

  /// Opens the database and migrates it; `progress` is told what is going on, in Vietnamese.
  init(
    _ configuration: Configuration, for use: EmbeddedPostgres.Use = .service,
    progress: (String) -> Void
  ) throws {
    let schema = try Schema(configuration.schema)
    if let url = configuration.databaseURL {
      postgres = nil
      database = Database(url: url, schema: schema)
    } else {
      let postgres = try EmbeddedPostgres.start(
        dataFolder: configuration.dataFolder, for: use, progress: progress)
      self.postgres = postgres
      database = Database(url: postgres.url, schema: schema)
    }
    let owner = try Connection(database, .owner)
    try Migrator.migrate(owner, progress: progress)
    progress("Đối chiếu dữ liệu tham chiếu")
    try Reference.load(owner) { _ in }
    guard try owner.ask(.makeCell, [configuration.cellKind]).outcome == "ok" else {
      throw Refusal(
        """
        Địa bàn trong cơ sở dữ liệu này không phải loại \(configuration.cellKind): dữ liệu thật và \
        dữ liệu minh họa không ở chung. Hãy đặt lại DAISUSO_CELL, hoặc dùng cơ sở dữ liệu khác.
        """)
    }
  }

  /// The outlines of the communes as the map's asset.
  func outlines() throws -> [UInt8] {
    let row = try Connection(database, .worker).ask(.outlines, [])
    return row.body
  }

  /// Starts the private cluster again whenever it ends while the service runs; the seats reconnect
  /// by themselves.
  func guardCluster(on loop: Loop, log: Log) throws(LoopError) {
    guard let postgres else { return }
    try loop.onSignals([SIGCHLD]) { _ in
      guard postgres.reap() else { return }
      log.record(.error, "postgres_ended")
      loop.schedule(afterMilliseconds: 250) {
        do {
          try postgres.restart()
        } catch {
          log.record(.error, "postgres_restart_failed", [("why", .word("\(error)"))])
        }
      }
    }
  }

  /// Why a connection may have been lost.
  var lastWords: String {
    postgres?.lastWords ?? "mất kết nối tới PostgreSQL; hãy xem nhật ký của máy chủ đó"
  }

  /// Stops the private cluster, if there is one.
  func close() {
    postgres?.stop()
  }
}
