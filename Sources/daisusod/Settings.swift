internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc

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
}
