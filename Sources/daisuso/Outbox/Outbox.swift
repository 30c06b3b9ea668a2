internal import FoundationEssentials

/// The writes whose outcome is not known yet, a file each: `daisuso/ops/KEY.json` in the folder for
/// state.
struct Outbox {
  /// Where the files are.
  let folder: String

  /// The place that the environment says.
  init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Trouble) {
    folder = try UserFolders(environment: environment).state + "/ops"
  }

  /// All that wait, oldest first; a file that is none of ours, or may not be believed, is named and left
  /// alone: it must not stop the others.
  func pending() throws(Trouble) -> [Op] {
    // No folder, no ops.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var ops: [Op] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      do throws(Trouble) {
        if let op = try read(file(String(name.dropLast(5)))) { ops.append(op) }
      } catch {
        let explanation = texts.explanation(of: error)
        try note([explanation.what, explanation.next].compactMap { $0 }.joined(separator: " "))
      }
    }
    return ops
  }

  /// Stores the op, in the place of the one with its key.
  ///
  /// - Throws: When it cannot be kept; it must not be sent then.
  func keep(_ op: Op) throws(Trouble) {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(op), bytes.count <= Self.limit else {
      throw .file(.unreadable(path: file(op.key).path))
    }
    try file(op.key).write(Array(bytes))
  }

  /// Forgets the op, whose outcome is known; `false` when it was forgotten before.
  @discardableResult
  func forget(_ key: String) throws(Trouble) -> Bool {
    try file(key).remove()
  }

  /// The server takes 64 KiB of body; quoted as JSON in a file that at most doubles.
  private static let limit = 256 << 10

  /// The op in the file, `nil` when another process has forgotten it meanwhile.
  private func read(_ file: PrivateFile) throws(Trouble) -> Op? {
    guard let bytes = try file.read() else { return nil }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let op = try? decoder.decode(Op.self, from: Data(bytes)) else {
      throw .file(.brokenOp(path: file.path))
    }
    return op
  }

  private func file(_ key: String) -> PrivateFile {
    PrivateFile(path: "\(folder)/\(key).json", limit: Self.limit)
  }
}
