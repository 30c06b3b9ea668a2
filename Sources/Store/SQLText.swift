internal import FoundationEssentials

/// The SQL text that belongs to this program: the folders of `sql/`, beside the program's file.
public struct SQLText: Sendable {
  /// The folder that holds `cell`, `migrations`, `queries` and `reference`.
  let folder: String

  /// What was built with this program: `daisuso_Store.resources` in the program's folder.
  ///
  /// `Bundle.module` would do the same at the price of Foundation.
  public static var bundled: Self {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let end = program.lastIndex(of: "/") ?? program.startIndex
    return Self(folder: "\(program[..<end])/daisuso_Store.resources")
  }

  /// A folder of the same layout, as a test makes it.
  package init(folder: String) {
    self.folder = folder
  }

  /// The text of one file.
  ///
  /// - Throws: ``StoreError/obstacle(_:)`` when it is missing or not UTF-8.
  func read(_ path: String) throws(StoreError) -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw .obstacle(.file("\(folder)/\(path)"))
    }
    return text
  }

  /// The bytes of one file.
  func bytes(_ path: String) throws(StoreError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else {
      throw .obstacle(.file("\(folder)/\(path)"))
    }
    return [UInt8](data)
  }

  /// The files of a folder that end so, in the order of their names' bytes.
  func files(in path: String, ending: String) throws(StoreError) -> [String] {
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")
      return names.filter { $0.hasSuffix(ending) }.sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    } catch {
      throw .obstacle(.file("\(folder)/\(path)"))
    }
  }
}
