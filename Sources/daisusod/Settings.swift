internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import Store

/// The settings that every command of daisusod takes; what is given here wins over the environment.
struct Settings: ParsableArguments {
  @Option(help: "Cổng HTTP (DAISUSO_PORT; mặc định 8080).")
  var port: UInt16?

  @Option(help: "Địa chỉ để nghe (DAISUSO_HOST; mặc định 127.0.0.1: chỉ máy này).")
  var host: String?

  @Option(help: "Thư mục của PostgreSQL riêng (DAISUSO_DATA), dùng khi không có DATABASE_URL.")
  var data: String?

  /// The configuration in force.
  func configuration() throws(ConfigurationError) -> Configuration {
    var environment = ProcessInfo.processInfo.environment
    if let port { environment["DAISUSO_PORT"] = String(port) }
    if let host { environment["DAISUSO_HOST"] = host }
    if let data { environment["DAISUSO_DATA"] = data }
    return try Configuration(environment: environment, isRoot: geteuid() == 0)
  }

  /// Runs `body` as the owner of the cell's database.
  func asOwner<Value>(_ body: (borrowing Connection) throws(StoreError) -> Value) throws -> Value {
    let cell = try Cell.shared(configuration()) { _ in }
    defer { cell.close() }
    return try body(Connection(cell.database, .owner))
  }
}
