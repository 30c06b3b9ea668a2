internal import Map
internal import Store

/// What the service runs with, read once at boot from the environment and the command line.
struct Configuration: Equatable {
  /// Address and port to listen on; loopback unless said otherwise (without nginx in front the
  /// service must not face a network).
  var host = "127.0.0.1"
  var port: UInt16 = 8080
  /// A PostgreSQL server to use; `nil` starts a private cluster in ``dataFolder``.
  var databaseURL: String?
  /// The schema of the cell.
  var schema = "ninh_binh"
  /// Whether the people in the cell are real: unless somebody says so, they are made up, and every
  /// page says that.
  var cellKind = "demonstration"
  /// Where the private cluster lives.
  var dataFolder: String
  /// Where the log goes; `nil` is standard error.
  var logFile: String?
  /// Where Leaflet is served from.
  var leafletFolder = Assets.debianLeafletFolder

  /// Reads the environment; names *all* bad values at once.
  init(environment: [String: String], isRoot: Bool) throws(ConfigurationError) {
    var problems: [String] = []
    dataFolder = Self.usualDataFolder(environment, isRoot: isRoot)
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      switch name {
      case "DATABASE_URL": databaseURL = value.isEmpty ? nil : value
      case "DAISUSO_HOST": host = value
      case "DAISUSO_PORT":
        if let number = UInt16(value) {
          port = number
        } else {
          problems.append("DAISUSO_PORT phải là số từ 0 đến 65535, không phải «\(value)».")
        }
      case "DAISUSO_SCHEMA":
        if (try? Schema(value)) != nil {
          schema = value
        } else {
          problems.append("DAISUSO_SCHEMA chỉ gồm a–z, 0–9 và _, bắt đầu bằng chữ.")
        }
      case "DAISUSO_CELL":
        if ["real", "demonstration"].contains(value) {
          cellKind = value
        } else {
          problems.append("DAISUSO_CELL phải là real (dữ liệu thật) hoặc demonstration (minh họa).")
        }
      case "DAISUSO_DATA": dataFolder = value
      case "DAISUSO_LOG": logFile = value.isEmpty ? nil : value
      case "DAISUSO_LEAFLET": leafletFolder = value
      case _ where name.hasPrefix("DAISUSO_") && !Self.clientNames.contains(name):
        problems.append("\(name) không phải tên cấu hình nào của daisusod.")
      default: break
      }
    }
    if !dataFolder.hasPrefix("/") { problems.append("DAISUSO_DATA phải là đường dẫn tuyệt đối.") }
    guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
  }

  /// The settings in force, one `NAME=value` a line, without secrets.
  var description: String {
    [
      "DAISUSO_HOST=\(host)", "DAISUSO_PORT=\(port)", "DAISUSO_SCHEMA=\(schema)",
      "DAISUSO_CELL=\(cellKind)", "DAISUSO_DATA=\(dataFolder)", "DAISUSO_LEAFLET=\(leafletFolder)",
      "DAISUSO_LOG=\(logFile ?? "")",
      databaseURL == nil ? "# DATABASE_URL không đặt: dùng PostgreSQL riêng" : "DATABASE_URL=***",
    ].joined(separator: "\n")
  }

  /// Names that the client and the tests read, which may stand in the same environment.
  private static let clientNames: Set = [
    "DAISUSO_SERVER", "DAISUSO_TOKEN", "DAISUSO_TEST_DATABASE_URL",
  ]

  private static func usualDataFolder(_ environment: [String: String], isRoot: Bool) -> String {
    if isRoot { return "/var/lib/daisuso" }
    if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") {
      return folder + "/daisuso"
    }
    return (environment["HOME"] ?? "") + "/.local/share/daisuso"
  }
}

/// Every setting that is wrong, each in one Vietnamese sentence.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  let problems: [String]

  var description: String { problems.joined(separator: "\n✗ ") }
}
