internal import FoundationEssentials

/// The folder of the running program, where the build puts the rooms' resources.
enum ProgramFolder {
  static let path: String = {
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return String((program ?? "").split(separator: "/").dropLast().map { "/" + $0 }.joined())
  }()

  /// The bytes of a resource of a room.
  static func resource(_ room: String, _ name: String) throws(Refusal) -> [UInt8] {
    let path = "\(path)/daisuso_\(room).resources/\(name)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Refusal("Không đọc được \(path): hãy giữ các thư mục .resources cạnh chương trình.")
    }
    return Array(data)
  }
}
