internal import FoundationEssentials

/// The file that keeps the session: `daisuso/session.json` in the folder for settings.
///
/// Readable by its user alone: the token is as good as a password.
struct SessionFile {
  private let file: PrivateFile

  /// Where it is.
  var path: String { file.path }

  /// The place that the environment says.
  init(environment: [String: String]) throws(Trouble) {
    file = PrivateFile(path: try UserFolders(environment: environment).settings + "/session.json")
  }

  /// The session, `nil` when nobody is signed in.
  ///
  /// - Throws: When the file is not ours alone, or not what ``write(_:)`` wrote.
  func read() throws(Trouble) -> Session? {
    guard let bytes = try file.read() else { return nil }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let session = try? decoder.decode(Session.self, from: Data(bytes)) else {
      throw .file(.unreadable(path: path))
    }
    return session
  }

  /// Stores the session in the place of the one before.
  func write(_ session: Session) throws(Trouble) {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(session) else {
      throw .file(.unreadable(path: path))
    }
    try file.write(Array(bytes))
  }

  /// Removes the session; `false` when there was none.
  func remove() throws(Trouble) -> Bool {
    try file.remove()
  }
}
