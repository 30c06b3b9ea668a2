internal import FoundationEssentials

/// The SQL text that belongs to this program: the folders of `sql/`, beside the program's file.
public struct SQLText: Sendable {
  private enum Source {
    case folder(String)
    case memory([String: String])
  }

  private let source: Source

  /// What was built with this program: `daisuso_Store.resources` in the program's folder.
  ///
  /// `Bundle.module` would find the same at the price of Foundation.
  public static var bundled: Self {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let end = program.lastIndex(of: "/") ?? program.startIndex
    return Self(source: .folder("\(program[..<end])/daisuso_Store.resources"))
  }

  private init(source: Source) {
    self.source = source
  }

  /// Files by their paths under `sql/`, as a test makes them up.
  package init(_ files: [String: String]) {
    source = .memory(files)
  }

  /// The text of one file.
  ///
  /// - Throws: ``StoreError/obstacle(_:)`` when it is missing or not UTF-8.
  package func read(_ path: String) throws(StoreError) -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw .obstacle(.file(shown(path)))
    }
    return text
  }

  /// The bytes of one file.
  ///
  /// - Throws: ``StoreError/obstacle(_:)`` when it is missing.
  package func bytes(_ path: String) throws(StoreError) -> [UInt8] {
    let bytes: [UInt8]? =
      switch source {
      case .folder: FileManager.default.contents(atPath: shown(path)).map { [UInt8]($0) }
      case .memory(let files): files[path].map { Array($0.utf8) }
      }
    guard let bytes else { throw .obstacle(.file(shown(path))) }
    return bytes
  }

  /// The names of a folder's files that end so, in the order of their bytes.
  ///
  /// - Throws: ``StoreError/obstacle(_:)`` when there is no such folder.
  package func names(in folder: String, ending: String) throws(StoreError) -> [String] {
    let names: [String]
    switch source {
    case .folder:
      guard let found = try? FileManager.default.contentsOfDirectory(atPath: shown(folder)) else {
        throw .obstacle(.file(shown(folder)))
      }
      names = found
    case .memory(let files):
      names = files.keys.filter { $0.hasPrefix("\(folder)/") }.map {
        String($0.dropFirst(folder.count + 1))
      }
    }
    return names.filter { $0.hasSuffix(ending) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func shown(_ path: String) -> String {
    switch source {
    case .folder(let folder): "\(folder)/\(path)"
    case .memory: path
    }
  }
}
