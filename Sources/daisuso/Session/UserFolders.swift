/// Where this user keeps what programs leave behind.
///
/// - SeeAlso: <https://specifications.freedesktop.org/basedir-spec/latest/>.
struct UserFolders {
  /// What the user chose: `$XDG_CONFIG_HOME/daisuso`, else `~/.config/daisuso`.
  let settings: String
  /// What must survive until the next run: `$XDG_STATE_HOME/daisuso`, else
  /// `~/.local/state/daisuso`.
  let state: String

  init(environment: [String: String]) throws(Trouble) {
    settings = try Self.folder("XDG_CONFIG_HOME", else: "/.config", environment)
    state = try Self.folder("XDG_STATE_HOME", else: "/.local/state", environment)
  }

  private static func folder(
    _ name: String, else usual: String, _ environment: [String: String]
  ) throws(Trouble) -> String {
    if let folder = environment[name], folder.hasPrefix("/") { return folder + "/daisuso" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { throw .file(.noHome) }
    return home + usual + "/daisuso"
  }
}
